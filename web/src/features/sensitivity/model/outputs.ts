/** What is looked at: species, temperatures, yields, times. */
import type { SensitivityOutput, SummaryQuantity } from "@/doc/sensitivity";
import type { Observable, ProjectDocument, Recipe } from "@/doc/types";

const places: Readonly<Record<string, string>> = { end: "at the end", max: "highest", min: "lowest", mean: "mean over the run" };
const summaries: Readonly<Record<SummaryQuantity, string>> = {
  conversion: "Conversion",
  yield: "Yield",
  selectivity: "Selectivity",
  maximum_temperature: "Highest temperature",
  peak_heat_flow: "Highest heat flow",
  maximum_accumulation: "Highest accumulation",
};

/** "P at the end", "Yield of P", "Time to X = 0.9". */
export function outputLabel({ name, observable, at = "end", summary, product, reactant, time_to }: SensitivityOutput): string {
  if (name !== undefined) return name;
  if (time_to !== undefined) return `Time to ${time_to.observable} = ${time_to.value ?? "?"}`;
  if (summary !== undefined) return [summaries[summary], product && `of ${product}`, reactant && `${product ? "on" : "of"} ${reactant}`].filter(Boolean).join(" ");
  return observable === "T" && at === "max" ? "Highest temperature" : `${observable ?? "?"} ${places[at] ?? `at ${at}`}`;
}

const balancesHeat = ({ temperature }: Recipe): boolean => {
  const stages = temperature === undefined ? [] : "stages" in temperature ? temperature.stages : [temperature];
  return stages.some(({ control }) => control !== "isothermal" && control !== "profile");
};

/** What the engine takes where none is named. */
export function defaultOutputs({ species }: ProjectDocument, recipe: Recipe | undefined): SensitivityOutput[] {
  const ends = species.map(({ id }): SensitivityOutput => ({ observable: id }));
  return recipe !== undefined && balancesHeat(recipe) ? [...ends, { observable: "T", at: "max" }] : ends;
}

export interface Choice {
  readonly group: string;
  readonly label: string;
  readonly output: SensitivityOutput;
}
const dimensionless = ({ unit }: Observable) => unit === undefined || unit === "1";
/** A value to wait for, to begin with. */
const halfWay = (observable: Observable | undefined): SensitivityOutput["time_to"] => ({ observable: observable?.id ?? "", value: 0.9 });

/** What can be added; what is there already is left out. */
export function choicesOf({ species, observables = [] }: ProjectDocument, there: readonly SensitivityOutput[]): Choice[] {
  const taken = new Set(there.map(outputLabel));
  const choice = (group: string, output: SensitivityOutput): Choice => ({ group, label: outputLabel(output), output });
  const reach = observables.find(dimensionless);
  const all = [
    ...species.map(({ id }) => choice("Species", { observable: id })),
    ...observables.map(({ id }) => choice("Observables", { observable: id })),
    ...species.flatMap(({ id }) => [choice("Reaction", { summary: "yield", product: id }), choice("Reaction", { summary: "selectivity", product: id }), choice("Reaction", { summary: "conversion", reactant: id })]),
    choice("Heat", { observable: "T", at: "max" }),
    choice("Heat", { summary: "peak_heat_flow" }),
    choice("Heat", { summary: "maximum_accumulation" }),
    ...(reach ? [choice("Time", { time_to: halfWay(reach)! })] : []),
    ...(species[0] ? [choice("Time", { time_to: { observable: species[0].id, value: "0.1 mol/L" } })] : []),
  ];
  return all.filter(({ label }) => !taken.has(label));
}
