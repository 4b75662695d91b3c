/** A simulation's answer as the engine writes it: a run in time, or the steady states of a continuous reactor. */
import type { Series, SimulateResult } from "@/engine/results";

interface NumberWithUnit {
  readonly value: number;
  readonly unit: string;
}
export interface EventRecord {
  readonly id: string;
  readonly time: number;
  readonly unit: string;
  readonly direction: "rising" | "falling";
  /** The run ended there. */
  readonly stopped: boolean;
  readonly state: readonly (NumberWithUnit & { readonly id: string; readonly quantity: string })[];
}
export interface SteadyState {
  readonly concentrations: readonly (NumberWithUnit & { readonly id: string })[];
  readonly temperature: NumberWithUnit;
  readonly jacket_temperature?: NumberWithUnit;
  readonly stable: boolean;
  /** Pairs of real and imaginary part [1/s]. */
  readonly eigenvalues: readonly (readonly [number, number])[];
}

export const seriesOf = (result: SimulateResult | undefined): Series | undefined => {
  const series = result?.series as Series | undefined;
  return series !== undefined && series.time.values.length > 0 ? series : undefined;
};
export const eventsOf = (result: SimulateResult): readonly EventRecord[] => (result.events as unknown as EventRecord[] | undefined) ?? [];
export const steadyStatesOf = (result: SimulateResult | undefined): readonly SteadyState[] | undefined =>
  (result as { steady_states?: SteadyState[] } | undefined)?.steady_states;

/** There is something to draw. */
export const drawable = (result: SimulateResult): boolean => seriesOf(result) !== undefined || steadyStatesOf(result) !== undefined;
