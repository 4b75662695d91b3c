/** What the eigenvalues of a steady state say of small disturbances. */
import type { SteadyState } from "@/engine/results";

const turns = 1e-6; // relative: a smaller imaginary part is rounding
const oscillates = ([real, imaginary]: readonly [number, number]) => Math.abs(imaginary) > turns * Math.hypot(real, imaginary);

/** The eigenvalue with the largest real part: what dies out last, or grows fastest. */
const leading = ({ eigenvalues }: SteadyState) => eigenvalues.reduce<[number, number] | undefined>((most, one) => (most === undefined || one[0] > most[0] ? one : most), undefined);

export function stabilityWords(state: SteadyState): string {
  const last = leading(state);
  const swings = last !== undefined && oscillates(last);
  if (state.stable) return swings ? "stable, with damped oscillation" : "stable";
  if (swings) return "unstable, oscillates away";
  return state.eigenvalues.filter(([real]) => real > 0).length === 1 ? "unstable, a saddle" : "unstable";
}

/** How long a small disturbance takes to fall, or grow, by the factor e [s]; nothing at the border of stability. */
export function timeConstant(state: SteadyState): number | undefined {
  const rate = leading(state)?.[0];
  return rate === undefined || rate === 0 ? undefined : 1 / Math.abs(rate);
}
