import { useState } from "react";
import type { Quantity } from "@/doc/types";
import { QuantitySlider } from "@/ui/quantity/QuantitySlider";
import { amountOf, sliderRange } from "./amount";
import classes from "./lines.module.css";

interface ConstantSliderProps {
  readonly label: string;
  readonly value: Quantity;
  readonly min?: Quantity | undefined;
  readonly max?: Quantity | undefined;
  readonly onChange: (value: Quantity) => void;
  readonly disabled: boolean;
}

/** A constant over a few decades. The scale is held while it moves: it must not run away under the hand. */
export function ConstantSlider({ label, value, min, max, onChange, disabled }: ConstantSliderProps) {
  const [held, hold] = useState<readonly [number, number]>();
  const number = amountOf(value)?.value ?? 0;
  if (!(number > 0)) return <span className={classes.noSlider}>not on a log scale</span>;
  const [low, high] = held ?? sliderRange(number, amountOf(min)?.value, amountOf(max)?.value);
  return (
    <QuantitySlider label={label} value={value} min={low} max={high} scale="log" disabled={disabled} onEnd={() => hold(undefined)}
      onChange={(next) => {
        hold([low, high]);
        onChange(next);
      }} />
  );
}
