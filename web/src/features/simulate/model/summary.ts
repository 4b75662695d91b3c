/** A result in words and numbers: the verdict, and the rows of the summary. */
import type { SimulateResult } from "@/engine/results";
import { formatNumber } from "@/units/format";
import { eventsOf, seriesOf, steadyStatesOf } from "./answer";
import { isFlat } from "./columns";
import { listed, percent, plain, significant, tenths, withUnit } from "./figures";

export interface SummaryRow {
  readonly id: string;
  readonly label: string;
  /** With its unit. */
  readonly value: string;
  /** "at 17.8 min" */
  readonly when?: string;
  readonly tone?: "good" | "attention";
  /** Full precision, for copies. */
  readonly number: number;
  readonly unit: string;
}
interface Extremum {
  readonly value: number;
  readonly unit?: string;
  readonly time?: number;
  readonly time_unit?: string;
}

const isTemperature = (unit: string | undefined) => unit === "degC" || unit === "K" || unit === "degF";
const textOf = ({ value, unit }: Extremum) => withUnit(isTemperature(unit) ? tenths(value) : significant(value), unit);
const moment = ({ time, time_unit }: Extremum) => (time === undefined ? undefined : `at ${withUnit(plain(time), time_unit)}`);

function row(id: string, label: string, extremum: Extremum | undefined): SummaryRow[] {
  if (extremum === undefined) return [];
  const when = moment(extremum);
  return [{ id, label, value: textOf(extremum), ...(when && { when }), number: extremum.value, unit: extremum.unit ?? "1" }];
}
const share = (id: string, label: string, value: number, when?: string): SummaryRow => ({ id, label, value: percent(value), ...(when && { when }), number: value, unit: "1" });
const pairs = (id: string, word: string, values: Record<string, Record<string, number>> = {}): SummaryRow[] =>
  Object.entries(values).flatMap(([product, on]) =>
    Object.entries(on).map(([reactant, value]) => share(`${id} ${product} ${reactant}`, `${word} of ${product} on ${reactant}`, value)),
  );

export function summaryRows({ summary: s }: SimulateResult): SummaryRow[] {
  if (s === undefined) return [];
  const accumulation = s.maximum_accumulation;
  return [
    ...Object.entries(s.conversion ?? {}).map(([id, value]) => share(`conversion ${id}`, `Conversion of ${id}`, value)),
    ...pairs("yield", "Yield", s.yield),
    ...pairs("selectivity", "Selectivity", s.selectivity),
    ...row("maximum_temperature", "Highest temperature", s.maximum_temperature),
    ...row("final_temperature", "Final temperature", s.final_temperature),
    ...row("adiabatic_temperature_rise", "Adiabatic temperature rise", s.adiabatic_temperature_rise),
    ...row("peak_heat_flow", "Highest heat flow", s.peak_heat_flow),
    ...(accumulation === undefined ? [] : [share("maximum_accumulation", "Highest accumulation", accumulation.value, moment(accumulation))]),
    ...row("final_volume", "Final volume", s.final_volume),
  ];
}

const closes = 1e-4; // relative: a hundred times the solver's usual tolerance
const balanceNames: Readonly<Record<string, string>> = {
  mass_closure: "Mass balance",
  energy_closure: "Energy balance",
  atom_closure: "Atom balance",
  mole_closure: "Mole balance",
};

/** "closes ✓ to 1.2 × 10⁻¹⁰": a balance that could not be checked is not in the list. */
export const balanceRows = ({ balances = {} }: SimulateResult): SummaryRow[] =>
  Object.entries(balances).flatMap(([id, closure]) => {
    if (closure === null) return [];
    const good = Math.abs(closure) <= closes;
    const to = Math.abs(closure) < 1e-15 ? "1 × 10⁻¹⁵" : formatNumber(Math.abs(closure), 2);
    return [
      {
        id,
        label: balanceNames[id] ?? id.replaceAll("_", " "),
        value: good ? "closes ✓" : "does not close",
        when: good ? `to ${to}` : `off by ${percent(Math.abs(closure))}`,
        tone: good ? ("good" as const) : ("attention" as const),
        number: closure,
        unit: "1",
      },
    ];
  });

const solverNames: Readonly<Record<string, string>> = {
  tsit5: "Tsitouras 5(4), explicit",
  dop853: "Dormand–Prince 8(5,3), explicit",
  rodas5p: "Rodas5P, for stiff equations",
  lsoda: "LSODA, switching by itself",
  bdf: "BDF, for stiff equations",
  adams: "Adams, explicit",
};
export const solverName = (method: string): string => solverNames[method] ?? method;

export function solverSentence({ solver }: SimulateResult): string {
  if (solver === undefined || solver.steps === 0) return "The equations were solved without a run in time.";
  const { method, steps, rejected_steps: rejected, rhs_evaluations: evaluations, switches } = solver;
  const extra = [rejected > 0 && `${rejected} rejected`, switches > 0 && `${switches} ${switches === 1 ? "switch" : "switches"} of method`].filter(Boolean);
  return `${solverName(method)}: ${steps} steps${extra.length > 0 ? ` (${extra.join(", ")})` : ""}, ${evaluations} evaluations of the rates.`;
}

function converted(result: SimulateResult, end: string): string {
  const conversions = Object.entries(result.summary?.conversion ?? {});
  if (conversions.length === 0) return `The run takes ${end}`;
  return `${listed(conversions.map(([id, value]) => `${percent(value)} of ${id}`))} ${conversions.length === 1 ? "is" : "are"} converted after ${end}`;
}

function temperatureClause(result: SimulateResult): string {
  const series = seriesOf(result)!;
  const temperature = series.columns.find(({ id }) => id === "T");
  const { maximum_temperature: highest, final_temperature: last } = result.summary ?? {};
  if (temperature === undefined || highest === undefined) return "";
  const word = `${withUnit(tenths(highest.value), highest.unit)}`;
  if (isFlat(temperature)) return `the reactor stays at ${word}`;
  // The scale of the highest and of the last value is one, so a difference of them is in kelvin (or °F).
  const atTheEnd = last !== undefined && highest.value - last.value < 0.05;
  return atTheEnd ? `the reactor ends at its highest temperature, ${word}` : `the reactor never exceeds ${word}`;
}

/** "98.2 % of A is converted after 30 min; the reactor never exceeds 41.2 °C." */
export function verdictOf(result: SimulateResult): string {
  const steady = steadyStatesOf(result);
  if (steady !== undefined) return steadyVerdict(steady.length, steady.filter(({ stable }) => stable).length);
  const series = seriesOf(result);
  if (series === undefined) return "There is no run yet.";
  const end = withUnit(plain(series.time.values.at(-1)!), series.time.unit);
  if (result.status !== "ok") return `The run stopped after ${end}; what was reached until then is drawn.`;
  const clauses = [converted(result, end), temperatureClause(result)].filter((clause) => clause !== "");
  const stop = eventsOf(result).find(({ stopped }) => stopped);
  const why = stop === undefined ? "" : ` The event ${stop.id} ended the run.`;
  return `${clauses.join("; ")}.${why}`;
}

function steadyVerdict(count: number, stable: number): string {
  if (count === 0) return "No steady state was found.";
  if (count === 1) return `There is one steady state; it is ${stable === 1 ? "stable" : "unstable"}.`;
  const which = stable > 1 ? " Which of the stable ones the reactor reaches depends on its start." : "";
  return `There are ${count} steady states, ${stable === count ? "all of them stable" : `${stable} of them stable`}.${which}`;
}

/** "hot at 1.70 min, rising" */
export const eventWords = (result: SimulateResult): string[] =>
  eventsOf(result).map(({ id, time, unit, direction, stopped }) => `${id} at ${withUnit(significant(time), unit)}, ${direction}${stopped ? "; the run ended there" : ""}`);
