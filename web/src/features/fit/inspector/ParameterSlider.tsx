import { useState } from "react";
import type { Parameter, Quantity } from "@/doc/types";
import { QuantitySlider } from "@/ui/quantity/QuantitySlider";
import { split } from "../model/quantity_text";
import { sliderRange, type SliderRange } from "../model/slider";

interface ParameterSliderProps {
  readonly parameter: Parameter;
  /** "k1", or "A0 of run1" */
  readonly name: string;
  readonly value: Quantity | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: Quantity) => void;
}

/** The model follows while it moves. The scale stays where it was until the thumb is let go. */
export function ParameterSlider({ parameter, name, value, disabled, onChange }: ParameterSliderProps) {
  const [held, setHeld] = useState<SliderRange>();
  const own = split(value);
  if (value === undefined || own === undefined) return null;
  const range = held ?? sliderRange(parameter, own.number, own.unit);
  return (
    <QuantitySlider
      label={`${name}, slider`}
      value={value}
      {...range}
      disabled={disabled}
      onChange={(next) => {
        setHeld(range);
        if (next !== value) onChange(next);
      }}
      onEnd={() => setHeld(undefined)}
    />
  );
}
