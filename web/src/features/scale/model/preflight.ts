/** What is missing before a scale-up can be computed, and what makes the answer poorer: each with the way to mend it. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import { recipeIsOld, recipeOf, scenarioOf } from "@/doc/recipe_source";
import type { ProjectDocument } from "@/doc/types";
import type { FieldPath } from "@/ui/study/faults";
import { vesselName, vesselOf } from "./study";

export interface Need {
  readonly id: "recipe" | "base" | "speed" | "target" | "density" | "viscosity" | "heat" | "jacket" | "old_recipe" | "thermal";
  readonly what: string;
  readonly todo: string;
  /** The field that mends it. */
  readonly field: FieldPath;
}

/** Nothing can be computed before these. */
export function missing(document: ProjectDocument, study: ScaleUpStudy): Need[] {
  const needs: Need[] = [];
  if (recipeOf(document, study) === undefined) needs.push({ id: "recipe", what: "There is no recipe to scale.", todo: "Choose a scenario or an experiment of this project.", field: "recipe" });
  if (vesselOf(document, study.base?.vessel) === undefined) needs.push({ id: "base", what: "The vessel in which the recipe was run is not known.", todo: "Pick the laboratory vessel.", field: "base/vessel" });
  else if (study.base?.speed === undefined) needs.push({ id: "speed", what: "The stirring speed of the laboratory vessel is not given.", todo: "Enter it: every rule starts from it.", field: "base/speed" });
  if (!study.targets?.length) needs.push({ id: "target", what: "There is no vessel to scale to.", todo: "Add a target vessel.", field: "targets" });
  if (document.medium?.density === undefined) needs.push({ id: "density", what: "The density of the liquid is not given.", todo: "Enter it, or fill the properties from a solvent.", field: "medium/density" });
  return needs;
}

/** The answer is there without these, but not whole. */
export function hints(document: ProjectDocument, study: ScaleUpStudy): Need[] {
  const { medium = {} } = document;
  const needs: Need[] = [];
  if (recipeIsOld(document, study)) {
    const scenario = scenarioOf(document, study)!;
    needs.push({ id: "old_recipe", what: `${scenario.name ?? scenario.id} has changed since its recipe was taken.`, todo: "Take the recipe again, or go on with the one that is kept here.", field: "recipe" });
  }
  if (medium.viscosity === undefined)
    needs.push({ id: "viscosity", what: "Without the viscosity there is no Reynolds number, and so no power, blend time or heat transfer.", todo: "Enter it, or fill the properties from a solvent.", field: "medium/viscosity" });
  else if (medium.heat_capacity === undefined) needs.push({ id: "heat", what: "Without the heat capacity the temperature in the plant is not simulated.", todo: "Enter it, or fill the properties from a solvent.", field: "medium/heat_capacity" });
  else if (medium.thermal_conductivity === undefined)
    needs.push({ id: "thermal", what: "Without the thermal conductivity there is no film coefficient, and so no cooling capacity.", todo: "Enter it, or fill the properties from a solvent.", field: "medium/thermal_conductivity" });
  const bare = (study.targets ?? []).filter(({ vessel }) => vesselOf(document, vessel) !== undefined && vesselOf(document, vessel)!.jacket === undefined);
  if (bare.length > 0)
    needs.push({ id: "jacket", what: `${bare.map(({ vessel }) => vesselName(document, vessel)).join(", ")}: the jacket and its coolant are not known, so cooling is not simulated.`, todo: "Open the vessel by the pencil on its card and give it a jacket.", field: "targets" });
  return needs;
}
