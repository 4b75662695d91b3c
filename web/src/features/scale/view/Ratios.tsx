import { Select } from "@mantine/core";
import { useMemo } from "react";
import { Plot } from "@/ui/plot/Plot";
import { useViewState } from "@/ui/view_state";
import { ratioConditions, ratioSeries } from "../model/ratios";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

function useCondition({ picture }: ScaleState) {
  const [wanted, setWanted] = useViewState("condition", "power_per_volume");
  const conditions = useMemo(() => (picture === undefined ? [] : ratioConditions(picture)), [picture]);
  return { conditions, setWanted, chosen: conditions.find(({ id }) => id === wanted) ?? conditions[0] };
}

/** Which condition is drawn: in the toolbar. */
export function ConditionSelect({ state }: { readonly state: ScaleState }) {
  const { conditions, chosen, setWanted } = useCondition(state);
  if (chosen === undefined) return null;
  return (
    <Select
      size="xs"
      aria-label="Condition that is drawn"
      value={chosen.id}
      allowDeselect={false}
      data={conditions.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => setWanted(id ?? undefined)}
    />
  );
}

/** One condition against scale, a line for each rule. */
export function Ratios({ state }: { readonly state: ScaleState }) {
  const { picture, rule, current } = state;
  const { chosen } = useCondition(state);
  const shown = rule ?? picture?.targets[0]?.rule;
  const lines = useMemo(() => (picture === undefined || chosen === undefined ? [] : ratioSeries(picture, chosen.id, shown)), [picture, chosen, shown]);
  const guides = useMemo(() => [...(picture?.targets.map(({ scale }) => ({ x: scale })) ?? []), { y: 1 }], [picture]);
  if (picture === undefined || chosen === undefined) return <p className={classes.empty}>There is no ratio to draw: no condition could be computed in both vessels.</p>;
  return (
    <div className={classes.ratios} data-old={!current || undefined}>
      <Plot
        name={`${chosen.name} against scale`}
        summary={`${chosen.name} over that of the laboratory vessel, by rule, against the ratio of the volumes. Vertical lines are the target vessels; the rule that is looked at is solid.`}
        series={lines}
        x={{ quantity: "volume ratio", unit: "", scale: "log" }}
        y={{ quantity: "ratio", unit: "", scale: "log" }}
        guides={guides}
      />
    </div>
  );
}
