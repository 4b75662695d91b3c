/** What is drawn of an answer: the line of 1/U, and each curve over its readings. */
import { isFigure } from "@/engine/scaleup_results";
import type { WilsonResult } from "@/engine/wilson_results";
import type { PlotSeries } from "@/ui/plot/types";
import { seriesStyle } from "@/ui/series";
import { figureText } from "@/ui/figures";

/** In m² K/kW, in which vessels have 1 to 10. */
export const resistanceUnit = "m² K/kW";
const resistance = (u: number) => 1000 / u;

/** (N/N₀)^(−2/3); without a line, over 1 rpm. */
const place = (speed: number, reference: number) => (speed / reference) ** (-2 / 3);

export function wilsonPlot({ curves, line }: WilsonResult): PlotSeries[] {
  const reference = "intercept" in line ? line.reference_speed.value : 1;
  const x = curves.map(({ speed }) => place(speed.value, reference));
  const style = seriesStyle(0);
  const points: PlotSeries = {
    id: "measured",
    kind: "points",
    label: "1/U, measured",
    x,
    y: curves.map(({ coefficient }) => resistance(coefficient.value)),
    error: curves.map(({ coefficient: { value, std_error } }) => (std_error == null ? null : (1000 * std_error) / value ** 2)),
    style,
  };
  if (!("intercept" in line)) return [points];
  // From the axis, where wall, jacket and fouling are left.
  const ends = [0, Math.max(...x)];
  const wall = resistance(line.intercept.value);
  return [{ id: "line", kind: "line", label: "Line", x: ends, y: ends.map((at) => wall + 1000 * line.slope.value * at), style: seriesStyle(1) }, points];
}

export function curvesPlot({ curves }: WilsonResult): PlotSeries[] {
  return curves.flatMap(({ speed, fitted }, index): PlotSeries[] => {
    const column = (id: string) => fitted?.columns.find((one) => one.id === id)?.values;
    const model = column("T");
    const measured = column("T_measured");
    if (fitted === undefined || model === undefined) return [];
    const style = seriesStyle(index);
    const at = figureText(speed);
    const x = fitted.time.values;
    return [
      { id: `fitted ${index}`, kind: "line", label: `${at}, fit`, x, y: model, style },
      ...(measured === undefined ? [] : [{ id: `measured ${index}`, kind: "points" as const, label: at, x, y: measured, style }]),
    ];
  });
}

/** The units of time and temperature of the answer. */
export function unitsOf({ curves }: WilsonResult): { time: string; temperature: string } {
  const fitted = curves.find((curve) => curve.fitted !== undefined)?.fitted;
  return { time: fitted?.time.unit ?? "min", temperature: fitted?.columns[0]?.unit ?? "degC" };
}

/** Good, or to be used with care. */
export const toneOf = ({ measured, warnings, status }: WilsonResult): "good" | "attention" | "bad" =>
  status !== "ok" || measured === undefined ? "bad" : warnings.length > 0 ? "attention" : "good";

/** "published: 0.33" beside what was measured. */
export function factorText({ process_factor: factor }: WilsonResult): string {
  if (!("value" in factor)) return factor.not_applicable;
  const { ci95: _ci, ...figure } = factor;
  const measured = isFigure(figure) ? figureText(figure) : "";
  return factor.published === undefined ? measured : `${measured}; published: ${factor.published}`;
}
