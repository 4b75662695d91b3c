import type { ProjectDocument } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { usualStart } from "../apply/plan";
import type { Interpretation } from "../interpret";
import { subject } from "../map/role";
import { choose, useSession } from "../session";
import classes from "./Import.module.css";

/** How the runs of the file began, as far as the file does not say. Each run can be changed later. */
export function StartFields({ found, document }: { readonly found: Interpretation; readonly document: ProjectDocument }) {
  const start = useSession(({ choices }) => choices.start);
  const set = (change: Partial<typeof start>) => choose({ start: { ...start, ...change } });
  const parameters = document.parameters?.map(({ id }) => id) ?? [];
  const measured = new Map(found.columns.filter(({ role }) => /^(?:species|new):/.test(role)).map((column) => [subject(column.role), column]));
  const ids = [...new Set([...measured.keys(), ...document.species.map(({ id }) => id)])];
  return (
    <section aria-label="Start of the runs">
      <h2 className={classes.heading}>Start of the runs</h2>
      <div className={classes.fields}>
        <QuantityInput label="Volume" value={start.volume} unit="L" parameters={parameters} onChange={(volume) => set({ volume: volume ?? usualStart.volume })} />
        {!found.columns.some(({ role }) => role === "temperature") && (
          <QuantityInput label="Temperature" value={start.temperature} unit="degC" parameters={parameters} onChange={(temperature) => set({ temperature: temperature ?? usualStart.temperature })} />
        )}
        {ids.map((id) => {
          const value = start.concentrations[id];
          return (
            <QuantityInput
              key={id}
              label={`${id} charged`}
              description={value !== undefined && value !== "first" ? "" : measured.has(id) ? "Empty: as first measured" : "Empty: none"}
              value={value === "first" ? undefined : value}
              unit="mol/L"
              units={["mol/L", "mM", "g/L", "wt%"]}
              optional
              parameters={parameters}
              onChange={(next) => {
                const { [id]: _before, ...others } = start.concentrations;
                set({ concentrations: next === undefined ? others : { ...others, [id]: next } });
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
