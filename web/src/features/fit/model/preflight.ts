/** What can be said before a fit is started: what would stop it, and what would make it worthless. */
import type { Experiment, FitStudy, ProjectDocument } from "@/doc/types";
import { listed } from "./figures";
import { experimentsOf } from "./fit_study";
import type { Message } from "./message";
import { split } from "./quantity_text";
import { type Blank, fixParameters, importData, leaveBlank, planRun, useAllRuns } from "./remedies";
import { activationEnergies, isFree } from "./unknowns";

const count = (experiments: readonly Experiment[]): number =>
  experiments
    .flatMap(({ measurements = [] }) => measurements)
    .reduce((sum, { value }) => sum + value.values.filter((cell) => typeof cell === "number").length, 0);

/** How many numbers the search moves: a parameter per experiment or group counts once for each that takes part. */
function countUnknowns(document: ProjectDocument, study: FitStudy, experiments: readonly Experiment[]): Map<string, number> {
  const used = new Set(experiments.map(({ id }) => id));
  return new Map(
    (document.parameters ?? [])
      .filter((parameter) => isFree(parameter, study.estimate))
      .map(({ id, per, groups }) => {
        if (groups !== undefined) return [id, groups.filter((group) => group.some((run) => used.has(run))).length];
        return [id, per === "experiment" ? used.size : 1];
      }),
  );
}

/** The one temperature of isothermal runs; undefined when they differ, when it changes, or when it cannot be told. */
export function onlyTemperature(experiments: readonly Experiment[]): string | undefined {
  const temperatures = experiments.map(({ recipe }) => {
    const control = recipe.temperature;
    if (control !== undefined && ("stages" in control || control.control !== "isothermal")) return undefined;
    const own = control?.temperature ?? recipe.charge.temperature;
    const quantity = split(own);
    return quantity && `${quantity.number} ${quantity.unit}`;
  });
  const [first] = temperatures;
  return first !== undefined && temperatures.every((one) => one === first) ? first : undefined;
}

export function blanksOf(document: ProjectDocument, experiments: readonly Experiment[]): Blank[] {
  const known = new Set(document.workbench?.exclusions?.map(({ experiment, measurement, row }) => `${experiment}/${measurement}/${row}`));
  return experiments.flatMap(({ id, measurements = [] }) =>
    measurements.flatMap(({ value }, measurement) =>
      value.values.flatMap((cell, row) => (cell === null && !known.has(`${id}/${measurement}/${row}`) ? [{ experiment: id, measurement, row }] : [])),
    ),
  );
}

function blankCells(document: ProjectDocument, experiments: readonly Experiment[]): Message[] {
  const blanks = blanksOf(document, experiments);
  if (blanks.length === 0) return [];
  const where = [...new Set(blanks.map(({ experiment, measurement }) => {
    const run = experiments.find(({ id }) => id === experiment);
    return `${run?.measurements?.[measurement]?.observable ?? "a column"} of ${experiment}`;
  }))];
  const rows = blanks.slice(0, 5).map(({ row }) => `${row + 1}`);
  return [
    {
      tone: "attention",
      what: blanks.length === 1 ? "One cell of the data is blank." : `${blanks.length} cells of the data are blank.`,
      where: `${listed(where.slice(0, 3))}, row ${listed(rows)}${blanks.length > 5 ? " and more" : ""}`,
      todo: "Blank cells count as not measured. Fill them in Data, or note that they are left out.",
      remedies: [leaveBlank(blanks), { kind: "go", label: "Open the data", to: "data" }],
    },
  ];
}

/** @returns blocking: the fit cannot start; the rest can be fitted, and should be thought about */
export function preflight(document: ProjectDocument, study: FitStudy): { blocking: Message[]; hints: Message[] } {
  const all = document.experiments ?? [];
  const experiments = experimentsOf(document, study);
  const observations = count(experiments);
  const unknowns = countUnknowns(document, study, experiments);
  const total = [...unknowns.values()].reduce((sum, one) => sum + one, 0);
  const energies = activationEnergies(document);
  const hints = blankCells(document, experiments);

  if (observations === 0)
    return {
      blocking: [
        {
          tone: "bad",
          what: "There are no data to fit.",
          where: all.length === 0 ? "The project has no runs yet." : "The runs that take part have no measured values.",
          todo: count(all) > 0 ? "Other runs have data: let all take part." : "Drop a spreadsheet, or type the values in.",
          remedies: [count(all) > 0 ? useAllRuns(study) : importData()],
        },
      ],
      hints,
    };
  if (total === 0)
    return {
      blocking: [
        {
          tone: "bad",
          what: "There is nothing to estimate.",
          where: (document.parameters?.length ?? 0) === 0 ? "The scheme has no parameters." : "Every parameter is fixed.",
          todo: "Let at least one parameter vary.",
          remedies: [(document.parameters?.length ?? 0) === 0 ? { kind: "go", label: "Open the scheme", to: "scheme" } : releaseAll(document)],
        },
      ],
      hints,
    };
  if (total > observations) {
    const surplus = surplusIds(unknowns, energies, total - observations);
    return {
      blocking: [
        {
          tone: "bad",
          what: `${total} parameters cannot be found from ${observations} measured values.`,
          where: `Estimated: ${listed([...unknowns.keys()])}`,
          todo: "Fix parameters whose value you know, or measure more.",
          remedies: [fixParameters(surplus, study), importData()],
        },
      ],
      hints,
    };
  }

  const temperature = onlyTemperature(experiments);
  const free = [...unknowns.keys()].filter((id) => energies.has(id));
  if (temperature !== undefined && free.length > 0)
    hints.unshift({
      tone: "attention",
      what: `${listed(free)} cannot be found from one temperature.`,
      where: `All runs that take part are at ${temperature.replace("degC", "°C")}.`,
      todo: `Fix ${listed(free)}, or add a run at another temperature.`,
      remedies: [fixParameters(free, study), planRun()],
    });
  return { blocking: [], hints };
}

function releaseAll(document: ProjectDocument) {
  const ids = (document.parameters ?? []).filter(({ fixed, expression }) => fixed === true && expression === undefined).map(({ id }) => id);
  return {
    kind: "edit" as const,
    label: `Estimate ${ids.length > 3 ? "all parameters" : listed(ids)}`,
    step: "Estimate the fixed parameters",
    change: (draft: { parameters?: { id: string; fixed?: boolean }[] }) => {
      for (const parameter of draft.parameters ?? []) if (ids.includes(parameter.id)) delete parameter.fixed;
    },
  };
}

/** Activation energies first, then from the end of the list: enough of them that as many unknowns as data remain. */
function surplusIds(unknowns: ReadonlyMap<string, number>, energies: ReadonlySet<string>, tooMany: number): string[] {
  const order = [...unknowns.keys()].toReversed().sort((a, b) => Number(energies.has(b)) - Number(energies.has(a)));
  const ids: string[] = [];
  for (let left = tooMany + 1; left > 0 && ids.length < order.length - 1; ) {
    const id = order[ids.length]!;
    ids.push(id);
    left -= unknowns.get(id)!;
  }
  return ids;
}
