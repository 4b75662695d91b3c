import { useRef } from "react";
import { type Amount, quantityOf, shortest, sliderRange } from "./amount";
import classes from "./lines.module.css";

interface LogSliderProps {
  readonly label: string;
  readonly amount: Amount;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly onChange: (quantity: string) => void;
  readonly disabled?: boolean;
}

const steps = 300;

/** A constant on a logarithmic scale. Without bounds its range is six decades about where the gesture began. */
export function LogSlider({ label, amount, min, max, onChange, disabled = false }: LogSliderProps) {
  const held = useRef<readonly [number, number]>(undefined);
  if (!(amount.value > 0)) return <span className={classes.noSlider} />;
  const [low, high] = held.current ?? sliderRange(amount.value, min, max);
  const span = Math.log(high / low);
  const position = Math.round((steps * Math.log(amount.value / low)) / span);
  const hold = () => void (held.current ??= [low, high]); // the scale must not run away under the hand
  return (
    <input type="range" className={classes.slider} min={0} max={steps} step={1} value={position} disabled={disabled} aria-label={label}
      aria-valuetext={`${shortest(amount.value)} ${amount.unit}`} onPointerDown={hold} onFocus={hold} onBlur={() => (held.current = undefined)}
      onChange={({ currentTarget }) => onChange(quantityOf({ value: low * Math.exp((span * Number(currentTarget.value)) / steps), unit: amount.unit }, 3))} />
  );
}
