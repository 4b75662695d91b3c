import { SegmentedControl } from "@mantine/core";
import type { Recipe } from "@/doc/types";
import { type Change, append, removeAt, within } from "./change";
import { Field } from "./Field";
import { PartCard } from "./PartCard";
import { Fields, Section } from "./Section";

type Withdrawal = NonNullable<Recipe["withdrawals"]>[number];
const freshSample = { time: "10 min", volume: "1 mL" };
const freshDraw = { start: "0 min", end: "10 min", rate: "1 mL/min" };

function replace(draft: Withdrawal, next: Withdrawal): void {
  for (const key of Object.keys(draft)) delete draft[key];
  Object.assign(draft, next);
}

/** Samples at once, and draws over some time. */
export function Withdrawals({ recipe, onChange }: { readonly recipe: Recipe; readonly onChange: Change<Recipe> }) {
  const withdrawals = recipe.withdrawals ?? [];
  return (
    <Section title="Withdrawals" add={{ label: "Withdrawal", onClick: () => onChange("Add a withdrawal", (draft) => append(draft, "withdrawals", freshSample)) }}>
      {withdrawals.map((one, index) => {
        const name = `withdrawal ${index + 1}`;
        const draw = "rate" in one;
        const change = within(onChange, (draft) => draft.withdrawals![index]!);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- its place is all that it has
          <PartCard key={index} member={`withdrawals/${index}`} title={name} onRemove={() => onChange(`Remove ${name}`, (draft) => removeAt(draft, "withdrawals", index))}>
            <SegmentedControl
              size="xs"
              aria-label={`Form of ${name}`}
              data={[
                { value: "sample", label: "Sample" },
                { value: "draw", label: "Over some time" },
              ]}
              value={draw ? "draw" : "sample"}
              onChange={(next) => change(`Change form of ${name}`, (draft) => replace(draft, next === "draw" ? freshDraw : freshSample))}
            />
            <Fields>
              {draw ? (
                <>
                  <Field of={one} name="rate" label="Rate" unit="mL/min" onChange={change} />
                  <Field of={one} name="start" label="Start" unit="min" optional onChange={change} />
                  <Field of={one} name="end" label="End" unit="min" optional description="Empty: the end of the run" onChange={change} />
                </>
              ) : (
                <>
                  <Field of={one} name="time" label="Time" unit="min" onChange={change} />
                  <Field of={one} name="volume" label="Volume" unit="mL" onChange={change} />
                </>
              )}
            </Fields>
          </PartCard>
        );
      })}
    </Section>
  );
}
