/** Quantities that can be put on a slider: every one of the scenario's recipe, and the project's parameters. */
import type { Parameter, ProjectDocument, Quantity, Recipe, SimulateStudy } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";

/** "recipe.feeds.0.rate" or "parameter.k1" */
export type KnobPath = string;
export interface Knob {
  readonly path: KnobPath;
  /** "Rate of dose", "k1" */
  readonly label: string;
  readonly value: Quantity;
}

const words: Readonly<Record<string, string>> = {
  volume: "Volume",
  temperature: "Temperature",
  duration: "Duration",
  rate: "Rate",
  start: "Start",
  end: "End",
  amount: "Amount",
  time: "Time",
  density: "Density",
  heat_capacity: "Heat capacity",
  stirring_power: "Stirring power",
  UA: "UA",
  ambient: "Ambient temperature",
  jacket_temperature: "Jacket temperature",
  setpoint: "Setpoint",
  gain: "Gain",
  integral_time: "Integral time",
  jacket_min: "Lowest jacket temperature",
  jacket_max: "Highest jacket temperature",
  ramp_rate: "Ramp rate of the jacket",
  diameter: "Diameter",
  flow: "Flow",
  inlet_temperature: "Inlet temperature",
  until: "End",
};
const contents = new Set(["concentrations", "amounts", "masses"]);
/** Not quantities, or columns of them. */
const passed = new Set(["id", "reactor", "control", "when", "stop", "UA_scaling", "steady_state", "profile", "points", "events"]);

/** "of the charge", "of feed dose", "of stage 2" */
function ownerOf(recipe: Recipe, keys: readonly string[]): string {
  const [section, index] = keys;
  const place = Number(index);
  if (section === "charge") return " in the charge";
  if (section === "feeds") return ` of ${recipe.feeds?.[place]?.id ?? `feed ${place + 1}`}`;
  if (section === "doses") return ` of ${recipe.doses?.[place]?.id ?? `dose ${place + 1}`}`;
  if (section === "withdrawals") return ` of withdrawal ${place + 1}`;
  if (section === "vessel") return keys.includes("loss") ? " of the heat loss" : " of the vessel";
  if (section === "temperature" && index === "stages") return ` of stage ${Number(keys[2]) + 1}`;
  if (keys.includes("coolant")) return " of the coolant";
  return "";
}

function labelOf(recipe: Recipe, keys: readonly string[]): string {
  const last = keys.at(-1)!;
  const basis = keys.at(-2);
  if (basis !== undefined && contents.has(basis)) return `${basis === "concentrations" ? `[${last}]` : basis === "masses" ? `Mass of ${last}` : `Amount of ${last}`}${ownerOf(recipe, keys)}`;
  if (keys.join(".") === "charge.temperature") return "Temperature at the start";
  if (keys.join(".") === "temperature.temperature") return "Temperature";
  return `${words[last] ?? last}${ownerOf(recipe, keys)}`;
}

function leaves(value: unknown, keys: readonly string[]): { keys: readonly string[]; value: Quantity }[] {
  if (typeof value === "string" || typeof value === "number") return parseQuantity(value) === undefined ? [] : [{ keys, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (passed.has(key) ? [] : leaves(one, [...keys, key])));
}

const numberOf = (quantity: Quantity | undefined) => (quantity === undefined ? undefined : parseQuantity(quantity));
const isFree = ({ expression, value }: Parameter) => expression === undefined && numberOf(value) !== undefined;

/** Of a scenario that follows an experiment only the parameters: what was done in the laboratory is not changed by a slider. */
export function knobsOf(document: ProjectDocument, study: SimulateStudy): Knob[] {
  const { recipe } = study;
  const ofRecipe =
    recipe === undefined ? [] : leaves(recipe, []).map(({ keys, value }) => ({ path: ["recipe", ...keys].join("."), label: labelOf(recipe, keys), value }));
  const ofParameters = (document.parameters ?? [])
    .filter(isFree)
    .map((parameter) => ({ path: `parameter.${parameter.id}`, label: parameter.id, value: parameter.value! }));
  return [...ofRecipe, ...ofParameters];
}

/** Writes into a document; a path that is not there any more does nothing. */
export function turn(draft: ProjectDocument, studyId: string, path: KnobPath, value: Quantity): void {
  const [kind, ...keys] = path.split(".");
  if (kind === "parameter") {
    const parameter = draft.parameters?.find(({ id }) => id === keys.join("."));
    if (parameter !== undefined) parameter.value = value;
    return;
  }
  const study = draft.studies?.find((one): one is SimulateStudy => one.id === studyId && one.kind === "simulate");
  let place = study?.recipe as Record<string, unknown> | undefined;
  for (const key of keys.slice(0, -1)) place = place?.[key] as Record<string, unknown> | undefined;
  const last = keys.at(-1)!;
  if (place !== undefined && last in place) place[last] = value;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
}
const isTemperature = (unit: string) => unit === "degC" || unit === "K" || unit === "degF";
const reach = 40; // [K] to either side of a temperature
const wide = 10; // of a constant, on a logarithmic slider
const fold = 3; // of an amount, a time, a volume: from nothing to three times as much

/** How far the slider of a quantity goes: a parameter's bounds if its value lies between them, else about the value. */
export function rangeFor(knob: Knob, parameter?: Parameter): Range {
  const { number, unit } = parseQuantity(knob.value)!;
  const low = numberOf(parameter?.min);
  const high = numberOf(parameter?.max);
  if (low?.unit === unit && high?.unit === unit && low.number <= number && number <= high.number && low.number < high.number)
    return { min: low.number, max: high.number, scale: parameter?.scale === "linear" || low.number <= 0 ? "linear" : "log" };
  if (isTemperature(unit)) return { min: unit === "K" ? Math.max(1, number - reach) : number - reach, max: number + reach, scale: "linear" };
  if (number === 0) return { min: 0, max: 1, scale: "linear" };
  if (knob.path.startsWith("parameter.") && number > 0) return { min: number / wide, max: number * wide, scale: "log" };
  // A run without duration and a vessel without volume are none; everything else may be nothing.
  const least = knob.path === "recipe.duration" || knob.path === "recipe.charge.volume" ? number / 20 : 0;
  return number > 0 ? { min: least, max: fold * number, scale: "linear" } : { min: fold * number, max: 0, scale: "linear" };
}

/** What the sliders of a fresh scenario are: what most decides a run, if it is there. */
export function firstKnobs(knobs: readonly Knob[]): KnobPath[] {
  const wanted = [/^recipe\.temperature\.(temperature|jacket_temperature|setpoint)$/, /^recipe\.charge\.temperature$/, /^recipe\.feeds\.\d+\.(end|rate|amount)$/, /^recipe\.charge\.concentrations\./, /^parameter\./];
  const found = wanted.flatMap((pattern) => knobs.find(({ path }) => pattern.test(path))?.path ?? []);
  // The temperature at the start matters where nothing holds another.
  const held = found.some((path) => path.startsWith("recipe.temperature."));
  return found.filter((path) => !held || path !== "recipe.charge.temperature").slice(0, 3);
}
