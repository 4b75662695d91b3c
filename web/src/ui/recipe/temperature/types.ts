import type { ComponentType } from "react";
import type { Recipe, TemperatureControl } from "@/doc/types";
import type { Change } from "../change";

export interface ControlFieldsProps {
  readonly control: TemperatureControl;
  readonly onChange: Change<TemperatureControl>;
}
/** A way to control the temperature: one file of this folder and one entry of the registry. */
export interface ControlKind {
  readonly control: TemperatureControl["control"];
  readonly label: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** Heat capacity and density of the medium are needed. */
  readonly energyBalance: boolean;
  /** Its conditions can be held for ever. */
  readonly steady: boolean;
  /** The control when it is chosen in place of `before`. */
  readonly fresh: (recipe: Recipe, before: TemperatureControl) => TemperatureControl;
  readonly Fields?: ComponentType<ControlFieldsProps>;
}
