import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  readonly children: ReactNode;
  /** Uses the whole window, and scrolls in its own parts. */
  readonly wide?: boolean;
}
/** The frame of pages that belong to no project. */
export function Page({ children, wide }: PageProps) {
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark";
  const label = other === "dark" ? "Dark mode" : "Light mode";
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <img src="/icon.svg" alt="" width={22} height={22} />
          PharmaFlow
        </span>
        <nav className={classes.links} aria-label="Pages">
          <Link to="/projects">Projects</Link>
          <Link to="/equipment">Equipment</Link>
        </nav>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" size="lg" aria-label={label} onClick={() => setColorScheme(other)}>
            {other === "light" ? <IconSun size={18} /> : <IconMoon size={18} />}
          </ActionIcon>
        </Tooltip>
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        {children}
      </main>
    </div>
  );
}
