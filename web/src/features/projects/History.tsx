import { Button, Group, TextInput } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { projectStore } from "@/doc/store";
import { useProject } from "@/doc/use_project";
import { type Version, changesBetween, keepVersion, listVersions, nameVersion, restoreVersion } from "@/doc/versions";
import { says } from "@/ui/says";
import { ago, exactly } from "./moment";
import classes from "./Projects.module.css";

const titleOf = ({ name, reason }: Version) => name ?? reason.charAt(0).toUpperCase() + reason.slice(1);

/** The versions of the open project: what each was, how it differs from now, the way back. */
export default function History() {
  const project = useProject(({ id }) => id);
  const document = useProject((state) => state.document);
  const readOnly = useProject((state) => state.readOnly);
  const [versions, setVersions] = useState<readonly Version[]>();
  const [name, setName] = useState("");
  const reload = useCallback(() => void listVersions(project).then(setVersions), [project]);
  useEffect(reload, [reload]);

  const keep = async () => {
    await keepVersion("kept by hand", name.trim() === "" ? exactly(Date.now()) : name.trim());
    setName("");
    reload();
  };
  const restore = async (version: Version) => {
    await restoreVersion(version);
    says(projectStore.getState().history.past.at(-1), "Done", "Nothing was to be restored: the project is as that version was.");
    reload();
  };
  return (
    <div className={classes.sheet}>
      <div className={classes.narrow}>
        <h1>Versions</h1>
        <p className={classes.note}>
          A version is kept before an import, after a fit, before a version is restored, once an hour while you work, and whenever you ask. Undo goes back in smaller steps.
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <Group my="md" align="end">
            <TextInput label="Name for the present state" placeholder="Sent to the plant" value={name} disabled={readOnly} onChange={({ currentTarget: { value } }) => setName(value)} flex={1} />
            <Button type="submit" disabled={readOnly} leftSection={<IconBookmark size={16} aria-hidden />}>
              Keep this version
            </Button>
          </Group>
        </form>
        {versions?.length === 0 && <p className={classes.note}>No version was kept yet. The first comes by itself with the next import or fit.</p>}
        <ol className={classes.versions}>
          {versions?.map((version) => (
            <VersionItem
              key={version.id}
              version={version}
              changes={changesBetween(version.document, document)}
              readOnly={readOnly}
              onName={(text) => void nameVersion(version.id, text).then(reload)}
              onRestore={() => void restore(version)}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}

interface VersionItemProps {
  readonly version: Version;
  /** From it to now, a line each. */
  readonly changes: readonly string[];
  readonly readOnly: boolean;
  readonly onName: (name: string) => void;
  readonly onRestore: () => void;
}
function VersionItem({ version, changes, readOnly, onName, onRestore }: VersionItemProps) {
  const [naming, setNaming] = useState<string>();
  const [open, setOpen] = useState(false);
  const accept = () => {
    if (naming !== undefined && naming.trim() !== (version.name ?? "")) onName(naming);
    setNaming(undefined);
  };
  const same = changes.length === 0;
  const words = same ? "as the project is now" : `${changes.length} ${changes.length === 1 ? "difference" : "differences"} from now`;
  return (
    <li className={classes.version}>
      <div className={classes.versionHead}>
        {naming === undefined ? (
          <strong>{titleOf(version)}</strong>
        ) : (
          <TextInput
            size="xs"
            flex={1}
            aria-label={`Name of the version of ${exactly(version.time)}`}
            autoFocus
            value={naming}
            onChange={({ currentTarget: { value } }) => setNaming(value)}
            onBlur={accept}
            onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && setNaming(undefined))}
          />
        )}
        <span className={classes.dimmed} title={exactly(version.time)}>
          {ago(version.time)}
        </span>
        <Button size="compact-sm" variant="subtle" onClick={() => setNaming(version.name ?? "")} disabled={naming !== undefined}>
          {version.name === undefined ? "Name it" : "Rename"}
        </Button>
        <Button size="compact-sm" variant="subtle" aria-expanded={open} disabled={same} onClick={() => setOpen(!open)}>
          Compare
        </Button>
        <Button size="compact-sm" variant="default" disabled={readOnly || same} onClick={onRestore}>
          Restore
        </Button>
      </div>
      <span className={classes.dimmed} style={{ fontSize: "0.8125rem" }}>
        {version.name !== undefined && `${version.reason}, `}
        {words}
      </span>
      {open && !same && (
        <ul className={classes.changes} aria-label="From this version to now">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
