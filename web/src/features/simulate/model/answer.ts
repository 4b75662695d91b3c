/** A simulation's answer as the screen reads it: a run in time, or the steady states of a continuous reactor. */
import type { EventRecord, Series, SimulateResult, SteadyState } from "@/engine/results";

export const seriesOf = (result: SimulateResult | undefined): Series | undefined => {
  const series = result?.series;
  return series !== undefined && series.time.values.length > 0 ? series : undefined;
};
const noEvents: readonly EventRecord[] = [];
export const eventsOf = (result: SimulateResult): readonly EventRecord[] => result.events ?? noEvents;
export const steadyStatesOf = (result: SimulateResult | undefined): readonly SteadyState[] | undefined => result?.steady_states;

/** There is something to draw. */
export const drawable = (result: SimulateResult): boolean => seriesOf(result) !== undefined || steadyStatesOf(result) !== undefined;
