import type { Recipe, TemperatureControl } from "@/doc/types";

/** The controls of a recipe, one after the other. */
export const stagesOf = ({ temperature }: Recipe): TemperatureControl[] =>
  temperature === undefined ? [{ control: "isothermal" }] : "stages" in temperature ? temperature.stages : [temperature];
