import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { useCommandContext } from "./commands";
import { CommandPalette } from "./CommandPalette";
import classes from "./Frame.module.css";
import { Header } from "./Header";
import { KeysHelp } from "./KeysHelp";
import { Rail } from "./Rail";
import { ReadOnlyBanner } from "./ReadOnlyBanner";
import { StatusBar } from "./StatusBar";
import { useKeys } from "./use_keys";

/** The same on every page of a project: header, rail, the page, status bar. */
export function ProjectFrame() {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const context = useCommandContext();
  useKeys(context, { "mod+K": () => setPalette(true), "shift+?": () => setHelp(true) });

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <Header onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
      <ReadOnlyBanner />
      <Rail />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <StatusBar />
      <CommandPalette opened={palette} onClose={() => setPalette(false)} context={context} />
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
