/** Times in the unit in which they are said: 27,573 min are 19.1 d. */
import type { Figure } from "@/engine/scaleup_results";

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86400 };

export const fromSeconds = (time: number, unit: string): number | undefined => (seconds[unit] === undefined ? undefined : time / seconds[unit]);

export function readable(figure: Figure): Figure {
  const own = seconds[figure.unit];
  if (own === undefined || figure.value * own < 2 * seconds.h!) return figure;
  const unit = figure.value * own >= 3 * seconds.d! ? "d" : "h";
  const factor = own / seconds[unit]!;
  return {
    value: figure.value * factor,
    unit,
    ...(figure.std_error != null && { std_error: figure.std_error * factor }),
    ...(figure.ci95 != null && { ci95: [figure.ci95[0] * factor, figure.ci95[1] * factor] as [number, number] }),
  };
}
