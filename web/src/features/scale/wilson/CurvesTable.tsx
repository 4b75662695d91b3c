import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { CoolingCurve, CurveColumn } from "@/doc/wilson";
import type { CurveResult } from "@/engine/wilson_results";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { formatWithError, formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { faultsOf, removeEntry } from "./model/study";
import type { WilsonState } from "./use_wilson";
import classes from "./wilson.module.css";

const course = ({ unit, values }: CurveColumn) => `${formatNumber(values[0], 4)} → ${formatNumber(values.at(-1), 4)} ${prettyUnit(unit)}`;

/** A row for each curve: its speed, what it covers, and U. */
export function CurvesTable({ state }: { readonly state: WilsonState }) {
  const curves = state.study?.curves ?? [];
  const results = state.current ? (state.result?.curves ?? []) : [];
  return (
    <div className={classes.wide}>
    <table className={classes.table} aria-label="Cooling curves">
      <thead>
        <tr>
          {["Speed", "Readings", "Time", "Contents", "U / W/(m²·K)", "By the line", ""].map((head, index) => (
            <th key={head || index} scope="col">
              {head || <span className={classes.hidden}>Remove</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {curves.map((curve, index) => (
          // Curves have no names: their place is all that tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Row key={index} state={state} curve={curve} index={index} result={results[index]} />
        ))}
      </tbody>
    </table>
    </div>
  );
}

interface RowProps {
  readonly state: WilsonState;
  readonly curve: CoolingCurve;
  readonly index: number;
  readonly result: CurveResult | undefined;
}
function Row({ state: { change, readOnly, problem }, curve, index, result }: RowProps) {
  const faults = faultsOf(problem, "curves", index);
  return (
    <>
      <tr>
        <td className={classes.speed}>
          <QuantityInput
            label={`Speed of curve ${index + 1}`}
            hideLabel
            unit="rpm"
            value={curve.speed}
            disabled={readOnly}
            onChange={(speed) =>
              change(`Speed of curve ${index + 1}`, (study) => {
                const mine = study.curves?.[index];
                if (mine === undefined) return;
                if (speed === undefined) delete mine.speed;
                else mine.speed = speed;
              })
            }
          />
        </td>
        <td className={classes.number}>{curve.time.values.length}</td>
        <td className={classes.number}>{course(curve.time)}</td>
        <td className={classes.number}>{course(curve.temperature)}</td>
        <td className={classes.number}>{result ? formatWithError(result.coefficient.value, result.coefficient.std_error) : "–"}</td>
        <td className={classes.number}>{result?.predicted ? formatNumber(result.predicted.value, 4) : "–"}</td>
        <td>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove curve ${index + 1}`} disabled={readOnly} onClick={() => change(`Remove curve ${index + 1}`, (study) => removeEntry(study, "curves", index))}>
            <IconTrash size={16} />
          </ActionIcon>
        </td>
      </tr>
      {faults !== undefined && (
        <tr>
          <td colSpan={7} className={classes.fault}>
            {faults}
          </td>
        </tr>
      )}
    </>
  );
}
