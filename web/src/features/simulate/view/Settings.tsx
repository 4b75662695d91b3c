import { NumberInput, Select } from "@mantine/core";
import { edit } from "@/doc/store";
import type { ResultUnits, SimulateStudy } from "@/doc/types";
import { parseQuantity, prettyUnit } from "@/units/quantity";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { titleOf } from "../model/scenarios";
import { solverName } from "../model/summary";
import { TimesField } from "./TimesField";
import classes from "./Simulate.module.css";

const methods = ["auto", "tsit5", "dop853", "rodas5p", "lsoda", "bdf", "adams"];
const units: Readonly<Record<keyof ResultUnits, { label: string; choices: string[]; fallback: string }>> = {
  time: { label: "Time", choices: ["s", "min", "h", "d"], fallback: "s" },
  concentration: { label: "Concentration", choices: ["mol/L", "mM", "uM", "mol/m3"], fallback: "mol/L" },
  temperature: { label: "Temperature", choices: ["degC", "K", "degF"], fallback: "K" },
  volume: { label: "Volume", choices: ["L", "mL", "m3"], fallback: "L" },
};
const withOwn = (choices: readonly string[], own: string | undefined) => (own === undefined || choices.includes(own) ? choices : [own, ...choices]);

/** At which times the result is written, in which units, and how accurately it is computed. */
export function Settings({ study, steady }: { readonly study: SimulateStudy; /** Steady states are found without a run in time. */ readonly steady: boolean }) {
  const change = (label: string, recipe: (mine: SimulateStudy) => void) =>
    edit(`${label} of ${titleOf(study)}`, (draft) => {
      const mine = draft.studies?.find((one): one is SimulateStudy => one.id === study.id && one.kind === "simulate");
      if (mine !== undefined) recipe(mine);
    });
  const { relative = 1e-6, absolute = "1e-9 mol/L" } = study.tolerances ?? {};
  const listed = study.output !== undefined && "times" in study.output;
  const shown = (Object.keys(units) as (keyof ResultUnits)[]).filter((quantity) => !steady || quantity === "concentration" || quantity === "temperature");
  return (
    <div className={classes.stack}>
      {!steady && <Select
        label="Output times"
        size="xs"
        value={listed ? "times" : "points"}
        data={[
          { value: "points", label: "Evenly spaced" },
          { value: "times", label: "At chosen times" },
        ]}
        onChange={(form) =>
          change("Change the output", (mine) => {
            mine.output = form === "times" ? { times: { unit: mine.units?.time ?? "min", values: [0, 10, 20, 30] } } : { points: 201 };
          })
        }
      />}
      {steady ? null : listed ? (
        <TimesField column={(study.output as { times: { unit: string; values: number[] } }).times} onChange={(times) => change("Change the output times", (mine) => void (mine.output = { times }))} />
      ) : (
        <NumberInput
          key={study.id}
          label="Number of points"
          size="xs"
          min={2}
          max={1e6}
          clampBehavior="blur"
          allowDecimal={false}
          defaultValue={study.output !== undefined && "points" in study.output ? study.output.points : 201}
          onBlur={({ currentTarget: { value } }) => {
            const points = Math.round(Number(value));
            if (points >= 2 && points <= 1e6) change("Change the number of points", (mine) => void (mine.output = { points }));
          }}
        />
      )}
      {shown.map((quantity) => (
        <Select
          key={quantity}
          label={`${units[quantity].label} in`}
          size="xs"
          value={study.units?.[quantity] ?? units[quantity].fallback}
          data={withOwn(units[quantity].choices, study.units?.[quantity]).map((unit) => ({ value: unit, label: prettyUnit(unit) }))}
          onChange={(unit) => unit !== null && change(`Change the unit of ${quantity}`, (mine) => void ((mine.units ??= {})[quantity] = unit))}
        />
      ))}
      {!steady && <>
      <Select
        label="Method"
        size="xs"
        value={study.method ?? "auto"}
        data={methods.map((method) => ({ value: method, label: method === "auto" ? "Chosen by the engine" : solverName(method) }))}
        onChange={(method) =>
          change("Change the method", (mine) => {
            if (method === "auto" || method === null) delete mine.method;
            else mine.method = method;
          })
        }
      />
      <QuantityInput
        label="Relative tolerance"
        unit="1"
        value={relative}
        onChange={(next) => {
          const number = next === undefined ? undefined : parseQuantity(next)?.number;
          if (number !== undefined) change("Change the relative tolerance", (mine) => void ((mine.tolerances ??= {}).relative = number));
        }}
      />
      <QuantityInput
        label="Absolute tolerance"
        unit="mol/L"
        value={absolute}
        onChange={(next) => next !== undefined && change("Change the absolute tolerance", (mine) => void ((mine.tolerances ??= {}).absolute = next))}
      />
      </>}
    </div>
  );
}
