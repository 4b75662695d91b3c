import { Slider } from "@mantine/core";
import { useRef } from "react";
import type { Parameter, Quantity } from "@/doc/types";
import { formatNumber } from "@/units/format";
import { join, split } from "../model/quantity_text";
import { sliderRange, type SliderRange, steps, toPosition, toValue } from "../model/slider";

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
  const held = useRef<SliderRange>(undefined);
  const own = split(value);
  if (own === undefined) return null;
  const range = held.current ?? sliderRange(parameter, own.number);
  const move = (position: number) => {
    held.current ??= range;
    const next = toValue(position, range);
    if (position !== toPosition(own.number, range)) onChange(join(next, own.unit));
  };
  return (
    <Slider
      size="sm"
      thumbLabel={`${name}, slider`}
      disabled={disabled}
      min={0}
      max={steps}
      step={1}
      value={toPosition(own.number, range)}
      label={(position) => formatNumber(toValue(position, range))}
      onChange={move}
      onChangeEnd={() => (held.current = undefined)}
      thumbProps={{ "aria-valuetext": `${formatNumber(own.number)} ${own.unit}` }}
    />
  );
}
