import { ActionIcon, Menu, TextInput, VisuallyHidden } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { exportProject } from "@/doc/files";
import { deleteProject, duplicateProject } from "@/doc/persistence";
import { ago, exactly } from "./moment";
import { type ProjectRow, savedWhere } from "./listing";
import { documentOf, rename } from "./overview";
import { sayDeleted } from "./say_deleted";
import classes from "./Projects.module.css";

interface ProjectTableProps {
  readonly rows: readonly ProjectRow[];
  /** Something was changed: the list is read again. */
  readonly onChange: () => void;
}

export function ProjectTable({ rows, onChange }: ProjectTableProps) {
  const [renaming, setRenaming] = useState<string>();
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Changed</th>
            <th scope="col" className={classes.number}>
              Experiments
            </th>
            <th scope="col" className={classes.number}>
              Points
            </th>
            <th scope="col">Saved on</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={classes.title}>
                {renaming === row.id ? (
                  <TitleField row={row} onDone={(changed) => (setRenaming(undefined), changed && onChange())} />
                ) : (
                  <Link to={`/p/${row.id}` as "/"} title={row.title} onKeyDown={(event: KeyboardEvent) => keys(event, row, setRenaming, onChange)}>
                    {row.title}
                  </Link>
                )}
              </td>
              <td title={exactly(row.updated)}>{ago(row.updated)}</td>
              <td className={classes.number}>{row.contents?.experiments ?? "–"}</td>
              <td className={classes.number}>{row.contents?.points ?? "–"}</td>
              <td className={classes.dimmed}>{savedWhere(row)}</td>
              <td>
                <RowMenu row={row} onRename={() => setRenaming(row.id)} onChange={onChange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function keys(event: KeyboardEvent, row: ProjectRow, startRenaming: (id: string) => void, onChange: () => void): void {
  if (event.key === "F2") startRenaming(row.id);
  else if (event.key === "Delete") void discard(row, onChange);
  else return;
  event.preventDefault();
}

async function discard({ id, title }: ProjectRow, onChange: () => void): Promise<void> {
  await deleteProject(id);
  onChange();
  sayDeleted(id, title, onChange);
}

interface RowMenuProps {
  readonly row: ProjectRow;
  readonly onRename: () => void;
  readonly onChange: () => void;
}
function RowMenu({ row, onRename, onChange }: RowMenuProps) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${row.title}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRename} rightSection={<kbd>F2</kbd>}>
          Rename
        </Menu.Item>
        <Menu.Item onClick={() => void duplicateProject(row.id).then(onChange)}>Duplicate</Menu.Item>
        <Menu.Item onClick={() => void documentOf(row.id).then((document) => document && exportProject(document))}>Export as a file</Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => void discard(row, onChange)} rightSection={<kbd>Del</kbd>}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function TitleField({ row, onDone }: { readonly row: ProjectRow; readonly onDone: (changed: boolean) => void }) {
  const [text, setText] = useState(row.title);
  const accept = () => {
    const title = text.trim();
    if (title === "" || title === row.title) return onDone(false);
    void rename(row.id, title).then(() => onDone(true));
  };
  return (
    <TextInput
      size="xs"
      aria-label={`Title of ${row.title}`}
      autoFocus
      value={text}
      onChange={({ currentTarget: { value } }) => setText(value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={accept}
      onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && onDone(false))}
    />
  );
}
