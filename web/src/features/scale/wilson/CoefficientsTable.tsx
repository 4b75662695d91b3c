import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Quantity } from "@/doc/types";
import type { KnownCoefficient } from "@/doc/wilson";
import { assign } from "@/ui/recipe/change";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { faultsOf, removeEntry } from "./model/study";
import type { WilsonState } from "./use_wilson";
import classes from "./wilson.module.css";

const unit = "W/(m2 K)";

/** A row for each speed at which U is known already: from a plant's report, or from an earlier line. */
export function CoefficientsTable({ state }: { readonly state: WilsonState }) {
  const { study, change, readOnly, current, result } = state;
  const coefficients = study?.coefficients ?? [];
  const answers = current ? (result?.curves ?? []) : [];
  return (
    <div className={classes.wide}>
      <table className={classes.table} aria-label="Coefficients">
        <thead>
          <tr>
            <th scope="col">Speed</th>
            <th scope="col" className={classes.entered}>
              U
            </th>
            <th scope="col">By the line / {prettyUnit(unit)}</th>
            <th scope="col">
              <span className={classes.hidden}>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {coefficients.map((one, index) => (
            // Coefficients have no names: their place is all that tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <Row key={index} state={state} one={one} index={index} predicted={answers[index]?.predicted?.value} />
          ))}
        </tbody>
      </table>
      <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly} onClick={() => change("Add a coefficient", (mine) => void (mine.coefficients ??= []).push({}))}>
        Add a coefficient
      </Button>
    </div>
  );
}

interface RowProps {
  readonly state: WilsonState;
  readonly one: KnownCoefficient;
  readonly index: number;
  readonly predicted: number | undefined;
}
function Row({ state: { change, readOnly, problem }, one, index, predicted }: RowProps) {
  const number = index + 1;
  const faults = faultsOf(problem, "coefficients", index);
  const set = (key: keyof KnownCoefficient, label: string) => (value: Quantity | undefined) =>
    change(label, (mine) => {
      const entry = mine.coefficients?.[index];
      if (entry !== undefined) assign(entry, key, value);
    });
  return (
    <>
      <tr>
        <td className={classes.speed}>
          <QuantityInput label={`Speed of coefficient ${number}`} hideLabel optional unit="rpm" units={["rpm", "1/s"]} value={one.speed} disabled={readOnly} onChange={set("speed", `Speed of coefficient ${number}`)} />
        </td>
        <td className={classes.coefficient}>
          <QuantityInput label={`U of coefficient ${number}`} hideLabel optional unit={unit} value={one.u} disabled={readOnly} onChange={set("u", `U of coefficient ${number}`)} />
        </td>
        <td className={classes.number}>{predicted === undefined ? "–" : formatNumber(predicted, 4)}</td>
        <td>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove coefficient ${number}`} disabled={readOnly} onClick={() => change(`Remove coefficient ${number}`, (mine) => removeEntry(mine, "coefficients", index))}>
            <IconTrash size={16} />
          </ActionIcon>
        </td>
      </tr>
      {faults !== undefined && (
        <tr>
          <td colSpan={4} className={classes.fault}>
            {faults}
          </td>
        </tr>
      )}
    </>
  );
}
