import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Parameter, Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { QuantitySlider } from "@/ui/quantity/QuantitySlider";
import { parseQuantity } from "@/units/quantity";
import { type Knob, rangeFor } from "../model/knobs";
import classes from "./Simulate.module.css";

interface KnobSliderProps {
  readonly knob: Knob;
  readonly parameter: Parameter | undefined;
  /** While it moves. */
  readonly onTurn: (knob: Knob, value: Quantity) => void;
  /** Once, when it rests. */
  readonly onCommit: (knob: Knob, value: Quantity) => void;
  readonly onRemove: () => void;
  /** Why it cannot be moved. */
  readonly blocked: string | undefined;
}

export function KnobSlider({ knob, parameter, onTurn, onCommit, onRemove, blocked }: KnobSliderProps) {
  const { number, unit } = parseQuantity(knob.value)!;
  const [about, setAbout] = useState({ unit, range: rangeFor(knob, parameter) });
  const [moved, setMoved] = useState<Quantity>();
  // Typed beyond its ends, or in another unit: the slider is laid out anew about the value.
  const fits = about.unit === unit && number >= about.range.min && number <= about.range.max;
  if (!fits) setAbout({ unit, range: rangeFor(knob, parameter) });

  return (
    <div className={classes.knob} role="group" aria-label={knob.label}>
      <QuantityInput label={knob.label} value={moved ?? knob.value} unit={unit || "1"} disabled={blocked !== undefined} onChange={(next) => next !== undefined && onCommit(knob, next)} />
      <ActionIcon variant="subtle" color="gray" aria-label={`Take ${knob.label} off the sliders`} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
      <div className={classes.slider}>
        <QuantitySlider
          label={knob.label}
          value={moved ?? knob.value}
          {...about.range}
          disabled={blocked !== undefined}
          onChange={(next) => {
            setMoved(next);
            onTurn(knob, next);
          }}
          onEnd={() => {
            setMoved(undefined);
            if (moved !== undefined) onCommit(knob, moved);
          }}
        />
      </div>
      {blocked && <p className={classes.note}>{blocked}</p>}
    </div>
  );
}
