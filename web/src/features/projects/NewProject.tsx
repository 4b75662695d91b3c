import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { createProject } from "@/doc/persistence";
import { freshProject } from "./fresh";

interface NewProjectProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}
export function NewProject({ opened, onClose, onCreated }: NewProjectProps) {
  const [title, setTitle] = useState("");
  const [reaction, setReaction] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fresh = freshProject(title, reaction);
    if (!fresh.ok) return setFault(fresh.fault);
    onCreated(await createProject(fresh.document));
  };
  return (
    <Modal opened={opened} onClose={onClose} title="New project">
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput label="Title" placeholder="Untitled project" data-autofocus value={title} onChange={({ currentTarget: { value } }) => setTitle(value)} />
          <TextInput
            label="First reaction"
            description="More of them on the Scheme step. It may be left empty."
            placeholder="A + B -> C"
            value={reaction}
            error={fault}
            onChange={({ currentTarget: { value } }) => {
              setReaction(value);
              setFault(undefined);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Create</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
