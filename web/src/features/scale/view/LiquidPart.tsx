import { Button, Select, Switch } from "@mantine/core";
import type { GasPhase, KlaCorrelation, SolidPhase } from "@/doc/scaleup";
import { recipeOf } from "@/doc/recipe_source";
import { edit } from "@/doc/store";
import type { Medium, Quantity } from "@/doc/types";
import { parseQuantity, prettyUnit } from "@/units/quantity";
import { assign } from "@/ui/recipe/change";
import type { ScaleState } from "../run/use_scale";
import { Field } from "@/ui/study/Field";
import classes from "./Scale.module.css";
import { Section } from "@/ui/study/Section";
import { SolventFill } from "@/ui/solvent/SolventFill";

/** What is in the vessels: the liquid, gas, solids. */
export function LiquidPart({ state }: { readonly state: ScaleState }) {
  return (
    <>
      <Liquid state={state} />
      <Gas state={state} />
      <Solids state={state} />
    </>
  );
}

type Plain = Exclude<keyof Medium, "viscosity">;
const properties: readonly { key: Plain; label: string; unit: string; units?: readonly string[]; name: string }[] = [
  { key: "density", label: "Density", unit: "kg/L", name: "density" },
  { key: "heat_capacity", label: "Heat capacity", unit: "kJ/(kg K)", name: "heat capacity" },
  { key: "thermal_conductivity", label: "Thermal conductivity", unit: "W/(m K)", name: "thermal conductivity" },
  { key: "boiling_point", label: "Boiling point", unit: "degC", units: ["degC", "K", "degF"], name: "boiling point" },
];

const setMedium = <Key extends keyof Medium>(key: Key, words: string) => (value: Medium[Key] | undefined) =>
  edit(`Change the ${words} of the medium`, (draft) => assign((draft.medium ??= {}), key, value));

const readable = (quantity: Quantity) => prettyUnit(String(quantity));

/** "2.0 to 0.25 mPa s from −20 °C to 110 °C, 17 points" */
function viscosityWords(points: readonly [Quantity, Quantity][]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "By no point yet.";
  return `${readable(first[1])} at ${readable(first[0])} to ${readable(last[1])} at ${readable(last[0])}, ${points.length} points`;
}

function Liquid({ state }: { readonly state: ScaleState }) {
  const { document, study, change, readOnly } = state;
  const { medium = {}, parameters } = document;
  const { viscosity } = medium;
  const [density, capacity, conductivity, boiling] = properties.map(({ key, label, unit, units, name }) => (
    <Field
      key={key}
      state={state}
      path={`medium/${key}`}
      label={label}
      unit={unit}
      {...(units && { units })}
      required={key === "density"}
      {...((key === "density" || key === "heat_capacity") && { parameters: parameters?.map(({ id }) => id) ?? [] })}
      value={medium[key]}
      onChange={setMedium(key, name)}
    />
  ));
  return (
    <Section title="Liquid">
      <p className={classes.note}>For the whole project: the energy balance of every run uses these.</p>
      <SolventFill temperature={study?.temperature ?? (study && recipeOf(document, study)?.charge.temperature)} />
      <div className={classes.pair}>
        {density}
        {capacity}
        {typeof viscosity === "object" ? (
          <div data-field="medium/viscosity" className={classes.points}>
            <span className={classes.label}>Viscosity</span>
            <span className={classes.note} title={viscosity.points.map(([t, value]) => `${value} at ${t}`).join("; ")}>
              {viscosityWords(viscosity.points)}
            </span>
            <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => setMedium("viscosity", "viscosity")(viscosity.points[0]?.[1])}>
              Use one value
            </Button>
          </div>
        ) : (
          <Field state={state} path="medium/viscosity" label="Viscosity" unit="mPa s" units={["mPa s", "cP", "Pa s"]} value={viscosity} onChange={setMedium("viscosity", "viscosity")} />
        )}
        {conductivity}
        {boiling}
        <Field
          state={state}
          path="temperature"
          label="Properties count at"
          unit="degC"
          units={["degC", "K", "degF"]}
          value={study?.temperature}
          onChange={(temperature) => change("Change the temperature of the properties", (mine) => assign(mine, "temperature", temperature))}
          {...(study?.temperature === undefined && { description: "Now that of the charge" })}
        />
      </div>
    </Section>
  );
}

const correlations = [
  { value: "coalescing", label: "Coalescing liquid (van 't Riet)" },
  { value: "non_coalescing", label: "Non-coalescing, ionic (van 't Riet)" },
  { value: "own", label: "A measured power law" },
];
const ownLaw: Exclude<KlaCorrelation, string> = { factor: 0.026, power_exponent: 0.4, velocity_exponent: 0.5 };
const numberOf = (value: Quantity | undefined) => (value === undefined ? undefined : parseQuantity(value)?.number);

function Gas({ state }: { readonly state: ScaleState }) {
  const { study, change, readOnly } = state;
  if (study === undefined) return null;
  const { gas } = study;
  const set = <Key extends keyof GasPhase>(key: Key, words: string) => (value: GasPhase[Key] | undefined) => change(`Change the ${words}`, (mine) => mine.gas && assign(mine.gas, key, value));
  const law = typeof gas?.correlation === "object" ? gas.correlation : undefined;
  return (
    <Section
      title="Gas"
      aside={
        <Switch
          size="xs"
          aria-label="Gas is sparged"
          checked={gas !== undefined}
          disabled={readOnly}
          onChange={({ currentTarget }) => {
            const on = currentTarget.checked;
            change(on ? "Add gas" : "Leave gas out", (mine) => assign(mine, "gas", on ? { flow: "1 L/min" } : undefined));
          }}
        />
      }
    >
      {gas !== undefined && (
        <>
          <Field state={state} path="gas/flow" label="Gas flow in the laboratory vessel" unit="L/min" units={["L/min", "m3/h", "mL/min"]} required value={gas.flow} onChange={set("flow", "gas flow")} />
          <Select
            label="Kept in the targets"
            size="xs"
            value={gas.keep ?? "vvm"}
            data={[
              { value: "vvm", label: "Gas volumes per liquid volume (vvm)" },
              { value: "superficial_velocity", label: "Superficial gas velocity" },
            ]}
            disabled={readOnly}
            onChange={(keep) => set("keep", "gas flow that is kept")(keep === "superficial_velocity" ? keep : undefined)}
          />
          <Select
            label="kLa by"
            size="xs"
            value={law ? "own" : String(gas.correlation ?? "coalescing")}
            data={correlations}
            disabled={readOnly}
            onChange={(value) => set("correlation", "correlation of kLa")(value === "own" ? ownLaw : value === "non_coalescing" ? value : undefined)}
          />
          {law && (
            <>
              <p className={classes.note}>kLa = factor · (P/V)^a · v_s^b, in 1/s, W/m³ and m/s</p>
              <div className={classes.pair}>
                {(["factor", "power_exponent", "velocity_exponent"] as const).map((key) => (
                  <Field
                    key={key}
                    state={state}
                    path={`gas/correlation/${key}`}
                    label={{ factor: "Factor", power_exponent: "Exponent a", velocity_exponent: "Exponent b" }[key]}
                    unit="1"
                    required
                    value={law[key]}
                    onChange={(value) => value !== undefined && change("Change the correlation of kLa", (mine) => mine.gas && void (mine.gas.correlation = { ...law, [key]: value }))}
                  />
                ))}
              </div>
            </>
          )}
        </>
      )}
    </Section>
  );
}

function Solids({ state }: { readonly state: ScaleState }) {
  const { study, change, readOnly } = state;
  if (study === undefined) return null;
  const { solids } = study;
  const set = <Key extends keyof SolidPhase>(key: Key, words: string) => (value: SolidPhase[Key] | undefined) => change(`Change the ${words} of the solids`, (mine) => mine.solids && assign(mine.solids, key, value));
  return (
    <Section
      title="Solids"
      aside={
        <Switch
          size="xs"
          aria-label="Solids are suspended"
          checked={solids !== undefined}
          disabled={readOnly}
          onChange={({ currentTarget }) => {
            const on = currentTarget.checked;
            change(on ? "Add solids" : "Leave solids out", (mine) => assign(mine, "solids", on ? { density: "1.5 kg/L", diameter: "200 um", loading: 0.1 } : undefined));
          }}
        />
      }
    >
      {solids !== undefined && (
        <div className={classes.pair}>
          <Field state={state} path="solids/density" label="Density of the particles" unit="kg/L" required value={solids.density} onChange={set("density", "density")} />
          <Field state={state} path="solids/diameter" label="Diameter of the particles" unit="um" units={["um", "mm"]} required value={solids.diameter} onChange={set("diameter", "diameter")} />
          <Field state={state} path="solids/loading" label="kg solids per kg liquid" unit="1" required value={solids.loading} onChange={set("loading", "loading")} />
        </div>
      )}
      <Field
        state={state}
        path="dissipation_ratio"
        label="Local over mean dissipation at the feed"
        unit="1"
        value={study.dissipation_ratio ?? 1}
        onChange={(value) => change("Change the ratio of dissipation", (mine) => assign(mine, "dissipation_ratio", numberOf(value)))}
        description="1 for the bulk, 10 to 20 beside the impeller"
      />
    </Section>
  );
}
