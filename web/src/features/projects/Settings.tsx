import { Button, Group, Select, TextInput } from "@mantine/core";
import { IconDownload, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { exportProject } from "@/doc/files";
import { deleteProject, duplicateProject, flush } from "@/doc/persistence";
import { edit } from "@/doc/store";
import type { ProjectDocument, Quantity, ResultUnits } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { prettyUnit } from "@/units/quantity";
import classes from "./Projects.module.css";
import { sayDeleted } from "./say_deleted";
import { commonUnit, quantities, setUnit } from "./result_units";

/** What belongs to the project as a whole. */
export default function Settings() {
  const project = useProject(({ id }) => id);
  const document = useProject((state) => state.document);
  const readOnly = useProject((state) => state.readOnly);
  const navigate = useNavigate();

  const remove = async () => {
    await flush();
    await deleteProject(project);
    await navigate({ to: "/projects" });
    sayDeleted(project, document.title ?? "The project", () => void navigate({ to: `/p/${project}` as "/" }));
  };
  const copy = async () => {
    await flush();
    const id = await duplicateProject(project);
    if (id !== undefined) await navigate({ to: `/p/${id}/settings` as "/" });
  };
  return (
    <div className={classes.sheet}>
      <div className={classes.narrow}>
        <h1>Project settings</h1>
        <section className={classes.section}>
          <TitleField key={document.title} title={document.title ?? ""} readOnly={readOnly} />
        </section>
        <section className={classes.section} aria-labelledby="medium">
          <h2 id="medium">Medium</h2>
          <p className={classes.note}>Of the reaction mixture, for the energy balance and for conversions between mass and amount.</p>
          <div className={classes.fields}>
            <MediumField name="density" label="Density" unit="kg/L" document={document} readOnly={readOnly} />
            <MediumField name="heat_capacity" label="Heat capacity" unit="kJ/(kg K)" document={document} readOnly={readOnly} />
          </div>
        </section>
        <UnitsSection document={document} readOnly={readOnly} />
        <section className={classes.section} aria-labelledby="file">
          <h2 id="file">File</h2>
          <p className={classes.note}>The whole project as one file, which the command line reads as well.</p>
          <Group mt="sm">
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => exportProject()}>
              Export
            </Button>
            <Button variant="default" onClick={() => void copy()}>
              Duplicate
            </Button>
            <Button variant="light" color="red" leftSection={<IconTrash size={16} aria-hidden />} disabled={readOnly} onClick={() => void remove()}>
              Delete
            </Button>
          </Group>
        </section>
      </div>
    </div>
  );
}

function TitleField({ title, readOnly }: { readonly title: string; readonly readOnly: boolean }) {
  const [text, setText] = useState(title);
  const accept = () => {
    const next = text.trim();
    if (next === title) return;
    edit("Rename the project", (draft) => {
      if (next === "") delete draft.title;
      else draft.title = next;
    });
  };
  return (
    <TextInput
      label="Title"
      value={text}
      disabled={readOnly}
      placeholder="Untitled project"
      onChange={({ currentTarget: { value } }) => setText(value)}
      onBlur={accept}
      onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && setText(title))}
    />
  );
}

interface MediumFieldProps {
  readonly name: "density" | "heat_capacity";
  readonly label: string;
  readonly unit: string;
  readonly document: ProjectDocument;
  readonly readOnly: boolean;
}
function MediumField({ name, label, unit, document, readOnly }: MediumFieldProps) {
  const change = (value: Quantity | undefined) =>
    edit(`Change ${label.toLowerCase()} of the medium`, (draft) => {
      const { [name]: _before, ...rest } = draft.medium ?? {};
      const medium = value === undefined ? rest : { ...rest, [name]: value };
      if (Object.keys(medium).length === 0) delete draft.medium;
      else draft.medium = medium;
    });
  return <QuantityInput label={label} unit={unit} value={document.medium?.[name]} optional disabled={readOnly} parameters={document.parameters?.map(({ id }) => id) ?? []} onChange={change} />;
}

function UnitsSection({ document, readOnly }: { readonly document: ProjectDocument; readonly readOnly: boolean }) {
  const none = (document.studies?.length ?? 0) === 0;
  return (
    <section className={classes.section} aria-labelledby="units">
      <h2 id="units">Units of results</h2>
      <p className={classes.note}>{none ? "There is no fit and no scenario yet; each begins in the units of your data." : "For all fits and scenarios of this project. What you type keeps its own unit."}</p>
      <div className={classes.fields}>
        {(Object.keys(quantities) as (keyof ResultUnits)[]).map((quantity) => {
          const { label, choices } = quantities[quantity];
          const common = commonUnit(document, quantity);
          const all = common === undefined || choices.includes(common) ? choices : [common, ...choices];
          return (
            <Select
              key={quantity}
              label={label}
              placeholder="not the same everywhere"
              disabled={readOnly || none}
              value={common ?? null}
              data={all.map((unit) => ({ value: unit, label: prettyUnit(unit) }))}
              onChange={(unit) => unit !== null && edit(`Show ${label.toLowerCase()} in ${prettyUnit(unit)}`, (draft) => setUnit(draft, quantity, unit))}
            />
          );
        })}
      </div>
    </section>
  );
}
