import type { Quantity } from "@/doc/types";
import type { Problem } from "@/engine/results";
import { QuantityInput } from "../quantity/QuantityInput";
import { errorAt, type FieldPath } from "./faults";

interface FieldProps {
  readonly state: { readonly problem: Problem | undefined; readonly readOnly: boolean };
  /** Where the engine would find fault with it: "decomposition/q0". */
  readonly path: FieldPath;
  readonly label: string;
  readonly unit: string;
  readonly value: Quantity | undefined;
  readonly onChange: (value: Quantity | undefined) => void;
  readonly units?: readonly string[];
  readonly description?: string;
  readonly required?: boolean;
  readonly hideLabel?: boolean;
  /** What the answer says of it: a limit that it breaks. */
  readonly limit?: string | undefined;
  readonly parameters?: readonly string[];
}

/** A quantity with what the engine says of it, at the field. */
export function Field({ state, path, required = false, limit, units, description, parameters, ...rest }: FieldProps) {
  return (
    <div data-field={path}>
      <QuantityInput
        {...rest}
        optional={!required}
        disabled={state.readOnly}
        error={errorAt(state.problem, path) ?? limit}
        {...(units && { units })}
        {...(description && { description })}
        {...(parameters && { parameters })}
      />
    </div>
  );
}

/** Brings a field into view and puts the cursor in it, once its part of the inspector is shown. */
export function focusField(path: FieldPath): void {
  const attempt = (left: number) => {
    const control = document.querySelector(`[data-field="${CSS.escape(path)}"]`)?.querySelector<HTMLElement>("input, button, [tabindex]");
    if (control) {
      control.scrollIntoView({ block: "center" });
      control.focus();
    } else if (left > 0) requestAnimationFrame(() => attempt(left - 1));
  };
  requestAnimationFrame(() => attempt(30));
}
