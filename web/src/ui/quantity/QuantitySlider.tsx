import { Slider } from "@mantine/core";
import type { Quantity } from "@/doc/types";
import { exact, formatNumber } from "@/units/format";
import { parseQuantity, prettyUnit, quantityText } from "@/units/quantity";

export interface QuantitySliderProps {
  readonly label: string;
  readonly value: Quantity;
  /** Numbers in the unit of the value. */
  readonly min: number;
  readonly max: number;
  /** Rate constants move by decades. */
  readonly scale?: "linear" | "log";
  /** Many times while it moves; edits of one gesture make one step of undo. */
  readonly onChange: (value: Quantity) => void;
  readonly onEnd?: () => void;
  readonly disabled?: boolean;
}

const steps = 400;

export function QuantitySlider({ label, value, min, max, scale = "linear", onChange, onEnd, disabled }: QuantitySliderProps) {
  const parsed = parseQuantity(value);
  const log = scale === "log" && min > 0;
  if (parsed === undefined || !(max > min)) return null;
  const place = (number: number) => (log ? Math.log(number / min) / Math.log(max / min) : (number - min) / (max - min));
  const number = (at: number) => Number((log ? min * (max / min) ** at : min + at * (max - min)).toPrecision(4));
  const spoken = (at: number) => `${formatNumber(number(at / steps), 4)} ${prettyUnit(parsed.unit)}`;
  return (
    <Slider
      thumbLabel={label}
      min={0}
      max={steps}
      step={1}
      size="sm"
      disabled={disabled ?? false}
      value={Math.round(steps * Math.min(1, Math.max(0, place(parsed.number))))}
      label={spoken}
      onChange={(at) => onChange(quantityText(exact(number(at / steps)), parsed.unit))}
      onChangeEnd={() => onEnd?.()}
    />
  );
}
