/** What a quantity field is told: the text of a document's quantity goes in, the same comes out. */
import type { Quantity } from "@/doc/types";

export interface QuantityInputProps {
  readonly label: string;
  /** "0.15 1/min", 0.3 for a pure number, the id of a parameter, or undefined when there is none yet. */
  readonly value: Quantity | undefined;
  /** Called once per accepted entry; a wrong one stays in the field with its message. */
  readonly onChange: (value: Quantity | undefined) => void;
  /** A unit of the dimension that is needed here: "1/min"; "1" for a pure number. Typing "1 h" into a field of "min" parses. */
  readonly unit: string;
  /** In the order of the drop-down; those that the engine names for the dimension when absent. */
  readonly units?: readonly string[];
  readonly min?: Quantity;
  readonly max?: Quantity;
  readonly standardError?: number | undefined;
  readonly description?: string;
  /** From elsewhere, e.g. a problem document's fault at this field. */
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** The ids of parameters may stand for a quantity. */
  readonly parameters?: readonly string[];
  /** May be left empty. */
  readonly optional?: boolean;
  /** The label is read to screen readers only: in tables. */
  readonly hideLabel?: boolean;
  /** For conversions between mass and amount. */
  readonly context?: { readonly molar_mass?: Quantity | undefined; readonly density?: Quantity | undefined };
}
