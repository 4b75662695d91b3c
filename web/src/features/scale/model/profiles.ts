/** What happens in the laboratory and in the plant, side by side: concentrations and temperatures of each vessel. */
import type { Series, SeriesColumn } from "@/engine/results";
import { isFigure, type RuleResult, type ScaleUpResult } from "@/engine/scaleup_results";
import type { LineSeries, SeriesStyle } from "@/ui/plot/types";
import { shownRule } from "./chosen";
import { inSeconds } from "@/ui/figures";
import type { Window } from "@/doc/stretch";

export interface VesselProfile {
  readonly vessel: string;
  readonly series: Series;
  /** None: the base. */
  readonly rule?: RuleResult;
}

/** The base first; a vessel that was not simulated is not in the list. */
export function profilesOf({ base, targets }: ScaleUpResult, wanted: string | undefined): VesselProfile[] {
  const first = base.series === undefined ? [] : [{ vessel: base.vessel, series: base.series }];
  const others = targets.flatMap((target) => {
    const rule = shownRule(target, wanted);
    return rule?.series === undefined ? [] : [{ vessel: target.vessel, series: rule.series, rule }];
  });
  return [...first, ...others];
}

const isMeasured = ({ quantity, values }: SeriesColumn) => quantity === "concentration" && values.some((value) => value !== null && Math.abs(value) > 0);

/** Those that are present anywhere, in the order of the document. */
export const concentrationIds = (profiles: readonly VesselProfile[]): string[] => [...new Set(profiles.flatMap(({ series }) => series.columns.filter(isMeasured).map(({ id }) => id)))];

export function linesOf({ series }: VesselProfile, ids: readonly string[], styleOf: (id: string) => SeriesStyle, label: (id: string) => string): LineSeries[] {
  return ids.flatMap((id): LineSeries[] => {
    const column = series.columns.find((one) => one.id === id);
    if (column === undefined) return [];
    const { values, low, high } = column;
    return [{ kind: "line", id, label: label(id), x: series.time.values, y: values, style: styleOf(id), dash: "solid", ...(low && high && { low, high }) }];
  });
}

const secondsIn: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86400 };

/** The dosing of a vessel in the unit of its time axis: that of the recipe, in a target as long as it was found to need. */
export function feedWindow({ series, rule }: VesselProfile, recipe: Window | undefined): { from: number; to: number } | undefined {
  const unit = secondsIn[series.time.unit];
  if (recipe === undefined || unit === undefined) return undefined;
  const found = rule?.dosing !== undefined && isFigure(rule.dosing.time) ? inSeconds(rule.dosing.time) : undefined;
  return { from: recipe.begin / unit, to: (recipe.begin + (found ?? recipe.end - recipe.begin)) / unit };
}
