import { Button } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { projectStore } from "@/doc/store";
import type { Experiment, ProjectDocument } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import type { Fault } from "@/engine/results";
import { type BottomTab, StepLayout } from "@/ui/StepLayout";
import { useViewState } from "@/ui/view_state";
import classes from "./Data.module.css";
import { exclusionsOf, findExclusion } from "./exclude/exclusions";
import { addEmpty } from "./experiments/add";
import { ChooseFile, DropZone } from "./files/DropZone";
import { Imports } from "./files/Imports";
import { PasteButton } from "./files/PasteButton";
import { usePaste } from "./files/use_paste";
import { openFile, openText } from "./import/session";
import { sampleTable } from "./sample";
import { useOracle } from "./units";
import { faultsOf, useFaults } from "./use_faults";
import { Exclusions } from "./views/Exclusions";
import { ExperimentInspector } from "./views/ExperimentInspector";
import { ExperimentList } from "./views/ExperimentList";
import { ExperimentPlot } from "./views/ExperimentPlot";
import { type Point } from "./views/PointPanel";
import { Statistics } from "./views/Statistics";
import { Values } from "./views/Values";

const none: readonly Experiment[] = [];

/** The measurements: experiments, their numbers, their plot, and what was done to the vessel. */
export default function Screen() {
  const document = useDocument((one) => one);
  const navigate = useNavigate();
  const { project } = useParams({ strict: false }) as { project: string };
  const toImport = useCallback(() => void navigate({ to: `/p/${project}/data/import` as "/" }), [navigate, project]);
  const take = useCallback((file: File) => void openFile(file, projectStore.getState().document).then(toImport), [toImport]);
  usePaste(toImport);
  const experiments = document.experiments ?? none;
  if (experiments.length === 0) return <NoData onFile={take} onImport={toImport} />;
  return <Experiments document={document} experiments={experiments} onFile={take} onImport={toImport} />;
}

interface Ways {
  readonly onFile: (file: File) => void;
  readonly onImport: () => void;
}

function NoData({ onFile, onImport }: Ways) {
  const readOnly = useProject((project) => project.readOnly);
  return (
    <StepLayout
      title="Data"
      main={
        <DropZone onFile={onFile}>
          <PasteButton onPasted={onImport} />
          <Button variant="default" disabled={readOnly} onClick={addEmpty}>
            Type numbers
          </Button>
          <Button variant="subtle" onClick={() => void openText(sampleTable).then(onImport)}>
            Try a sample table
          </Button>
        </DropZone>
      }
      inspector={<Imports />}
    />
  );
}

interface ExperimentsProps extends Ways {
  readonly document: ProjectDocument;
  readonly experiments: readonly Experiment[];
}
function Experiments({ document, experiments, onFile, onImport }: ExperimentsProps) {
  const [selected, select] = useViewState("experiment");
  const readOnly = useProject((project) => project.readOnly);
  const faults = useFaults(document);
  const found = experiments.findIndex(({ id }) => id === selected);
  const index = Math.max(0, found);
  const experiment = experiments[index]!;
  return (
    <OneExperiment
      key={experiment.id}
      document={document}
      experiment={experiment}
      faults={faultsOf(faults, index)}
      readOnly={readOnly}
      list={<ExperimentList experiments={experiments} current={experiment.id} onSelect={select} faults={faults} readOnly={readOnly} />}
      onFile={onFile}
      onImport={onImport}
    />
  );
}

interface OneExperimentProps extends Ways {
  readonly document: ProjectDocument;
  readonly experiment: Experiment;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly readOnly: boolean;
  readonly list: React.ReactNode;
}
function OneExperiment({ document, experiment, faults, readOnly, list, onFile, onImport }: OneExperimentProps) {
  const [tab, setTab] = useViewState("tab");
  const [point, setPoint] = useState<Point>();
  const units = useOracle();
  const exclusions = exclusionsOf(document, experiment.id);
  const all = document.workbench?.exclusions ?? [];
  const bottom: BottomTab[] = [
    { id: "values", label: "Values", content: units && <Values document={document} experiment={experiment} units={units} faults={faults.cells} readOnly={readOnly} point={point} onPoint={setPoint} /> },
    { id: "statistics", label: "Statistics", content: <Statistics experiment={experiment} /> },
    { id: "excluded", label: all.length > 0 ? `Excluded (${all.length})` : "Excluded", content: <Exclusions exclusions={all} experiments={document.experiments ?? none} readOnly={readOnly} /> },
    { id: "files", label: "Files", content: <Imports /> },
  ];
  return (
    <StepLayout
      title="Data"
      toolbar={
        <>
          <ChooseFile label="Import a file" variant="default" size="xs" onFile={onFile} />
          <PasteButton size="xs" onPasted={onImport} />
        </>
      }
      main={
        <DropTarget onFile={onFile}>
          {list}
          <div className={classes.plot}>{units && <ExperimentPlot document={document} experiment={experiment} units={units} point={point} onPoint={setPoint} />}</div>
        </DropTarget>
      }
      bottom={bottom}
      tab={tab}
      onTab={setTab}
      inspector={
        <ExperimentInspector
          document={document}
          experiment={experiment}
          faults={faults.others as Fault[]}
          readOnly={readOnly}
          point={point}
          exclusion={point && findExclusion(exclusions, experiment.id, point.measurement, point.row)}
          onClosePoint={() => setPoint(undefined)}
        />
      }
    />
  );
}

/** A file may be dropped on the picture as well. */
function DropTarget({ onFile, children }: { readonly onFile: (file: File) => void; readonly children: React.ReactNode }) {
  return (
    <div
      className={classes.main}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      {children}
    </div>
  );
}
