import type { Recipe, TemperatureControl } from "@/doc/types";
import { type Change, within } from "../change";
import { Field } from "../Field";
import { MediumFields } from "../MediumFields";
import { PartCard } from "../PartCard";
import { Section } from "../Section";
import { faultsAt, useFault } from "../faults";
import { Part, PartFault } from "../Part";
import { useRecipeScope } from "../scope";
import { Control } from "./Control";
import { kindOf } from "./registry";
import { stagesOf } from "./stages";

interface TemperatureProps {
  readonly recipe: Recipe;
  readonly onChange: Change<Recipe>;
}
/** The control of a recipe while it is being changed; made when it was only implied. */
function stageOf(draft: Recipe, index: number): TemperatureControl {
  const temperature = (draft.temperature ??= { control: "isothermal" });
  return "stages" in temperature ? temperature.stages[index]! : temperature;
}

function addStage(draft: Recipe): void {
  const stages = stagesOf(draft).map((stage, index, all) => (index === all.length - 1 ? { ...stage, until: stage.until ?? draft.duration ?? "30 min" } : stage));
  draft.temperature = { stages: [...stages, { control: "isothermal" }] };
}

function removeStage(draft: Recipe, index: number): void {
  const stages = stagesOf(draft).filter((_, other) => other !== index);
  delete stages.at(-1)!.until; // the last lasts to the end of the run
  draft.temperature = stages.length === 1 ? stages[0]! : { stages };
}

/** How the temperature is held or follows; stages follow one another. */
export function Temperature({ recipe, onChange }: TemperatureProps) {
  const stages = stagesOf(recipe);
  const { steady } = useRecipeScope();
  const whole = useFault("temperature", faultsAt);
  const change = (index: number) => within(onChange, (draft) => stageOf(draft, index));
  return (
    <Section title="Temperature" {...(!steady && { add: { label: "Stage", onClick: () => onChange("Add a stage of temperature", addStage) } })}>
      <Part of="temperature">
      {recipe.temperature === undefined || !("stages" in recipe.temperature)
        ? <Control recipe={recipe} control={stages[0]!} label="Temperature control" onChange={change(0)} />
        : stages.map((stage, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- its place is all that it has
            <PartCard key={index} member={`stages/${index}`} title={`Stage ${index + 1}`} onRemove={() => onChange(`Remove stage ${index + 1}`, (draft) => removeStage(draft, index))}>
              <Control recipe={recipe} control={stage} label={`Temperature control of stage ${index + 1}`} onChange={change(index)} />
              {index < stages.length - 1 && <Field of={stage} name="until" label="Until" unit="min" step={`Change end of stage ${index + 1}`} onChange={change(index)} />}
            </PartCard>
          ))}
      </Part>
      <PartFault text={whole} />
      {stages.some((stage) => kindOf(stage).energyBalance) && <MediumFields />}
    </Section>
  );
}
