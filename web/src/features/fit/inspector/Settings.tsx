import { Checkbox, Fieldset, NumberInput, Select } from "@mantine/core";
import { memo } from "react";
import type { FitStudy } from "@/doc/types";
import { editFitStudy } from "../model/fit_study";
import type { FitForm } from "../run/use_fit";
import classes from "./inspector.module.css";

const set = <K extends keyof FitStudy>(key: K, value: FitStudy[K] | undefined, label: string) =>
  editFitStudy(
    label,
    (study) => {
      if (value === undefined) delete study[key];
      else study[key] = value;
    },
    `fit-${key}`,
  );

/** How the fit is made. What is left alone is not written into the document. */
export const Settings = memo(function Settings({ fit }: { readonly fit: FitForm }) {
  const { study, document, readOnly } = fit;
  const experiments = document.experiments ?? [];
  const chosen = new Set(study.experiments ?? experiments.map(({ id }) => id));

  const choose = (id: string, takesPart: boolean) => {
    const next = experiments.map((one) => one.id).filter((one) => (one === id ? takesPart : chosen.has(one)));
    if (next.length > 0) set("experiments", next.length === experiments.length ? undefined : next, takesPart ? `Fit ${id}` : `Leave ${id} out of the fit`);
  };

  return (
    <div className={classes.settings}>
      <Fieldset legend="Runs that take part" disabled={readOnly}>
        {experiments.length === 0 && <span className={classes.dimmed}>The project has no runs yet.</span>}
        {experiments.map(({ id, name }) => (
          <Checkbox
            key={id}
            mt={4}
            size="xs"
            label={name ? `${id}: ${name}` : id}
            checked={chosen.has(id)}
            disabled={readOnly || (chosen.has(id) && chosen.size === 1)}
            onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
          />
        ))}
      </Fieldset>
      <Select
        label="Weighting"
        description="By the errors of measurement when every column has them, else none."
        data={[
          { value: "auto", label: "As the data allow" },
          { value: "sigma", label: "Errors of measurement" },
          { value: "relative", label: "Relative to the value" },
          { value: "none", label: "None" },
        ]}
        value={study.weighting ?? "auto"}
        disabled={readOnly}
        onChange={(value) => set("weighting", value === "auto" ? undefined : (value as FitStudy["weighting"]), "Change the weighting")}
      />
      <Checkbox
        size="xs"
        label="Errors of measurement are known"
        description="The scatter of the residuals is then not used for the standard errors."
        checked={study.sigma_known ?? false}
        disabled={readOnly}
        onChange={({ currentTarget }) => set("sigma_known", currentTarget.checked || undefined, "Change whether errors are known")}
      />
      <Checkbox
        size="xs"
        label="Confidence bands"
        description="How well the data determine the curves themselves: 95 % bands about them."
        checked={study.bands ?? false}
        disabled={readOnly}
        onChange={({ currentTarget }) => set("bands", currentTarget.checked || undefined, "Change the confidence bands")}
      />
      <Select
        label="Loss"
        description="A robust loss keeps a few wild points from bending the curve."
        data={[
          { value: "linear", label: "Least squares" },
          { value: "soft_l1", label: "Robust (soft L1)" },
          { value: "huber", label: "Robust (Huber)" },
        ]}
        value={study.loss ?? "linear"}
        disabled={readOnly}
        onChange={(value) => set("loss", value === "linear" ? undefined : (value as FitStudy["loss"]), "Change the loss")}
      />
      {study.loss !== undefined && study.loss !== "linear" && (
        <Count label="Loss scale" hint="A weighted residual beyond it counts less." value={study.loss_scale} otherwise={1} min={1e-6} decimals readOnly={readOnly} onChange={(value) => set("loss_scale", value, "Change the loss scale")} />
      )}
      <Count label="Starts" hint="More than one looks for the best of several minima." value={study.starts} otherwise={1} min={1} max={10_000} readOnly={readOnly} onChange={(value) => set("starts", value, "Change the number of starts")} />
      {(study.starts ?? 1) > 1 && (
        <Count label="Seed" hint="The same seed gives the same starts." value={study.seed} otherwise={1} min={0} max={Number.MAX_SAFE_INTEGER} readOnly={readOnly} onChange={(value) => set("seed", value, "Change the seed")} />
      )}
      <Count label="Most iterations" hint="Of each start." value={study.max_iterations} otherwise={200} min={1} max={1_000_000} readOnly={readOnly} onChange={(value) => set("max_iterations", value, "Change the limit of iterations")} />
      <Select
        label="Relative tolerance of the curves"
        description="Of the integration. Finer takes longer."
        data={[{ value: "auto", label: "Default" }, ...toleranceOptions(study.tolerances?.relative)]}
        value={study.tolerances?.relative === undefined ? "auto" : `${study.tolerances.relative}`}
        disabled={readOnly}
        onChange={(value) =>
          editFitStudy("Change the tolerance", (own) => {
            const { relative: _, ...others } = own.tolerances ?? {};
            const next = value === "auto" || value === null ? others : { ...others, relative: Number(value) };
            if (Object.keys(next).length === 0) delete own.tolerances;
            else own.tolerances = next;
          })
        }
      />
    </div>
  );
});

const usual = [1e-5, 1e-6, 1e-8, 1e-10];
const toleranceOptions = (own: number | undefined) =>
  (own === undefined || usual.includes(own) ? usual : [...usual, own]).map((tolerance) => ({ value: `${tolerance}`, label: tolerance.toExponential() }));

interface CountProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | undefined;
  readonly otherwise: number;
  readonly min: number;
  readonly max?: number;
  readonly decimals?: boolean;
  readonly readOnly: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** An empty field is the default again. */
function Count({ label, hint, value, otherwise, min, max, decimals = false, readOnly, onChange }: CountProps) {
  return (
    <NumberInput
      label={label}
      description={hint}
      placeholder={`${otherwise}`}
      value={value ?? ""}
      min={min}
      {...(max !== undefined && { max })}
      allowDecimal={decimals}
      disabled={readOnly}
      hideControls
      onChange={(next) => onChange(typeof next === "number" && next >= min ? next : undefined)}
    />
  );
}
