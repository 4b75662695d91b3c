import { SegmentedControl } from "@mantine/core";
import type { Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { Points } from "./Points";
import { type Profile, asPoints } from "./profile";
import classes from "./RecipeEditor.module.css";
import { useRecipeScope } from "./scope";

type Value = Quantity | Profile | { points: Profile };
interface ConstantOrPointsProps {
  readonly value: Value | undefined;
  readonly onChange: (label: string, value: Quantity | { points: Profile }) => void;
  /** "Jacket temperature" */
  readonly label: string;
  readonly unit: string;
  readonly fresh: Quantity;
}
const profileOf = (value: Value): Profile => (typeof value === "object" && "points" in value ? value.points : (value as Profile));

/** A quantity that is held, or one that follows points in time. */
export function ConstantOrPoints({ value, onChange, label, unit, fresh }: ConstantOrPointsProps) {
  const { parameters } = useRecipeScope();
  const course = typeof value === "object";
  const name = label.toLowerCase();
  const first = value === undefined ? fresh : typeof value === "object" ? (asPoints(profileOf(value))[0]?.[1] ?? fresh) : value;
  return (
    <div className={classes.stack} role="group" aria-label={label}>
      <div className={classes.heading}>
        <p className={classes.legend}>{label}</p>
        <SegmentedControl
          size="xs"
          aria-label={`${label} is`}
          value={course ? "points" : "constant"}
          data={[
            { value: "constant", label: "Constant" },
            { value: "points", label: "Profile" },
          ]}
          onChange={(next) => onChange(`Change ${name}`, next === "points" ? { points: [["0 min", first]] } : first)}
        />
      </div>
      {course ? (
        <Points name={name} unit={unit} value={profileOf(value)} onChange={(step, points) => onChange(step, { points })} />
      ) : (
        <QuantityInput label={label} hideLabel value={value} unit={unit} parameters={parameters} onChange={(next) => next !== undefined && onChange(`Change ${name}`, next)} />
      )}
    </div>
  );
}
