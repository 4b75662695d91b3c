/** The finished samples, each loaded when it is opened. */
import { createProject, listProjects } from "./persistence";
import type { ProjectDocument } from "./types";

export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly teaches: string;
  readonly data: string;
}
export const samples: readonly Sample[] = [
  {
    id: "arrhenius",
    title: "Amidation with over-acylation at three temperatures",
    teaches: "Two rate constants and their activation energies from runs at three temperatures.",
    data: "Simulated data, σ = 0.008 mol/L",
  },
  {
    id: "consecutive",
    title: "Thermal isomerisation of α-pinene",
    teaches: "Five rate constants at once from five measured species, then dosing with them.",
    data: "Measured: Fuguitt & Hawkins 1947",
  },
  {
    id: "first-order",
    title: "Oxygen demand of a river water",
    teaches: "One rate constant from six noisy values, and how wide honest intervals are.",
    data: "Measured: Marske 1967",
  },
  {
    id: "semi-batch",
    title: "Semi-batch amidation",
    teaches: "Dosing keeps the heat in hand: accumulation, heat flow and a controlled jacket.",
    data: "No data; made-up kinetics",
  },
  {
    id: "exothermic-batch",
    title: "Exothermic batch",
    teaches: "What the jacket can take, and the same batch when the cooling is lost.",
    data: "No data; made-up kinetics",
  },
  {
    id: "exothermic-semi-batch",
    title: "Exothermic semi-batch: from the flask to the plant",
    teaches: "The same dosing at 1,000 L and 10,000 L: cooling, mixing and what a cooling failure would reach.",
    data: "No data; made-up kinetics, solvent as published, vessels partly assumed",
  },
];

const files = import.meta.glob<ProjectDocument>("../../../data/samples/*.json", { import: "default" });

/** Opens a sample as a project of its own; the one that was opened before is opened again. @returns the project's id */
export async function openSample(id: string): Promise<string> {
  const before = (await listProjects()).find(({ sampleOf }) => sampleOf === id);
  if (before !== undefined) return before.id;
  const load = files[`../../../data/samples/${id}.json`];
  if (load === undefined) throw new Error(`There is no sample '${id}'.`);
  return createProject(await load(), { sampleOf: id });
}
