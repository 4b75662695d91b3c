/** Whether what goes in comes out: atoms and charge where all formulas are known, else mass where all molar masses are. */
import type { Equation } from "@/doc/equation";
import type { Quantity, Species } from "@/doc/types";
import { parseQuantity } from "@/units/quantity";
import { type Composition, compositionOf } from "./formula";

export interface Balance {
  readonly kind: "balanced" | "unbalanced" | "unknown" | "open";
  /** "loses 1 C, gains 2 H" */
  readonly text: string;
}

// The engine's own (kinetics/stoichiometry.cpp): coefficients are typed with few digits, molar masses to about 0.01 g/mol.
const atomTolerance = 1e-3;
const massTolerance = 0.05; // [g/mol]
const relativeMassTolerance = 1e-4;

const inGrams: Readonly<Record<string, number>> = { "g/mol": 1, "kg/kmol": 1, "kg/mol": 1000, "g mol-1": 1, "g mol^-1": 1 };

/** [g/mol] of a molar mass as it is usually written; in any other unit the engine alone can say. */
export function gramsPerMole(quantity: Quantity | undefined): number | undefined {
  const { number = 0, unit = "" } = (quantity !== undefined && parseQuantity(quantity)) || {};
  const grams = number * (inGrams[unit] ?? 0);
  return grams > 0 ? grams : undefined;
}

const short = (value: number) => String(Number(value.toPrecision(4)));
type Side = Equation["reactants"];

function total<T>(side: Side, known: ReadonlyMap<string, T>, add: (value: T, times: number) => void): void {
  for (const { species, coefficient } of side) add(known.get(species)!, coefficient);
}

/** Hill's order: carbon, hydrogen, the others by the alphabet, the charge at the end. */
const rank = (what: string) => ({ C: "0", H: "1", charge: "~" })[what] ?? what;

function atoms({ reactants, products }: Equation, known: ReadonlyMap<string, Composition>): Balance {
  const net = new Map<string, number>();
  const scale = new Map<string, number>();
  const sum = (sign: number) => (composition: Composition, times: number) =>
    composition.forEach((count, what) => {
      net.set(what, (net.get(what) ?? 0) + sign * times * count);
      scale.set(what, (scale.get(what) ?? 1) + Math.abs(times * count));
    });
  total(reactants, known, sum(-1));
  total(products, known, sum(1));
  const left = [...net]
    .filter(([what, amount]) => Math.abs(amount) > atomTolerance * scale.get(what)!)
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  if (left.length === 0) return { kind: "balanced", text: "balanced in atoms and charge" };
  const list = (sign: number, verb: string) => {
    const some = left.filter(([, amount]) => sign * amount > 0).map(([what, amount]) => `${short(Math.abs(amount))} ${what}`);
    return some.length > 0 ? [`${verb} ${some.join(", ")}`] : [];
  };
  return { kind: "unbalanced", text: [...list(-1, "loses"), ...list(1, "gains")].join("; ") };
}

function mass({ reactants, products }: Equation, known: ReadonlyMap<string, number>): Balance {
  const sides = [reactants, products].map((side) => {
    let sum = 0;
    total(side, known, (value, times) => (sum += value * times));
    return sum;
  });
  const [before = 0, after = 0] = sides;
  if (Math.abs(after - before) <= Math.max(massTolerance, relativeMassTolerance * Math.max(before, after)))
    return { kind: "balanced", text: "balanced in mass" };
  return { kind: "unbalanced", text: `${after < before ? "loses" : "gains"} ${short(Math.abs(after - before))} g/mol` };
}

export function balanceOf(equation: Equation, species: readonly Species[]): Balance {
  const { reactants, products } = equation;
  if (reactants.length === 0) return { kind: "open", text: "a source, not balanced on purpose" };
  if (products.length === 0) return { kind: "open", text: "a sink, not balanced on purpose" };
  const used = [...new Set([...reactants, ...products].map((term) => term.species))];
  const byId = new Map(species.map((one) => [one.id, one]));
  const known = <T>(value: (one: Species) => T | undefined) =>
    new Map(used.flatMap((id) => { const one = byId.get(id); const v = one && value(one); return v === undefined ? [] : [[id, v] as const]; }));

  const compositions = known(({ formula }) => (formula ? compositionOf(formula) : undefined));
  if (compositions.size === used.length) return atoms(equation, compositions);
  const masses = known(({ molar_mass }) => gramsPerMole(molar_mass));
  if (masses.size === used.length) return mass(equation, masses);
  return { kind: "unknown", text: `not checked: no formula of ${used.filter((id) => !compositions.has(id)).join(", ")}` };
}
