import type { Medium, Quantity } from "@/doc/types";
import type { Problem } from "@/engine/results";
import { prettyUnit } from "@/units/quantity";
import { assign } from "../recipe/change";
import { Field } from "./Field";

const celsius = ["degC", "K", "degF"];

interface MaxTemperatureFieldProps {
  readonly state: { readonly problem: Problem | undefined; readonly readOnly: boolean };
  readonly value: Quantity | undefined;
  readonly medium: Medium | undefined;
  /** Changes the study that holds it. */
  readonly change: (label: string, change: (study: { max_temperature?: Quantity }) => void) => void;
}

/** MTT, above which the plant must not come; by default the liquid boils there. */
export function MaxTemperatureField({ state, value, medium, change }: MaxTemperatureFieldProps) {
  const boiling = medium?.boiling_point;
  const meaning = boiling === undefined ? "Give it, or the boiling point of the liquid" : `Now the boiling point, ${prettyUnit(String(boiling))}`;
  return (
    <Field
      state={state}
      path="max_temperature"
      label="Highest temperature for technical reasons"
      unit="degC"
      units={celsius}
      value={value}
      onChange={(next) => change("Change the highest temperature", (mine) => assign(mine, "max_temperature", next))}
      description={value === undefined ? meaning : "MTT of the criticality class"}
    />
  );
}
