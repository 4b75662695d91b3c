import type { Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { type Change, assign } from "./change";
import { useFault } from "./faults";
import { usePlace, useRecipeScope } from "./scope";

interface FieldProps<T> {
  readonly of: T;
  readonly name: keyof T;
  readonly label: string;
  readonly unit: string;
  readonly onChange: Change<T>;
  /** What the undo menu says: "Change volume". */
  readonly step?: string;
  readonly optional?: boolean;
  readonly description?: string;
  readonly units?: readonly string[];
  readonly min?: Quantity;
  readonly hideLabel?: boolean;
  /** Only a quantity, no parameter. */
  readonly plain?: boolean;
}

/** A quantity of a recipe, by its name in the document. */
export function Field<T extends object>({ of, name, label, unit, onChange, step, plain = false, units, min, description, ...rest }: FieldProps<T>) {
  const { parameters } = useRecipeScope();
  const value = of[name] as Quantity | undefined;
  const place = usePlace(String(name));
  const error = useFault(String(name));
  return (
    <div data-field={place}>
    <QuantityInput
      label={label}
      error={error}
      unit={unit}
      value={value}
      {...rest}
      {...(units && { units })}
      {...(min !== undefined && { min })}
      {...(description && { description })}
      {...(!plain && { parameters })}
      onChange={(next) => onChange(step ?? `Change ${label.toLowerCase()}`, (draft) => assign(draft, name, next as T[keyof T] | undefined))}
    />
    </div>
  );
}
