/** The species as rows of a table: the text of each cell, and what typed or pasted cells do to the document. Pure. */
import { renameSpecies } from "@/doc/equation";
import type { ProjectDocument, Species } from "@/doc/types";
import type { GridChange } from "@/ui/grid/types";
import { parseQuantity } from "@/units/quantity";
import type { Structure } from "../chem/structure";
import { assign } from "../edits";
import { freshSpecies, nameFault } from "../names";
import { withStructure } from "./fields";

export const columns = ["id", "name", "role", "smiles", "formula", "molar_mass", "measured", "colour"] as const;
export type ColumnId = (typeof columns)[number];
/** What could not be taken, kept in sight until it is corrected. */
export interface Rejected {
  readonly species: string;
  readonly column: ColumnId;
  readonly text: string;
  readonly fault: string;
}
/** What each SMILES among the changes, or now in the table, is. */
export type Structures = ReadonlyMap<string, Partial<Structure>>;

export const styles = 36; // pairs of colour and marker before one repeats

export function cellText(document: ProjectDocument, species: Species, column: ColumnId, measured: boolean): string {
  switch (column) {
    case "measured":
      return measured ? "yes" : "no";
    case "colour": {
      const chosen = document.workbench?.colours?.[species.id];
      return chosen === undefined ? "" : String(chosen + 1);
    }
    case "molar_mass":
      return species.molar_mass === undefined ? "" : String(species.molar_mass).replace(/\s*g\/mol$/, "");
    default:
      return species[column] ?? "";
  }
}

/** "93.13" is in g/mol; "0.09313 kg/mol" says its unit. @returns undefined when it is no molar mass */
export function molarMassOf(text: string): string | undefined {
  const parsed = parseQuantity(text);
  if (parsed === undefined || !(parsed.number > 0)) return undefined;
  if (parsed.unit === "") return `${parsed.digits} g/mol`;
  return /^(g|kg|mg)\s*(\/|mol|kmol|mmol)/.test(parsed.unit) ? `${parsed.digits} ${parsed.unit}` : undefined;
}

function set(document: ProjectDocument, species: Species, column: ColumnId, typed: string, structures: Structures): string | undefined {
  const text = typed.trim();
  switch (column) {
    case "measured":
      return undefined; // follows from the data
    case "id": {
      if (text === species.id) return undefined;
      const fault = nameFault(document, text);
      if (fault === undefined) renameSpecies(document, species.id, text);
      return fault;
    }
    case "smiles": {
      const before = structures.get(species.smiles ?? "") ?? {};
      assign(species, "smiles", text);
      withStructure(species, before, structures.get(text) ?? {});
      return undefined;
    }
    case "molar_mass": {
      const mass = text === "" ? undefined : molarMassOf(text);
      if (text !== "" && mass === undefined) return "A molar mass is a number in g/mol, for example 93.13.";
      assign(species, "molar_mass", mass);
      return undefined;
    }
    case "colour": {
      const number = Number(text);
      if (text !== "" && !(Number.isInteger(number) && number >= 1 && number <= styles)) return `A number from 1 to ${styles} chooses colour and marker; empty is automatic.`;
      const colours = { ...document.workbench?.colours };
      if (text === "") delete colours[species.id];
      else colours[species.id] = number - 1;
      document.workbench = { ...document.workbench, colours };
      return undefined;
    }
    default:
      assign(species, column, text);
      return undefined;
  }
}

/** Works on a draft inside edit(). Rows beyond the last are new species. */
export function applyChanges(document: ProjectDocument, changes: readonly GridChange[], structures: Structures): Rejected[] {
  const rejected: Rejected[] = [];
  const existing = document.species.length;
  const byRow = new Map<number, GridChange[]>();
  for (const change of changes) byRow.set(change.row, [...(byRow.get(change.row) ?? []), change]);
  for (const [row, cells] of [...byRow].sort(([a], [b]) => a - b)) {
    if (row >= existing && cells.every(({ text }) => text.trim() === "")) continue;
    if (row >= existing) {
      const wanted = cells.find(({ column }) => columns[column] === "id")?.text.trim() ?? "";
      document.species.push({ id: wanted !== "" && nameFault(document, wanted) === undefined ? wanted : freshSpecies(document) });
    }
    const species = document.species[row < existing ? row : document.species.length - 1]!;
    for (const { column, text } of cells) {
      const id = columns[column];
      const fault = id === undefined || (id === "id" && row >= existing && text.trim() === "") ? undefined : set(document, species, id, text, structures);
      if (fault !== undefined) rejected.push({ species: species.id, column: id!, text, fault });
    }
  }
  return rejected;
}
