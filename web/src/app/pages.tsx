/** Pages for when there is no page. */
import { Anchor, Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { type ErrorComponentProps, Link } from "@tanstack/react-router";

export function NotFound() {
  return (
    <Center h="100%" component="main">
      <Stack align="center" p="xl">
        <Title order={1} size="h2">
          There is nothing at this address
        </Title>
        <Text>A project lives in the browser that made it. It may be in another browser, or it was deleted.</Text>
        <Anchor component={Link} to="/projects">
          Projects on this device
        </Anchor>
      </Stack>
    </Center>
  );
}

export function Opening() {
  return (
    <Center h="100%">
      <Loader aria-label="Opening the project" />
    </Center>
  );
}

/** Our own fault. The project is stored already; nothing of it is in this page alone. */
export function Oops({ error }: ErrorComponentProps) {
  return (
    <Center h="100%" component="main">
      <Stack align="center" p="xl" maw={640}>
        <Title order={1} size="h2">
          This page stopped working
        </Title>
        <Text>That is a fault of PharmaFlow. Your project is saved and unchanged. Loading the page again usually helps.</Text>
        <Text size="sm" c="dimmed">
          {error instanceof Error ? error.message : String(error)}
        </Text>
        <Button onClick={() => window.location.reload()}>Load the page again</Button>
      </Stack>
    </Center>
  );
}
