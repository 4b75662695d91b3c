/** Why a plot shows nothing, or not all: said, not left to be noticed. */
import type { PlotProps, PlotSeries } from "./types";

type Axes = Pick<PlotProps, "x" | "y" | "right">;

const isNumber = (value: number | null | undefined) => value !== null && value !== undefined && Number.isFinite(value);

/** Counts the points of a series: those that are numbers, and those of them that have a place on its axes. */
function count({ x, y, axis = "left" }: PlotSeries, axes: Axes): { readonly numbers: number; readonly placed: number } {
  const logX = axes.x.scale === "log";
  const logY = (axis === "right" && axes.right ? axes.right : axes.y).scale === "log";
  let numbers = 0, placed = 0;
  x.forEach((at, i) => {
    if (!isNumber(at) || !isNumber(y[i])) return;
    numbers++;
    if ((!logX || at > 0) && (!logY || y[i]! > 0)) placed++;
  });
  return { numbers, placed };
}

/** @returns undefined when there is something to draw */
export function whyEmpty(all: readonly PlotSeries[], shown: readonly PlotSeries[], axes: Axes): string | undefined {
  if (all.length === 0) return "There is nothing to draw yet.";
  if (shown.length === 0) return "All series are hidden. Choose one above to show it.";
  const counts = shown.map((one) => count(one, axes));
  if (counts.some(({ placed }) => placed > 0)) return undefined;
  return counts.some(({ numbers }) => numbers > 0) ? "A logarithmic axis shows values above 0, and none is." : "The series hold no numbers yet.";
}

/** How many values a logarithmic axis cannot show. */
export const withoutPlace = (shown: readonly PlotSeries[], axes: Axes): number =>
  shown.reduce((sum, one) => {
    const { numbers, placed } = count(one, axes);
    return sum + numbers - placed;
  }, 0);
