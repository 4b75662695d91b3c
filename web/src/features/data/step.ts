import type { StepMark } from "@/ui/step";
import { pointsOf } from "./table/table";

const count = (much: number, what: string) => `${much.toLocaleString("en-GB")} ${what}${much === 1 ? "" : "s"}`;

export const mark: StepMark = ({ document: { experiments = [], species, observables = [] } }) => {
  if (experiments.length === 0) return { mark: "todo", why: "No experiments yet." };
  const points = experiments.reduce((sum, experiment) => sum + pointsOf(experiment), 0);
  if (points === 0) return { mark: "attention", why: `${count(experiments.length, "experiment")} without a measured value.` };
  const known = new Set([...species, ...observables].map(({ id }) => id).concat("T", "V", "T_jacket"));
  const stranger = experiments.flatMap(({ measurements = [] }) => measurements).find(({ observable }) => !known.has(observable));
  if (stranger) return { mark: "attention", why: `${stranger.observable} is measured but is no species or observable of the project.` };
  return { mark: "done", why: `${count(experiments.length, "experiment")}, ${count(points, "point")}.` };
};
