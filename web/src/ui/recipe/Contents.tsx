import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Contents as ContentsType, Quantity } from "@/doc/types";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { type Change, assign } from "./change";
import classes from "./RecipeEditor.module.css";
import { faultsAt, faultsWithin, useFault } from "./faults";
import { PartFault } from "./Part";
import { usePlace, useRecipeScope } from "./scope";

type Basis = "concentrations" | "amounts" | "masses";
const bases: Record<Basis, { label: string; unit: string; units: string[]; fresh: string }> = {
  concentrations: { label: "conc.", unit: "mol/L", units: ["mol/L", "mM", "uM", "g/L", "wt%"], fresh: "0 mol/L" },
  amounts: { label: "amount", unit: "mol", units: ["mol", "mmol", "umol"], fresh: "0 mol" },
  masses: { label: "mass", unit: "g", units: ["g", "mg", "kg"], fresh: "0 g" },
};
const order: Basis[] = ["concentrations", "amounts", "masses"];

interface ContentsProps<T extends ContentsType> {
  readonly of: T;
  readonly onChange: Change<T>;
  /** Whose: "the charge", "feed dose". */
  readonly name: string;
  /** A stream has no amount of its own. */
  readonly concentrationsOnly?: boolean;
}

function put(contents: ContentsType, basis: Basis, species: string, value: Quantity): void {
  (contents[basis] ??= {})[species] = value;
}
function take(contents: ContentsType, basis: Basis, species: string): void {
  const members = contents[basis];
  if (members === undefined) return;
  delete members[species];
  if (Object.keys(members).length === 0) assign(contents, basis, undefined);
}

/** Species by species, as concentration, amount or mass. What is not listed is not there. */
export function Contents<T extends ContentsType>({ of, onChange, name, concentrationsOnly = false }: ContentsProps<T>) {
  const { species, parameters, document, faults } = useRecipeScope();
  const place = usePlace("");
  const whole = [useFault("concentrations", faultsAt), useFault("amounts", faultsAt), useFault("masses", faultsAt)].filter((text) => text !== undefined);
  const present = order.flatMap((basis) => Object.entries(of[basis] ?? {}).map(([id, value]) => ({ basis, id, value })));
  const absent = species.filter(({ id }) => !present.some((one) => one.id === id));
  const choices = concentrationsOnly ? order.slice(0, 1) : order;

  return (
    <div className={classes.rows}>
      {present.map(({ basis, id, value }) => {
        const one = species.find((candidate) => candidate.id === id);
        return (
          <div key={`${basis}/${id}`} className={classes.row} data-field={`${place}${basis}/${id}`}>
            <span className={classes.name} title={one?.name ?? id}>
              {id}
            </span>
            <Select
              aria-label={`${id} in ${name} given as`}
              size="xs"
              data={choices.map((choice) => ({ value: choice, label: bases[choice].label }))}
              value={basis}
              allowDeselect={false}
              onChange={(next) =>
                onChange(`Give ${id} as ${bases[next as Basis].label}`, (draft) => {
                  take(draft, basis, id);
                  put(draft, next as Basis, id, bases[next as Basis].fresh);
                })
              }
            />
            <QuantityInput
              label={`${id} in ${name}`}
              hideLabel
              error={faultsWithin(faults, `${place}${basis}/${id}`)}
              value={value}
              unit={bases[basis].unit}
              units={bases[basis].units}
              parameters={parameters}
              context={{ molar_mass: one?.molar_mass, density: document.medium?.density }}
              onChange={(next) => next !== undefined && onChange(`Change ${id} in ${name}`, (draft) => put(draft, basis, id, next))}
            />
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${id} from ${name}`} onClick={() => onChange(`Remove ${id} from ${name}`, (draft) => take(draft, basis, id))}>
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
      <PartFault text={whole.length === 0 ? undefined : whole.join(" ")} />
      {absent.length > 0 && (
        <Select
          aria-label={`Add a species to ${name}`}
          placeholder="Add a species"
          size="xs"
          searchable
          value={null}
          data={absent.map((one) => ({ value: one.id, label: one.name && one.name !== one.id ? `${one.id}, ${one.name}` : one.id }))}
          onChange={(id) => id !== null && onChange(`Add ${id} to ${name}`, (draft) => put(draft, "concentrations", id, bases.concentrations.fresh))}
        />
      )}
    </div>
  );
}
