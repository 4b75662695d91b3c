import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { putBlob } from "@/doc/database";
import { edit, projectStore } from "@/doc/store";
import type { ProjectDocument } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import { keepVersion } from "@/doc/versions";
import { type BottomTab, StepLayout } from "@/ui/StepLayout";
import { useViewState } from "@/ui/view_state";
import { ChooseFile, DropZone } from "../files/DropZone";
import { PasteButton } from "../files/PasteButton";
import { Imports } from "../files/Imports";
import { useOracle } from "../units";
import { applyImport } from "./apply/apply";
import { type Choices, type Interpretation, type SourceFile, choicesOf, interpret } from "./interpret";
import type { UnitOracle } from "./map/units";
import { Unreadable } from "@/doc/table/decode";
import { closeSession, openFile, useSession } from "./session";
import { Blockers } from "./view/Blockers";
import { DialectBar } from "./view/DialectBar";
import classes from "./view/Import.module.css";
import { Mapping } from "./view/Mapping";
import { PreviewPlot } from "./view/PreviewPlot";
import { Questions } from "./view/Questions";
import { Rejected } from "./view/Rejected";
import { StartFields } from "./view/StartFields";
import { Version } from "./view/Version";

/** A file on its way into the project: what was understood, what is asked, what it will become. */
export function Import() {
  const { source, opening, problem } = useSession();
  const units = useOracle();
  if (opening || (source && !units)) return <Loader m="xl" aria-label="The file is being read" />;
  if (source === undefined || units === undefined) return <NoFile {...(problem && { problem })} />;
  return <ImportFile source={source} units={units} />;
}

function NoFile({ problem }: { readonly problem?: { readonly detail: string; readonly wayOut: string } }) {
  const document = useDocument((one) => one);
  return (
    <StepLayout
      title="Import"
      main={
        <>
          {problem && (
            <div className={classes.message} role="alert" style={{ margin: "1rem" }}>
              <p>
                <strong>{problem.detail}</strong> {problem.wayOut}
              </p>
            </div>
          )}
          <DropZone onFile={(file) => void openFile(file, document)}>
            <PasteButton />
          </DropZone>
        </>
      }
      inspector={<Imports />}
    />
  );
}

type Outcome = { readonly found: Interpretation } | { readonly refused: Unreadable };
function look(source: SourceFile, choices: Choices, document: ProjectDocument, units: UnitOracle): Outcome {
  try {
    return { found: interpret(source, choices, document, units) };
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error };
    throw error;
  }
}

function ImportFile({ source, units }: { readonly source: SourceFile; readonly units: UnitOracle }) {
  const { choices } = useSession();
  const document = useDocument((one) => one);
  const outcome = useMemo(() => look(source, choices, document, units), [source, choices, document, units]);
  if ("refused" in outcome) return <NoFile problem={{ detail: `${source.name}: ${outcome.refused.message}`, wayOut: outcome.refused.wayOut }} />;
  return <Understood source={source} found={outcome.found} document={document} units={units} />;
}

interface UnderstoodProps {
  readonly source: SourceFile;
  readonly found: Interpretation;
  readonly document: ProjectDocument;
  readonly units: UnitOracle;
}
function Understood({ source, found, document, units }: UnderstoodProps) {
  const { reopened, earlier, apart, choices } = useSession();
  const [tab, setTab] = useViewState("tab");
  const { blockers, questions, reading } = found;
  const bottom: BottomTab[] = [
    { id: "preview", label: "Preview", content: <PreviewPlot found={found} document={document} units={units} /> },
    { id: "rejected", label: `Rejected rows (${reading.rejected.length})`, content: <Rejected rows={reading.rejected} /> },
  ];
  const before = reopened ?? earlier;
  const keeps = before !== undefined && !apart && choices.keepRecipes; // the start is in the recipes already
  return (
    <StepLayout
      title="Import"
      toolbar={
        <>
          <DialectBar source={source} found={found} />
          <ChooseFile label="Another file" variant="subtle" size="compact-sm" onFile={(file) => void openFile(file, document)} />
        </>
      }
      main={<Mapping found={found} document={document} units={units} />}
      bottom={bottom}
      tab={tab}
      onTab={setTab}
      inspector={
        <div className={classes.inspector}>
          <div>
            <h2 className={classes.file}>{source.name}</h2>
            <p className={classes.summary} role="status">
              {found.summary}
            </p>
            {found.encoding && <p className={classes.understood}>Read as {found.encoding.because}.</p>}
          </div>
          {blockers.length > 0 && <Blockers blockers={blockers} document={document} />}
          {questions.length > 0 && <Questions questions={questions} />}
          {before && <Version key={before.id} record={before} found={found} document={document} units={units} />}
          {blockers.length === 0 && !keeps && <StartFields found={found} document={document} />}
        </div>
      }
      primary={<Take source={source} found={found} units={units} />}
    />
  );
}

/** Imports, or goes back without a change. */
function Take({ source, found, units }: { readonly source: SourceFile; readonly found: Interpretation; readonly units: UnitOracle }) {
  const readOnly = useProject((project) => project.readOnly);
  const { project } = useParams({ strict: false }) as { project: string };
  const navigate = useNavigate();
  const { blockers, reading, plan } = found;
  const rows = reading.rows - reading.rejected.length;
  const label = `Import ${rows}${reading.rejected.length > 0 ? ` of ${reading.rows}` : ""} ${reading.rows === 1 ? "row" : "rows"}`;

  const take = async () => {
    const { choices, reopened, earlier, apart } = useSession.getState();
    const sha256 = await putBlob(source.bytes).catch(() => undefined);
    if (sha256 === undefined) notifications.show({ color: "yellow", title: "The file itself was not kept", message: "This browser has no room for it. The numbers are imported; the import cannot be opened again." });
    const replaces = reopened?.id ?? (apart ? undefined : earlier?.id);
    const { dialect } = found.sniffed;
    const record = {
      id: reopened?.id ?? crypto.randomUUID(),
      file: { name: source.name, sha256: sha256 ?? "", bytes: source.bytes.length },
      imported: new Date().toISOString(),
      choices: { ...choices, dialect, ...(found.encoding && { encoding: found.encoding.name }), ...(found.sheet !== undefined && { sheet: found.sheet }), columns: Object.fromEntries(found.columns.map(({ title, role, unit }) => [title, { role, unit }])) },
    };
    await keepVersion("before an import");
    const before = reopened && interpret(source, choicesOf(reopened), projectStore.getState().document, units).plan;
    edit(`Import ${source.name}`, (draft) => applyImport(draft, { plan, record, keepRecipes: choices.keepRecipes, ...(replaces !== undefined && { replaces }), ...(before && { before }) }));
    const experiment = projectStore.getState().document.workbench?.imports?.find(({ id }) => id === record.id)?.experiments[0];
    closeSession();
    await navigate({ to: `/p/${project}/data` as string, search: experiment === undefined ? {} : ({ experiment } as never) });
  };
  return (
    <>
      <Button flex={1} disabled={blockers.length > 0 || readOnly} onClick={() => void take()}>
        {label}
      </Button>
      <Button variant="default" onClick={() => void navigate({ to: `/p/${project}/data` as string }).then(closeSession)}>
        Cancel
      </Button>
    </>
  );
}
