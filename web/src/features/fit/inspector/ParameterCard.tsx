import { Button, Checkbox, Select } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { memo, useState } from "react";
import { edit } from "@/doc/store";
import type { Parameter, Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { useRemedy } from "../messages/use_remedy";
import type { Advice } from "../model/advice";
import { formatNumber, formatWithError } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { join, split } from "../model/quantity_text";
import { type Entry, keyOfEntry, spokenName } from "../model/unknowns";
import classes from "./inspector.module.css";
import { ParameterSlider } from "./ParameterSlider";

interface ParameterCardProps {
  readonly parameter: Parameter;
  /** What the last fit found: one entry, or one for each run or group. */
  readonly entries: readonly Entry[];
  readonly advice: readonly Advice[];
  readonly stale: boolean;
  readonly readOnly: boolean;
  /** Not among those that the study estimates. */
  readonly held: boolean;
  readonly runs: readonly string[];
}

const change = (id: string, label: string, recipe: (parameter: Parameter) => void, gesture?: string) =>
  edit(
    label,
    (draft) => {
      const own = draft.parameters?.find((parameter) => parameter.id === id);
      if (own) recipe(own as Parameter);
    },
    gesture === undefined ? {} : { gesture },
  );

const setOrDelete = <K extends "min" | "max" | "value">(parameter: Parameter, key: K, value: Quantity | undefined) => {
  if (value === undefined) delete parameter[key];
  else parameter[key] = value;
};

export const ParameterCard = memo(function ParameterCard({ parameter, entries, advice, stale, readOnly, held, runs }: ParameterCardProps) {
  const { id, name, expression, value, fixed = false } = parameter;
  const unit = split(value)?.unit || split(parameter.min)?.unit || "1";
  const several = parameter.per === "experiment" || parameter.groups !== undefined;
  return (
    <li className={classes.card} data-testid={`parameter-${id}`} data-trouble={advice.length > 0 || undefined}>
      <div className={classes.head}>
        <h2 className={classes.id}>{id}</h2>
        {name && <span className={classes.dimmed}>{name}</span>}
        {expression === undefined && (
          <Checkbox
            className={classes.fixed}
            size="xs"
            label="Fixed"
            aria-label={`${id} fixed`}
            checked={fixed}
            disabled={readOnly}
            onChange={({ currentTarget: { checked } }) =>
              change(id, checked ? `Fix ${id}` : `Estimate ${id}`, (own) => (checked ? (own.fixed = true) : delete own.fixed))
            }
          />
        )}
      </div>

      {expression !== undefined ? (
        <p className={classes.derived}>
          = <code>{expression}</code>
        </p>
      ) : several ? (
        <Several parameter={parameter} unit={unit} readOnly={readOnly} runs={runs} />
      ) : (
        <>
          <QuantityInput
            label={id}
            hideLabel
            value={shortened(value)}
            unit={unit}
            disabled={readOnly}
            onChange={(next) => next !== shortened(value) && change(id, `Change ${id}`, (own) => setOrDelete(own, "value", next))}
          />
          <ParameterSlider
            parameter={parameter}
            name={id}
            value={value}
            disabled={readOnly}
            onChange={(next) => change(id, `Change ${id}`, (own) => (own.value = next), `slider-${id}`)}
          />
        </>
      )}

      {!fixed && !held && entries.filter(({ estimated }) => estimated || expression !== undefined).map((entry) => <Estimate key={keyOfEntry(entry)} entry={entry} stale={stale} />)}
      {advice.map((one) => (
        <AdviceRow key={one.key} advice={one} />
      ))}

      {expression === undefined && <Bounds parameter={parameter} unit={unit} readOnly={readOnly} />}
    </li>
  );
});

function Estimate({ entry, stale }: { readonly entry: Entry; readonly stale: boolean }) {
  const key = keyOfEntry(entry);
  return (
    <p className={classes.estimate} data-stale={stale || undefined}>
      {stale && <span className={classes.dimmed}>Last fit: </span>}
      {key !== entry.id && <span className={classes.dimmed}>{spokenName(key).slice(entry.id.length + " of ".length)}: </span>}
      <strong>{formatWithError(entry.value, entry.std_error)}</strong> {prettyUnit(entry.unit)}
      {entry.ci95 && <span className={classes.interval}>95 %: {entry.ci95.map((end) => formatNumber(end, 4)).join(" to ")}</span>}
    </p>
  );
}

function AdviceRow({ advice }: { readonly advice: Advice }) {
  const perform = useRemedy();
  return (
    <div className={classes.advice}>
      <IconAlertTriangle size={16} role="img" aria-label="Attention" />
      <span>
        {spokenName(advice.key)} {advice.text}.
      </span>
      <Button size="compact-xs" variant="light" color="yellow" onClick={() => perform(advice.remedy)}>
        {advice.remedy.label}
      </Button>
    </div>
  );
}

/** One value for each run, or for each group of runs. */
function Several({ parameter, unit, readOnly, runs }: { readonly parameter: Parameter; readonly unit: string; readonly readOnly: boolean; readonly runs: readonly string[] }) {
  const { id, value, values = {}, groups } = parameter;
  const sets = groups ?? runs.map((run) => [run]);
  return sets.map((set) => (
    <div key={set.join("+")}>
      <QuantityInput
        label={`${id} of ${set.join(", ")}`}
        value={shortened(values[set[0]!] ?? value)}
        unit={unit}
        disabled={readOnly}
        onChange={(next) =>
          change(id, `Change ${id}`, (own) => {
            if (next !== undefined) own.values = { ...own.values, ...Object.fromEntries(set.map((run) => [run, next])) };
          })
        }
      />
      <ParameterSlider
        parameter={parameter}
        name={`${id} of ${set.join(", ")}`}
        value={values[set[0]!] ?? value}
        disabled={readOnly}
        onChange={(next) =>
          change(id, `Change ${id}`, (own) => (own.values = { ...own.values, ...Object.fromEntries(set.map((run) => [run, next])) }), `slider-${id}-${set[0]}`)
        }
      />
    </div>
  ));
}

/** "0.0001 to 10 L/(mol·min)" */
function spokenBounds(min: Quantity | undefined, max: Quantity | undefined): string {
  const [low, high] = [split(min), split(max)];
  const words = [low, high].map((bound) => (bound === undefined ? "open" : formatNumber(bound.number)));
  const units = [low, high].map((bound) => (bound === undefined ? "" : prettyUnit(bound.unit)));
  if (units[0] === units[1] || low === undefined || high === undefined) return `${words.join(" to ")} ${units[1] || units[0]}`;
  return words.map((word, i) => `${word} ${units[i]}`).join(" to ");
}

const digitsShown = 6;
/** A fitted value has sixteen digits; its field shows those that can mean something. */
function shortened(value: Quantity | undefined): Quantity | undefined {
  const own = split(value);
  if (own === undefined || own.digits.length <= digitsShown + 3) return value;
  return join(Number(own.number.toPrecision(digitsShown)), own.unit);
}

function Bounds({ parameter, unit, readOnly }: { readonly parameter: Parameter; readonly unit: string; readonly readOnly: boolean }) {
  const { id, min, max, scale = "linear" } = parameter;
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.bounds} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Bounds and scale <span className={classes.dimmed}>{spokenBounds(min, max)}</span>
      </summary>
      {open && (
        <>
      <QuantityInput label={`Lower bound of ${id}`} value={min} unit={unit} optional disabled={readOnly} onChange={(next) => change(id, `Change the bound of ${id}`, (own) => setOrDelete(own, "min", next))} />
      <QuantityInput label={`Upper bound of ${id}`} value={max} unit={unit} optional disabled={readOnly} onChange={(next) => change(id, `Change the bound of ${id}`, (own) => setOrDelete(own, "max", next))} />
      <Select
        label={`Scale of ${id}`}
        description="Logarithmic suits rate constants: they span decades."
        data={[
          { value: "linear", label: "Linear" },
          { value: "log", label: "Logarithmic" },
        ]}
        value={scale}
        disabled={readOnly}
        onChange={(next) => change(id, `Change the scale of ${id}`, (own) => (own.scale = next === "log" ? "log" : "linear"))}
      />
        </>
      )}
    </details>
  );
}
