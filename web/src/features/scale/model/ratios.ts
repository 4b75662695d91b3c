/** How a condition changes with scale, a line for each rule: both axes are ratios to the base. */
import type { ScaleUpResult } from "@/engine/scaleup_results";
import type { LineSeries } from "@/ui/plot/types";
import { seriesStyle } from "@/ui/series";
import { rulesOf } from "./chosen";

/** Conditions of which at least one target has a ratio. */
export function ratioConditions({ targets }: ScaleUpResult): { id: string; name: string }[] {
  const names = new Map<string, string>();
  for (const { rules } of targets) for (const { conditions } of rules) for (const { id, name, ratio } of conditions) if (ratio !== undefined && ratio > 0) names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The base is the point (1, 1) of every rule; targets follow by their volume. The rule that is looked at is solid. */
export function ratioSeries(result: ScaleUpResult, condition: string, shown: string | undefined): LineSeries[] {
  const byScale = [...result.targets].sort((a, b) => a.scale - b.scale);
  return rulesOf(result).flatMap(({ id, name }, index): LineSeries[] => {
    const points = byScale.flatMap(({ scale, rules }) => {
      const ratio = rules.find(({ rule }) => rule === id)?.conditions.find((one) => one.id === condition)?.ratio;
      return ratio === undefined || ratio <= 0 ? [] : [{ scale, ratio }];
    });
    if (points.length === 0) return [];
    const style = seriesStyle(index);
    const x = [1, ...points.map(({ scale }) => scale)];
    const y = [1, ...points.map(({ ratio }) => ratio)];
    return [{ kind: "line", id, label: name, x, y, style, dash: shown === id ? "solid" : "dashed" }];
  });
}
