import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@/ui/series.css";
import "./theme.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { RouterProvider } from "@tanstack/react-router";
import { router } from "./router";
import { cssVariables, theme } from "./theme";

/** The server writes a nonce into the page for each answer; styles made at run time carry it. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={nonce}>
      <RouterProvider router={router} />
      {/* Never over the primary action, which stands at the bottom right. */}
      <Notifications position="bottom-center" />
    </MantineProvider>
  );
}
