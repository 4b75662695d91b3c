import { Button, Group } from "@mantine/core";
import type { Draft } from "immer";
import type { ProjectDocument, QuantityOrParameter } from "@/doc/types";
import { useDocument } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { editParameter } from "../edits";
import { FitMark } from "../lines/FitMark";
import { addParameter } from "./constants";
import classes from "./laws.module.css";

/** One labelled step of undo; the value may need a new parameter of the document. */
export type SetConstant = (label: string, value: (document: Draft<ProjectDocument>) => QuantityOrParameter | undefined) => void;

interface ConstantFieldProps {
  readonly label: string;
  readonly value: QuantityOrParameter | undefined;
  readonly unit: string;
  /** For the id of the parameter that it may become: "Ea" gives Ea1. */
  readonly stem: string;
  readonly set: SetConstant;
  readonly optional?: boolean;
  readonly description?: string;
}

/** A constant of a rate law: a number with its unit, or a parameter that the fit may estimate. */
export function ConstantField({ label, value, unit, stem, set, optional = false, description }: ConstantFieldProps) {
  const parameters = useDocument((document) => document.parameters);
  const parameter = typeof value === "string" ? parameters?.find(({ id }) => id === value) : undefined;
  const shared = { unit, optional, ...(description && { description }) };

  if (parameter === undefined)
    return (
      <div className={classes.constant}>
        <QuantityInput label={label} value={value} {...shared} parameters={(parameters ?? []).map(({ id }) => id)}
          onChange={(next) => set(`Change ${label}`, () => next)} />
        {value !== undefined && (
          <Button size="compact-xs" variant="subtle" onClick={() => set(`Estimate ${label}`, (document) => addParameter(document, stem, String(value)))}>
            Make {label} a parameter
          </Button>
        )}
      </div>
    );

  const { id, expression } = parameter;
  return (
    <div className={classes.constant}>
      {expression === undefined ? (
        <QuantityInput label={`${label} = ${id}`} value={parameter.value} {...shared} optional={false}
          {...(parameter.min !== undefined && { min: parameter.min })} {...(parameter.max !== undefined && { max: parameter.max })}
          onChange={(next) => next !== undefined && editParameter(`Change ${id}`, id, (one) => void (one.value = next))} />
      ) : (
        <p className={classes.derived}>
          {label} = {id} = <code>{expression}</code>
        </p>
      )}
      <Group gap="0.25rem">
        {expression === undefined && <FitMark parameter={parameter} />}
        {parameter.value !== undefined && (
          <Button size="compact-xs" variant="subtle" onClick={() => set(`Make ${label} a number`, () => parameter.value)}>
            Make {label} a number
          </Button>
        )}
        {optional && (
          <Button size="compact-xs" variant="subtle" onClick={() => set(`Remove ${label}`, () => undefined)}>
            Remove
          </Button>
        )}
      </Group>
    </div>
  );
}
