// Project documents that several chapters build alike.

export const inUnits = { time: "min", concentration: "mol/L", temperature: "K", volume: "L" };

/** A batch of 1 L. @param charge {A: "1 mol/L"}; more: members that replace or join */
export function batch(charge, duration, more = {}) {
  return { reactor: "batch", charge: { volume: "1 L", concentrations: charge }, duration, ...more };
}

/** One simulation. @param study members of the study beside kind */
export function simulation({ title, species, reactions, study, ...rest }) {
  return {
    format: "pharmaflow/1",
    title,
    species: species.map((id) => (typeof id === "string" ? { id } : id)),
    reactions,
    ...rest,
    studies: [{ id: "run", kind: "simulate", units: inUnits, ...study }],
  };
}

/** A reaction of mass action. */
export const power = (id, equation, k, more = {}) => ({ id, equation, rate: { law: "power", k, ...more } });

/** n values from a to b, both included. */
export const grid = (a, b, n) => Array.from({ length: n }, (_, i) => a + ((b - a) * i) / (n - 1));
