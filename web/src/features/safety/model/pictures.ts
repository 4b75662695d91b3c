/** What is drawn of an assessment: temperatures along the dosing, and the worst failure. */
import type { SafetyAnswer } from "@/engine/safety_results";
import type { SeriesColumn } from "@/engine/results";
import type { LineSeries, PointSeries } from "@/ui/plot/types";
import { seriesStyle } from "@/ui/series";

const style = { T: seriesStyle(0), mtsr: seriesStyle(1), integrated: seriesStyle(1), accumulation: seriesStyle(2), max: seriesStyle(4), td24: seriesStyle(3), tmr: seriesStyle(5) } as const;
type Values = readonly (number | null)[];

const column = ({ profile }: SafetyAnswer, id: string): SeriesColumn | undefined => profile.columns.find((one) => one.id === id);

function line(id: string, label: string, x: readonly number[], y: Values, look: LineSeries["style"], more: Partial<LineSeries> = {}): LineSeries {
  return { kind: "line", id, label, x, y, style: look, ...more };
}
const band = ({ low, high }: SeriesColumn): Partial<LineSeries> => (low && high ? { low, high } : {});

/** Lines across the picture, in the key as well. */
export function limits({ temperatures: { max, td24 } }: SafetyAnswer, maxWords: string, x: readonly number[]): LineSeries[] {
  const [from, to] = [x[0] ?? 0, x.at(-1) ?? 1];
  const across = (id: string, label: string, value: number, look: LineSeries["style"]) => line(id, label, [from, to], [value, value], look, { dash: "dashed" });
  return [...(max ? [across("max", maxWords, max.value, style.max)] : []), ...(td24 ? [across("td24", "TD24", td24.value, style.td24)] : [])];
}

/** T and MTSR of a failure at each time; the accumulation in percent on the right axis. */
export function alongDosing(answer: SafetyAnswer, maxWords: string): LineSeries[] {
  const x = answer.profile.time.values;
  const [T, mtsr, failure] = [column(answer, "T"), column(answer, "mtsr"), column(answer, "mtsr_integrated")];
  return [
    ...(T ? [line("T", "Process", x, T.values, style.T, band(T))] : []),
    ...(mtsr ? [line("mtsr", "MTSR", x, mtsr.values, style.mtsr, band(mtsr))] : []),
    ...(failure ? [line("mtsr_integrated", "MTSR, integrated", x, failure.values, style.integrated, { dash: "dotted", ...band(failure) })] : []),
    ...limits(answer, maxWords, x),
  ];
}

const percent = (values: Values) => values.map((value) => (value === null ? null : 100 * value));

/** Between two instants of the profile the worst one may lie higher than its line. */
export const worstMoment = ({ mtsr: { value, time, std_error } }: SafetyAnswer): PointSeries => ({
  kind: "points",
  id: "worst",
  label: "Worst moment",
  x: [time],
  y: [value],
  style: style.mtsr,
  ...(std_error != null && { error: [std_error] }),
});

export function accumulation(answer: SafetyAnswer): LineSeries[] {
  const x = answer.profile.time.values;
  const share = column(answer, "X_accumulated");
  if (share === undefined) return [];
  return [line("X_accumulated", "Accumulation", x, percent(share.values), style.accumulation, share.low && share.high ? { low: percent(share.low), high: percent(share.high) } : {})];
}

/** The time to the maximum rate of a failure at each time; none where it never comes within a day. */
export function timeToMaximumRate(answer: SafetyAnswer): LineSeries | undefined {
  const tmr = column(answer, "tmr_ad");
  return tmr === undefined || tmr.values.every((value) => value === null) ? undefined : line("tmr_ad", "Time to maximum rate", answer.profile.time.values, tmr.values, style.tmr, { axis: "right", ...band(tmr) });
}

/** The worst failure over the normal run. */
export function worstFailure(answer: SafetyAnswer, maxWords: string): LineSeries[] {
  const failed = answer.failure?.series;
  const hot = failed?.columns.find(({ id }) => id === "T");
  if (failed === undefined || hot === undefined) return [];
  const [x, normal] = [failed.time.values, column(answer, "T")];
  const end = x.at(-1) ?? 0;
  const until = answer.profile.time.values.filter((time) => time <= end).length;
  const start = answer.profile.time.values[0] ?? 0;
  return [
    line("failure", "Cooling failed", x, hot.values, style.mtsr),
    ...(normal ? [line("normal", "Normal run", answer.profile.time.values.slice(0, until), normal.values.slice(0, until), style.T, { dash: "dotted" })] : []),
    ...limits(answer, maxWords, [Math.min(start, x[0] ?? start), end]),
  ];
}
