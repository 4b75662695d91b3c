import { Button, FileButton, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconSearch, IconUpload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useCallback, useEffect, useState } from "react";
import { importProject } from "@/doc/files";
import { Page } from "@/ui/Page";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { NewProject } from "./NewProject";
import { ProjectTable } from "./ProjectTable";
import classes from "./Projects.module.css";
import { Samples } from "./Samples";
import { type ProjectRow, matches } from "./listing";
import { loadOverview } from "./overview";

const searchable = 5; // projects from which on a search helps

/** All projects of this device, and the ways to another one. */
export default function Projects() {
  const navigate = useNavigate();
  const [rows, setRows] = useState<readonly ProjectRow[]>();
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [dropping, setDropping] = useState(false);

  const reload = useCallback(() => void loadOverview().then(setRows), []);
  useEffect(() => {
    reload();
    window.document.title = "Projects – PharmaFlow";
    window.addEventListener("focus", reload);
    return () => window.removeEventListener("focus", reload);
  }, [reload]);

  const open = (id: string, step: string) => void navigate({ to: `/p/${id}/${step}` as "/" });
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    const imported = await importProject(await file.text(), file.name);
    if ("refused" in imported) return setRefused(imported.refused);
    setRefused(undefined);
    if (imported.faults.length > 0)
      notifications.show({ color: "yellow", message: `${file.name} was opened as a draft. It has ${imported.faults.length} ${imported.faults.length === 1 ? "fault" : "faults"}; Fit and Simulate say where.`, autoClose: 8000 });
    open(imported.project, "scheme");
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    void read(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setDropping(true);
  };
  const found = rows?.filter(({ title }) => matches(title, search));

  return (
    <Page>
      <div className={dropping ? classes.dropping : undefined} onDragOver={over} onDragLeave={() => setDropping(false)} onDrop={drop} style={{ minBlockSize: "100%" }}>
        <div className={classes.bar}>
          <h1>Projects on this device</h1>
          {(rows?.length ?? 0) >= searchable && (
            <TextInput aria-label="Search projects" placeholder="Search" leftSection={<IconSearch size={16} />} value={search} onChange={({ currentTarget: { value } }) => setSearch(value)} />
          )}
          <FileButton accept=".json,.pharmaflow.json,application/json" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                Import a file
              </Button>
            )}
          </FileButton>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            New project
          </Button>
        </div>
        {refused !== undefined && (
          <ProblemMessage what="The file was not imported" action={{ label: "Close", run: () => setRefused(undefined) }}>
            {refused}
          </ProblemMessage>
        )}
        {rows !== undefined && rows.length === 0 && <p className={classes.note}>There is no project yet. Begin a new one, open a sample, or drop a .pharmaflow.json file here.</p>}
        {found !== undefined && found.length > 0 && <ProjectTable rows={found} onChange={reload} />}
        {found !== undefined && found.length === 0 && rows!.length > 0 && <p className={classes.note}>No project is called “{search}”.</p>}
        {rows !== undefined && rows.length > 0 && <p className={classes.note} style={{ marginBlockStart: "0.75rem", fontSize: "0.8125rem" }}>A .pharmaflow.json file can be dropped here.</p>}
        <h2 className={classes.heading}>Finished samples</h2>
        <Samples onOpen={open} />
      </div>
      <NewProject opened={creating} onClose={() => setCreating(false)} onCreated={(id) => open(id, "scheme")} />
    </Page>
  );
}
