import { SegmentedControl } from "@mantine/core";
import type { Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { Points } from "./Points";
import { type Profile, asPoints } from "./profile";
import classes from "./RecipeEditor.module.css";
import { useFault } from "./faults";
import { usePlace, useRecipeScope } from "./scope";

type Value = Quantity | Profile | { points: Profile };
interface ConstantOrPointsProps {
  readonly value: Value | undefined;
  readonly onChange: (label: string, value: Quantity | { points: Profile }) => void;
  /** "Jacket temperature" */
  readonly label: string;
  readonly unit: string;
  readonly fresh: Quantity;
  /** Where it lies in the part that is edited: "jacket_temperature". */
  readonly member: string;
}
const profileOf = (value: Value): Profile => (typeof value === "object" && "points" in value ? value.points : (value as Profile));

/** A quantity that is held, or one that follows points in time. */
export function ConstantOrPoints({ value, onChange, label, unit, fresh, member }: ConstantOrPointsProps) {
  const { parameters, steady } = useRecipeScope();
  const place = usePlace(member);
  const error = useFault(member);
  const course = typeof value === "object";
  const name = label.toLowerCase();
  const first = value === undefined ? fresh : typeof value === "object" ? (asPoints(profileOf(value))[0]?.[1] ?? fresh) : value;
  return (
    <div className={classes.stack} role="group" aria-label={label}>
      <div className={classes.heading}>
        <p className={classes.legend}>{label}</p>
        {(course || !steady) && <SegmentedControl
          size="xs"
          aria-label={`${label} is`}
          value={course ? "points" : "constant"}
          data={[
            { value: "constant", label: "Constant" },
            { value: "points", label: "Profile" },
          ]}
          onChange={(next) => onChange(`Change ${name}`, next === "points" ? { points: [["0 min", first]] } : first)}
        />}
      </div>
      {course ? (
        <Points name={name} member={Array.isArray(value) ? member : `${member}/points`} unit={unit} value={profileOf(value)} onChange={(step, points) => onChange(step, { points })} />
      ) : (
        <div data-field={place}>
          <QuantityInput label={label} hideLabel value={value} unit={unit} parameters={parameters} error={error} onChange={(next) => next !== undefined && onChange(`Change ${name}`, next)} />
        </div>
      )}
    </div>
  );
}
