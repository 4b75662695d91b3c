import { memo, useMemo, useState } from "react";
import { edit, projectStore } from "@/doc/store";
import type { ProjectDocument, Species } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import { Grid } from "@/ui/grid/Grid";
import type { GridCell, GridChange, GridColumn } from "@/ui/grid/types";
import type { SeriesStyle } from "@/ui/plot/types";
import { speciesStyle } from "@/ui/series";
import { compositionOf } from "../chem/formula";
import { structureOf } from "../chem/structure";
import { Marker } from "../diagram/Marker";
import { renamePlace } from "../diagram/places";
import { isMeasured } from "../diagram/words";
import { type ColumnId, type Rejected, type Structures, applyChanges, cellText, columns } from "./table";

const looks: Record<ColumnId, Omit<GridColumn, "id">> = {
  id: { label: "Id", width: 90 },
  name: { label: "Name", width: 130 },
  role: { label: "Role", width: 95 },
  smiles: { label: "SMILES", width: 190 },
  formula: { label: "Formula", width: 95 },
  molar_mass: { label: "Molar mass", unit: "g/mol", width: 100, align: "end" },
  measured: { label: "Measured", width: 80, readOnly: true },
  colour: { label: "Colour", width: 75 },
};
const gridColumns: readonly GridColumn[] = columns.map((id) => ({ id, ...looks[id] }));

interface SpeciesTableProps {
  readonly select: (id: string) => void;
}

/** All species; rows may be pasted, a row below the last adds a species. */
export const SpeciesTable = memo(function SpeciesTable({ select }: SpeciesTableProps) {
  const species = useDocument((whole) => whole.species);
  const observables = useDocument((whole) => whole.observables);
  const experiments = useDocument((whole) => whole.experiments);
  const colours = useDocument((whole) => whole.workbench?.colours);
  // Only what the table shows: a node that is moved draws no table.
  const document = useMemo((): ProjectDocument => ({ format: "pharmaflow/1", species, observables, experiments, workbench: { colours } }), [species, observables, experiments, colours]);
  const readOnly = useProject((project) => project.readOnly);
  const [rejected, setRejected] = useState<readonly Rejected[]>([]);
  const measured = useMemo(() => new Set(document.species.filter(({ id }) => isMeasured(document, id)).map(({ id }) => id)), [document]);

  const cell = (row: number, column: number): GridCell => {
    const one = document.species[row];
    const id = columns[column]!;
    if (one === undefined) return { text: "" };
    const refused = rejected.find((entry) => entry.species === one.id && entry.column === id);
    if (refused !== undefined) return { text: refused.text, fault: refused.fault };
    const text = cellText(document, one, id, measured.has(one.id));
    return { text, readOnly: readOnly || id === "measured", ...(id === "colour" && { shown: <Sign {...speciesStyle(document, one.id)} /> }), ...faultOf(one, id) };
  };

  return (
    <Grid label="Species" columns={gridColumns} rows={document.species.length} cell={cell} rowLabel={(row) => document.species[row]?.id ?? "new"} newRow={!readOnly} grows={!readOnly}
      empty="No species yet. Type a reaction above, or a species here." onChange={(changes) => void apply(changes).then(setRejected)}
      onSelect={({ row }) => document.species[row] !== undefined && select(document.species[row].id)} />
  );
});

const faultOf = (species: Species, column: ColumnId): { fault?: string } =>
  column === "formula" && species.formula && compositionOf(species.formula) === undefined ? { fault: "This is not a formula. For example C10H16O or SO4^2-." } : {};

function Sign({ colour, marker }: SeriesStyle) {
  return (
    <svg width={18} height={16} role="img" aria-label={marker}>
      <Marker shape={marker} colour={colour} x={9} y={8} />
    </svg>
  );
}

async function apply(changes: readonly GridChange[]): Promise<Rejected[]> {
  const smilesColumn = columns.indexOf("smiles");
  const { document, id: project } = projectStore.getState();
  const touched = changes.filter(({ column }) => column === smilesColumn);
  const all = new Set(touched.flatMap(({ row, text }) => [text.trim(), document.species[row]?.smiles ?? ""]).filter(Boolean));
  const structures: Structures = new Map(
    await Promise.all([...all].map(async (smiles) => {
      const answer = await structureOf(smiles).catch(() => undefined);
      return [smiles, answer !== undefined && "structure" in answer ? answer.structure : {}] as const;
    })),
  );
  for (const { row, column, text } of changes) {
    const from = columns[column] === "id" ? document.species[row]?.id : undefined;
    if (from !== undefined) renamePlace(project, from, text.trim());
  }
  let rejected: Rejected[] = [];
  edit(changes.length === 1 ? `Change ${looks[columns[changes[0]!.column]!]!.label.toLowerCase()} of a species` : "Change the table of species", (draft) => void (rejected = applyChanges(draft, changes, structures)));
  return rejected;
}
