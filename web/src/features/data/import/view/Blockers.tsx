import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { assign } from "@/ui/recipe/change";
import type { ProjectDocument } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import type { Blocker, Properties } from "../map/faults";
import { words } from "../map/role";
import { type Proposal, proposeMolarMasses } from "../molar_mass";
import { choose, useSession } from "../session";
import classes from "./Import.module.css";

/** What stands in the way: what, where, and buttons that resolve it. */
export function Blockers({ blockers, document }: { readonly blockers: readonly Blocker[]; readonly document: ProjectDocument }) {
  return (
    <section aria-label="To be settled before the import" role="status">
      <h2 className={classes.heading}>To be settled first</h2>
      {blockers.map((blocker) => (
        <BlockerMessage key={`${blocker.title}/${blocker.column?.index}`} blocker={blocker} document={document} />
      ))}
    </section>
  );
}

function BlockerMessage({ blocker: { title, detail, column, units, roles, molarMass, density }, document }: { readonly blocker: Blocker; readonly document: ProjectDocument }) {
  const choices = useSession((session) => session.choices);
  const say = (change: object) => column && choose({ columns: { ...choices.columns, [column.title]: { ...choices.columns[column.title], ...change } } });
  const setProperties = (change: (properties: { molarMasses: Record<string, string>; density?: string }) => void) => {
    const next: Properties = structuredClone(choices.properties);
    change(next);
    choose({ properties: next });
  };
  return (
    <div className={classes.message}>
      <p>
        <strong>{title}.</strong> {detail}
      </p>
      {(units ?? roles) && column && (
        <div className={classes.choices}>
          {units?.map((unit) => (
            <Button key={unit} size="compact-xs" variant="default" aria-label={`${column.title} is in ${unit}`} onClick={() => say({ unit })}>
              {unit}
            </Button>
          ))}
          {roles?.filter((role) => role !== "ignore").map((role) => (
            <Button key={role} size="compact-xs" variant="default" onClick={() => say({ role })}>
              {words(role)}
            </Button>
          ))}
          <Button size="compact-xs" variant="default" aria-label={`Ignore ${column.title}`} onClick={() => say({ role: "ignore" })}>
            Ignore the column
          </Button>
        </div>
      )}
      {molarMass !== undefined && <MolarMass id={molarMass} document={document} onMass={(mass) => setProperties((draft) => assign(draft.molarMasses, molarMass, mass))} />}
      {density && <QuantityInput label="Density of the medium" value={undefined} unit="kg/L" optional onChange={(value) => typeof value === "string" && setProperties((draft) => void (draft.density = value))} />}
    </div>
  );
}

/** From SMILES or formula where the species has one, or typed. */
function MolarMass({ id, document, onMass }: { readonly id: string; readonly document: ProjectDocument; readonly onMass: (mass: string) => void }) {
  const species = document.species.find((one) => one.id === id);
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  useEffect(() => {
    let current = true;
    if (species) void proposeMolarMasses(species).then((found) => current && setProposals(found));
    return () => void (current = false);
  }, [species]);
  return (
    <>
      {proposals.length > 0 && (
        <div className={classes.choices}>
          {proposals.map(({ value, from }) => (
            <Button key={from} size="compact-xs" variant="default" onClick={() => onMass(value)}>
              Use {value} from {from}
            </Button>
          ))}
        </div>
      )}
      <QuantityInput label={`Molar mass of ${id}`} value={undefined} unit="g/mol" optional onChange={(value) => typeof value === "string" && onMass(value)} />
    </>
  );
}
