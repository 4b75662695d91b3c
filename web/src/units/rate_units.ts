/** Units of rate constants and equilibrium constants, written as chemists do. */

const power = (unit: string, exponent: number) => (exponent === 1 ? unit : `${unit}^${Number(exponent.toPrecision(6))}`);

/** "1/min", "L/(mol min)", "mol/(L min)", "L^0.5/(mol^0.5 min)" for a reaction of that total order. */
export function rateUnit(order: number, time: string): string {
  const n = order - 1;
  if (Math.abs(n) < 1e-9) return `1/${time}`;
  return n > 0 ? `${power("L", n)}/(${power("mol", n)} ${time})` : `${power("mol", -n)}/(${power("L", -n)} ${time})`;
}

/** Of products over reactants: "1" where both sides have the same order. */
export function equilibriumUnit(forward: number, reverse: number): string {
  const n = reverse - forward;
  if (Math.abs(n) < 1e-9) return "1";
  return n > 0 ? `${power("mol", n)}/${power("L", n)}` : `${power("L", -n)}/${power("mol", -n)}`;
}

/** The time of a rate constant's unit: min of "L/(mol min)". */
export const timeOf = (unit: string): string => /\b(ms|s|min|h|d)\b(?!.*\b(ms|s|min|h|d)\b)/.exec(unit)?.[1] ?? "min";

/** A over k: 1/K^n more, as T^n in the law takes it away. */
export const withTemperaturePower = (unit: string, n: number): string => (n === 0 ? unit : `${unit}/${power("K", n)}`);
