import { Button, Checkbox, NumberInput, Select } from "@mantine/core";
import { lastFit } from "@/doc/last_fit";
import type { Distribution, VariedParameter } from "@/doc/sensitivity";
import type { Parameter } from "@/doc/types";
import { useRuns } from "@/engine/runs";
import { prettyUnit } from "@/units/quantity";
import { errorAt } from "@/ui/study/faults";
import { Field } from "@/ui/study/Field";
import { type Basis, basisLabels, basisOf, differenceUnit, distributionLabels, distributionOf, rangesOfFit, unitOf, withBasis, withEntry } from "../model/ranges";
import { idOf, variable } from "../model/study";
import type { SensitivityState } from "../run/use_sensitivity";
import classes from "./Sensitivity.module.css";

/** Which parameters are varied, and how far. */
export function Ranges({ state }: { readonly state: SensitivityState }) {
  const { study, document, project, change, readOnly } = state;
  const fit = useRuns(({ runs }) => lastFit(project, document, runs));
  if (study === undefined) return null;
  const parameters = variable(document);
  if (parameters.length === 0) return <p className={classes.note}>The project has no parameters.</p>;
  const fromFit = fit && rangesOfFit(document, fit, study.experiment, study.parameters ?? parameters.map(({ id }) => id));
  const sampled = study.method === "sobol";
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.note}>{sampled ? "Sobol samples are drawn from the distributions; of a normal one the range is its central 95 %." : "Ranges count for every method but the local one, distributions for Sobol indices."}</p>
        <Button size="compact-xs" variant="default" disabled={readOnly || fromFit === undefined} title={fromFit === undefined ? "There is no fit with standard errors yet." : undefined} onClick={() => change("Ranges from the last fit", (mine) => void (mine.parameters = fromFit!))}>
          Ranges from the last fit
        </Button>
        <Button size="compact-xs" variant="default" disabled={readOnly || study.parameters === undefined} onClick={() => change("Vary all by ± 10 %", (mine) => void delete mine.parameters)}>
          All by ± 10 %
        </Button>
      </div>
      <table className={`${classes.table} ${classes.ranges}`} data-field="parameters">
        <thead>
          <tr>
            {["Parameter", "Value", "Range by", "From", "To", "Distribution"].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <Row key={parameter.id} state={state} parameter={parameter} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ state, parameter }: { readonly state: SensitivityState; readonly parameter: Parameter }) {
  const { study, document, change, readOnly, problem } = state;
  const { id } = parameter;
  const list = study!.parameters ?? variable(document).map((one) => one.id);
  const at = list.findIndex((one) => idOf(one) === id);
  const entry = at < 0 ? undefined : list[at]!;
  const detail: VariedParameter | undefined = typeof entry === "string" ? { id: entry } : entry;
  const put = (label: string, next: string | VariedParameter | undefined, gesture?: string) => change(label, (mine, draft) => void (mine.parameters = withEntry(draft, mine.parameters, id, next)), gesture);
  const basis = entry === undefined ? undefined : basisOf(entry);
  const path = `parameters/${at}`;
  const value = (study!.experiment !== undefined ? parameter.values?.[study!.experiment] : undefined) ?? parameter.value;
  const field = (key: "low" | "high" | "std_error", label: string, unit: string) => (
    <Field state={state} path={`${path}/${key}`} label={`${label} of ${id}`} hideLabel unit={unit} required value={detail?.[key]} onChange={(next) => put(`Change the ${label} of ${id}`, { ...detail!, ...(next !== undefined && { [key]: next }) })} />
  );
  return (
    <tr data-out={entry === undefined || undefined}>
      <th scope="row">
        <Checkbox size="xs" label={id} checked={entry !== undefined} disabled={readOnly} onChange={({ currentTarget: { checked } }) => put(checked ? `Vary ${id}` : `Keep ${id}`, checked ? id : undefined)} />
      </th>
      <td>{value === undefined ? "–" : prettyUnit(String(value))}</td>
      {basis === undefined ? (
        <td colSpan={4}>kept as it is</td>
      ) : (
        <>
          <td>
            <Select size="xs" aria-label={`Range of ${id} by`} allowDeselect={false} disabled={readOnly} value={basis} data={Object.entries(basisLabels).map(([key, label]) => ({ value: key, label }))} error={errorAt(problem, path)} onChange={(next) => put(`Change the range of ${id}`, withBasis({ ...parameter, ...(value !== undefined && { value }) }, next as Basis))} />
          </td>
          {basis === "range" && (
            <>
              <td>{field("low", "low end", unitOf(parameter))}</td>
              <td>{field("high", "high end", unitOf(parameter))}</td>
            </>
          )}
          {basis === "error" && <td colSpan={2}>{field("std_error", "standard error", differenceUnit(parameter))}</td>}
          {basis === "factor" && (
            <td colSpan={2}>
              <NumberInput size="xs" aria-label={`Factor of ${id}`} prefix="÷ and × " min={1.0001} max={1e6} step={0.1} value={detail!.factor!} disabled={readOnly} onChange={(factor) => typeof factor === "number" && factor > 1 && factor !== detail!.factor && put(`Change the factor of ${id}`, { ...detail!, factor }, `factor ${id}`)} />
            </td>
          )}
          {basis === "tenth" && <td colSpan={2}>{unitOf(parameter) === "degC" ? "10 K below to 10 K above" : "0.9 to 1.1 times the value"}</td>}
          <td>
            <Select size="xs" aria-label={`Distribution of ${id}`} allowDeselect={false} disabled={readOnly} value={distributionOf(entry!)} data={Object.entries(distributionLabels).map(([key, label]) => ({ value: key, label }))} onChange={(next) => put(`Change the distribution of ${id}`, { ...detail!, distribution: next as Distribution })} />
          </td>
        </>
      )}
    </tr>
  );
}
