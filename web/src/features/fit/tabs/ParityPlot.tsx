import { groups } from "d3-array";
import { Plot } from "@/ui/plot/Plot";
import { parities } from "../statistics/residual_points";
import classes from "./tabs.module.css";
import type { TabProps } from "./types";

export function ParityPlot({ points, styleOf, lit, onPick }: TabProps) {
  return (
    <div className={classes.row}>
      {parities(points).map(({ unit, points: own }) => (
        <div key={unit} className={classes.plot}>
          <Plot
            name={`Parity${unit && unit !== "1" ? ` in ${unit}` : ""}`}
            summary="Measured against fitted values; a perfect model puts all points on the diagonal."
            series={groups(own, ({ ref }) => ref.observable).map(([id, some]) => ({
              kind: "points" as const,
              id,
              label: id,
              x: some.map(({ predicted }) => predicted),
              y: some.map(({ measured }) => measured),
              refs: some.map(({ ref }) => ref),
              style: styleOf(id),
            }))}
            x={{ quantity: "fitted", unit: unit === "1" ? "" : unit }}
            y={{ quantity: "measured", unit: unit === "1" ? "" : unit }}
            guides={[{ diagonal: true }]}
            highlighted={lit}
            onPick={onPick}
          />
        </div>
      ))}
    </div>
  );
}
