import { ActionIcon, Button, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconDownload, IconKeyboard, IconMoon, IconSun } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { exportProject } from "@/doc/files";
import { redo, undo } from "@/doc/store";
import { useProject } from "@/doc/use_project";
import { says } from "@/ui/says";
import { useCommandContext } from "./commands";
import classes from "./Frame.module.css";
import { SavedNote } from "./SavedNote";

interface HeaderProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

export function Header({ onPalette, onHelp }: HeaderProps) {
  return (
    <header className={classes.header}>
      <Link to="/projects" className={classes.brand} aria-label="PharmaFlow, all projects">
        <img src="/icon.svg" alt="" width={22} height={22} />
        <span className={classes.searchWord}>PharmaFlow</span>
      </Link>
      <ProjectMenu />
      <SavedNote />
      <span className={classes.gap} />
      <button type="button" className={classes.search} onClick={onPalette} aria-label="Search or run a command">
        <span className={classes.searchWord}>Search or run…</span>
        <kbd>Ctrl K</kbd>
      </button>
      <UndoButtons />
      <IconButton label="Export the project" onClick={() => void exportProject()}>
        <IconDownload size={18} />
      </IconButton>
      <IconButton label="Keys" onClick={onHelp}>
        <IconKeyboard size={18} />
      </IconButton>
      <ModeButton />
    </header>
  );
}

function IconButton({ label, ...rest }: { label: string; onClick: () => void; disabled?: boolean; children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={label} size="lg" {...rest} />
    </Tooltip>
  );
}

function ProjectMenu() {
  const title = useProject(({ document }) => document.title ?? "Untitled project");
  const { goTo } = useCommandContext();
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button className={classes.title} variant="subtle" rightSection={<IconChevronDown size={14} />} title={title}>
          {title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => goTo("settings")}>Project settings</Menu.Item>
        <Menu.Item onClick={() => goTo("history")}>Versions</Menu.Item>
        <Menu.Divider />
        <Menu.Item component={Link} to="/projects">
          All projects
        </Menu.Item>
        <Menu.Item component={Link} to="/equipment">
          Equipment
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function UndoButtons() {
  const past = useProject(({ history }) => history.past.at(-1)?.label);
  const future = useProject(({ history }) => history.future[0]?.label);
  return (
    <>
      <IconButton label={past ? `Undo: ${past}` : "Undo"} disabled={past === undefined} onClick={() => says(undo(), "Undone", "")}>
        <IconArrowBackUp size={18} />
      </IconButton>
      <IconButton label={future ? `Redo: ${future}` : "Redo"} disabled={future === undefined} onClick={() => says(redo(), "Done again", "")}>
        <IconArrowForwardUp size={18} />
      </IconButton>
    </>
  );
}

function ModeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const mode = useComputedColorScheme("light");
  const other = mode === "dark" ? "light" : "dark";
  return (
    <IconButton label={other === "dark" ? "Dark mode" : "Light mode"} onClick={() => setColorScheme(other)}>
      {mode === "dark" ? <IconSun size={18} /> : <IconMoon size={18} />}
    </IconButton>
  );
}
