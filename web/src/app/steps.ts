/** The order of the verbs. A step is one folder of features and one line here. */
import { mark as data } from "@/features/data/step";
import { mark as fit } from "@/features/fit/step";
import { mark as safety } from "@/features/safety/step";
import { mark as scale } from "@/features/scale/step";
import { mark as scheme } from "@/features/scheme/step";
import { mark as sensitivity } from "@/features/sensitivity/step";
import { mark as simulate } from "@/features/simulate/step";
import type { StepMark } from "@/ui/step";

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly mark: StepMark;
}
export const steps: readonly Step[] = [
  { id: "scheme", label: "Scheme", mark: scheme },
  { id: "data", label: "Data", mark: data },
  { id: "fit", label: "Fit", mark: fit },
  { id: "simulate", label: "Simulate", mark: simulate },
  { id: "scale", label: "Scale-up", mark: scale },
  { id: "safety", label: "Safety", mark: safety },
  { id: "sensitivity", label: "Sensitivity", mark: sensitivity },
];
