import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import type { PlotAxis } from "./types";

/** All ticks of an axis with one number of decimals: 0.0, 0.5, 1.0. */
export function tickTexts(ticks: readonly number[], axis: PlotAxis): string[] {
  const size = Math.max(0, ...ticks.map(Math.abs));
  if (axis.scale === "log" || size >= 1e6 || (size > 0 && size < 1e-3)) return ticks.map((tick) => formatNumber(tick, 3));
  const decimals = Math.max(0, ...ticks.map((tick) => String(Number(tick.toPrecision(12))).split(".")[1]?.length ?? 0));
  return ticks.map((tick) => tick.toFixed(decimals).replace("-", "−"));
}

/** quantity / unit */
export const axisLabel = ({ quantity, unit }: PlotAxis): string => {
  const shown = prettyUnit(unit);
  return shown === "" ? quantity : `${quantity} / ${/[/ ·]/.test(shown) ? `(${shown})` : shown}`;
};
