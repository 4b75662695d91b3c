/** What an import will do to the document: experiments with recipes and measurements, and what they need beside them. Pure. */
import type { Cell, Experiment, Measurement, Observable, ProjectDocument, Quantity, Recipe, Species, TemperatureControl } from "@/doc/types";
import type { CellValue } from "@/doc/table/number";
import { type Column, valueColumns } from "../map/columns";
import type { Properties } from "../map/faults";
import { idFrom, measuredName, subject, takeId } from "../map/role";
import type { Group, Reading, Row } from "../map/rows";
import type { UnitOracle } from "../map/units";

/** The start of the runs, as the user entered it. A species is charged as first measured, unless she says otherwise. */
export interface Start {
  readonly volume: Quantity;
  /** Where no column holds the temperature. */
  readonly temperature: Quantity;
  /** By species; "first": the first measured value. */
  readonly concentrations: Record<string, Quantity | "first">;
}
export const usualStart: Start = { volume: "1 L", temperature: "25 degC", concentrations: {} };

export interface PlannedExperiment {
  /** In the file; empty when it names none. */
  readonly label: string;
  readonly name: string;
  readonly recipe: Recipe;
  readonly measurements: readonly Measurement[];
  /** Of each row, in the file. */
  readonly lines: readonly number[];
  /** Of each measurement: the index of its column in the file. */
  readonly columns: readonly number[];
}
export interface Plan {
  readonly experiments: readonly PlannedExperiment[];
  readonly species: readonly Species[];
  readonly observables: readonly Observable[];
  readonly properties: Properties;
}

const sameTemperature = 0.5; // [K]: closer ones count as one, as in the engine's own reader
const cellOf = (value: CellValue | undefined): Cell => (value?.kind === "number" ? value.number : value?.kind === "below" ? `<${value.number}` : null);
const numberOf = (value: CellValue | undefined) => (value?.kind === "number" ? value.number : undefined);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Without the digits that averaging makes up: 25.1, not 25.099999999999998. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** Time and temperature; rows at one time are averaged. */
function course(rows: readonly Row[], column: Column): { time: number; value: number }[] {
  const at = new Map<number, number[]>();
  for (const { time, values } of rows) {
    const value = numberOf(values.get(column.index));
    if (value !== undefined) at.set(time, [...(at.get(time) ?? []), value]);
  }
  return [...at].map(([time, values]) => ({ time, value: mean(values) }));
}

function temperatureOf({ rows }: Group, columns: readonly Column[], start: Start, units: UnitOracle): { charge: Quantity; control: TemperatureControl } {
  const column = columns.find(({ role }) => role === "temperature");
  const points = column ? course(rows, column) : [];
  if (column === undefined || points.length === 0) return { charge: start.temperature, control: { control: "isothermal" } };
  const values = points.map(({ value }) => value);
  const kelvin = (value: number) => units.convert(value, column.unit, "K") ?? value;
  if (kelvin(Math.max(...values)) - kelvin(Math.min(...values)) <= sameTemperature) return { charge: `${tidy(mean(values))} ${column.unit}`, control: { control: "isothermal" } };
  const time = columns.find(({ role }) => role === "time")!;
  return {
    charge: `${tidy(values[0]!)} ${column.unit}`,
    control: { control: "profile", points: { time: { unit: time.unit, values: points.map((point) => point.time) }, value: { unit: column.unit, values: values.map(tidy) } } },
  };
}

/** The id under which a column is measured in the document. */
function observableOf(column: Column, conversions: ReadonlyMap<string, string>): string {
  return column.role.startsWith("conversion:") ? conversions.get(subject(column.role))! : subject(column.role);
}

function measurementOf({ rows }: Group, column: Column, columns: readonly Column[], observable: string): Measurement | undefined {
  const values = rows.map((row) => cellOf(row.values.get(column.index)));
  if (values.every((value) => value === null)) return undefined;
  const time = columns.find(({ role }) => role === "time")!;
  const sigma = columns.find(({ role }) => role === `sigma:${measuredName(column.role)}`);
  return {
    observable,
    time: { unit: time.unit, values: rows.map((row) => row.time) },
    value: { unit: column.unit, values },
    ...(sigma && { sigma: { unit: sigma.unit, values: rows.map((row) => numberOf(row.values.get(sigma.index)) ?? null) } }),
  };
}

function concentrationsOf({ rows }: Group, columns: readonly Column[], start: Start): Record<string, Quantity> {
  const concentrations: Record<string, Quantity> = {};
  for (const column of columns) {
    if (!/^(?:species|new):/.test(column.role)) continue;
    const id = subject(column.role);
    const first = rows.map((row) => numberOf(row.values.get(column.index))).find((value) => value !== undefined);
    if ((start.concentrations[id] ?? "first") === "first" && first !== undefined && first > 0) concentrations[id] = `${first} ${column.unit}`;
  }
  for (const [id, quantity] of Object.entries(start.concentrations)) if (quantity !== "first") concentrations[id] = quantity;
  return concentrations;
}

export interface PlanInput {
  readonly reading: Reading;
  readonly columns: readonly Column[];
  readonly start: Start;
  readonly properties: Properties;
  readonly document: ProjectDocument;
  /** Without its ending; names the experiment where no column does. */
  readonly fileName: string;
}

export function makePlan({ reading, columns, start, properties, document, fileName }: PlanInput, units: UnitOracle): Plan {
  const time = columns.find(({ role }) => role === "time");
  const longest = Math.max(0, ...reading.groups.map(({ rows }) => rows.at(-1)?.time ?? 0));
  const taken = new Set([...document.species, ...(document.observables ?? []), ...(document.parameters ?? []), ...(document.reactions ?? [])].map(({ id }) => id));
  const species = columns.filter(({ role }) => role.startsWith("new:")).map(({ role, name }) => ({ id: subject(role), ...(name !== subject(role) && { name }) }));
  for (const { id } of species) taken.add(id);
  const { observables, ids } = conversionsOf(columns, document, taken);
  if (time === undefined) return { experiments: [], species, observables, properties };
  const experiments = reading.groups.map((group) => {
    const { charge, control } = temperatureOf(group, columns, start, units);
    const last = group.rows.at(-1)?.time ?? 0;
    const recipe: Recipe = {
      reactor: "batch",
      charge: { volume: start.volume, temperature: charge, concentrations: concentrationsOf(group, columns, start) },
      temperature: control,
      duration: `${last > 0 ? last : longest > 0 ? longest : 1} ${time.unit}`,
    };
    const measured = valueColumns(columns).flatMap((column) => {
      const measurement = measurementOf(group, column, columns, observableOf(column, ids));
      return measurement === undefined ? [] : { measurement, index: column.index };
    });
    return { label: group.label, name: group.label === "" ? fileName : group.label, recipe, measurements: measured.map(({ measurement }) => measurement), lines: group.rows.map(({ line }) => line), columns: measured.map(({ index }) => index) };
  });
  return { experiments, species, observables, properties };
}

/** A column of conversions is measured as an observable; one that the document has already is used. */
function conversionsOf(columns: readonly Column[], document: ProjectDocument, taken: Set<string>) {
  const ids = new Map<string, string>();
  const observables: Observable[] = [];
  for (const { role } of columns) {
    if (!role.startsWith("conversion:")) continue;
    const expression = `conversion(${subject(role)})`;
    const known = document.observables?.find((one) => one.expression.replace(/\s/g, "") === expression);
    const id = known?.id ?? takeId(`X_${subject(role)}`, taken);
    if (known === undefined) observables.push({ id, name: `Conversion of ${subject(role)}`, expression });
    ids.set(subject(role), id);
  }
  return { observables, ids };
}

/** Ids of the planned experiments, in order: those of an earlier import of the same label are kept. */
export function experimentIds(plan: Plan, document: ProjectDocument, earlier: readonly string[]): string[] {
  const experiments = document.experiments ?? [];
  const own = experiments.filter(({ id }) => earlier.includes(id));
  const taken = new Set(experiments.filter(({ id }) => !earlier.includes(id)).map(({ id }) => id));
  const single = plan.experiments.length === 1 && own.length === 1;
  return plan.experiments.map(({ name }) => {
    const wanted = idFrom(name, "run");
    const before: Experiment | undefined = single ? own[0] : own.find(({ id }) => id === wanted || (id.startsWith(`${wanted}_`) && /^\d+$/.test(id.slice(wanted.length + 1))));
    return takeId(before?.id ?? wanted, taken);
  });
}
