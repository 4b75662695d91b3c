import { Select } from "@mantine/core";
import { edit } from "@/doc/store";
import { estimatesOf } from "../model/fitted";
import { type Knob, firstKnobs, knobsOf } from "../model/knobs";
import type { SimulateState } from "../run/use_simulate";
import { KnobSlider } from "./KnobSlider";
import classes from "./Simulate.module.css";

const setSliders = (label: string, study: string, paths: string[]) =>
  edit(label, (draft) => {
    ((draft.workbench ??= {}).sliders ??= {})[study] = paths;
  });

/** Sliders for the quantities of the scenario and the parameters of the project: the picture follows while they move. */
export function Explore({ state }: { readonly state: SimulateState }) {
  const { document, selected, readOnly, values, fitted, preview, commit } = state;
  if (selected === undefined) return null;
  const knobs = knobsOf(document, selected);
  const paths = document.workbench?.sliders?.[selected.id] ?? firstKnobs(knobs);
  const shown = paths.flatMap((path) => knobs.find((knob) => knob.path === path) ?? []);
  const others = knobs.filter(({ path }) => !paths.includes(path));
  const group = (ofParameters: boolean) =>
    others.filter(({ path }) => path.startsWith("parameter.") === ofParameters).map(({ path, label, value }) => ({ value: path, label: `${label}: ${value}` }));
  const blockedBy = ({ path, label }: Knob): string | undefined => {
    if (readOnly) return "Another tab writes this project.";
    if (values !== "fit" || fitted === undefined || !path.startsWith("parameter.") || !estimatesOf(fitted).some(({ id }) => id === label)) return undefined;
    return "The fitted value is used. Choose the values of the project to move it.";
  };

  return (
    <div className={classes.stack}>
      {shown.map((knob) => (
        <KnobSlider
          key={`${selected.id}/${knob.path}`}
          knob={knob}
          parameter={knob.path.startsWith("parameter.") ? document.parameters?.find(({ id }) => id === knob.label) : undefined}
          blocked={blockedBy(knob)}
          onTurn={preview}
          onCommit={(one, value) => commit(selected.id, one, value)}
          onRemove={() => setSliders(`Take ${knob.label} off the sliders`, selected.id, paths.filter((path) => path !== knob.path))}
        />
      ))}
      {shown.length === 0 && <p className={classes.note}>Nothing stands on a slider. Add a quantity of the recipe or a parameter.</p>}
      <Select
        label="Add a slider"
        placeholder="Quantity or parameter"
        size="xs"
        searchable
        value={null}
        disabled={readOnly || others.length === 0}
        data={[
          { group: "Recipe", items: group(false) },
          { group: "Parameters", items: group(true) },
        ].filter(({ items }) => items.length > 0)}
        onChange={(path) => path !== null && setSliders(`Put ${knobs.find((knob) => knob.path === path)!.label} on a slider`, selected.id, [...paths.filter((one) => shown.some((knob) => knob.path === one)), path])}
      />
      {selected.experiment !== undefined && <p className={classes.note}>This scenario follows experiment {selected.experiment}. To vary its recipe, give the scenario a recipe of its own.</p>}
    </div>
  );
}
