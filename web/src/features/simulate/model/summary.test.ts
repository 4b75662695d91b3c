import { describe, expect, it } from "vitest";
import type { SimulateResult } from "@/engine/results";
import { percent } from "./figures";
import { balanceRows, eventWords, solverSentence, summaryRows, verdictOf } from "./summary";

const series = (temperature: number[]) => ({
  time: { unit: "min", values: [0, 15, 30] },
  columns: [
    { id: "A", quantity: "concentration", unit: "mol/L", values: [1, 0.2, 0.018] },
    { id: "T", quantity: "temperature", unit: "degC", values: temperature },
  ],
});
const base = {
  format: "pharmaflow-result/1",
  kind: "simulate",
  study: "s",
  status: "ok",
  series: series([25, 41.1, 30]),
  summary: {
    final_temperature: { value: 30, unit: "degC" },
    maximum_temperature: { value: 41.17, unit: "degC", time: 17.75, time_unit: "min" },
    final_volume: { value: 1.6, unit: "L" },
    adiabatic_temperature_rise: { value: 23.94, unit: "K" },
    conversion: { A: 0.98206 },
    yield: { C: { A: 0.9 } },
    selectivity: { C: { A: 0.9164 } },
    peak_heat_flow: { value: 68.993, unit: "W", time: 7.797, time_unit: "min" },
    maximum_accumulation: { value: 0.69716, time: 8.333, time_unit: "min" },
  },
  events: [],
  balances: { mass_closure: 4.8e-16, energy_closure: 2e-3, atom_closure: null },
  warnings: [],
  solver: { method: "dop853", steps: 17, rejected_steps: 0, rhs_evaluations: 258, jacobian_evaluations: 1, switches: 0 },
  provenance: { engine: "0.1.0", document_sha256: "", seed: 1 },
} as unknown as SimulateResult;
const result = (change: object): SimulateResult => ({ ...base, ...change }) as SimulateResult;

const steady = (stable: boolean[]) => verdictOf(result({ series: undefined, steady_states: stable.map((one) => ({ stable: one })) }));
const value = (id: string) => summaryRows(base).find((row) => row.id === id);

describe("the verdict", () => {
  it("says conversion, time and the highest temperature", () => expect(verdictOf(base)).toBe("98.2 % of A is converted after 30 min; the reactor never exceeds 41.2 °C."));
  it("says that an isothermal reactor stays where it is", () =>
    expect(verdictOf(result({ series: series([25, 25, 25]), summary: { ...base.summary, maximum_temperature: { value: 25, unit: "degC" } } }))).toContain("the reactor stays at 25.0 °C"));
  it("says that an adiabatic reactor ends at its highest temperature", () =>
    expect(verdictOf(result({ summary: { ...base.summary, final_temperature: { value: 41.16, unit: "degC" } } }))).toContain("ends at its highest temperature, 41.2 °C"));
  it("names all limiting reactants", () => expect(verdictOf(result({ summary: { ...base.summary, conversion: { A: 0.5, B: 0.5 } } }))).toContain("50.0 % of A and 50.0 % of B are converted"));
  it("says which event ended the run", () => {
    const events = [{ id: "hot", time: 30, unit: "min", direction: "rising", stopped: true, state: [] }];
    expect(verdictOf(result({ events }))).toMatch(/ The event hot ended the run\.$/);
    expect(eventWords(result({ events }))).toEqual(["hot at 30 min, rising; the run ended there"]);
  });
  it("says of a run that failed how far it came", () => expect(verdictOf(result({ status: "failed" }))).toBe("The run stopped after 30 min; what was reached until then is drawn."));
  it("counts steady states", () => {
    expect(steady([true, false, true])).toBe("There are 3 steady states, 2 of them stable. Which of the stable ones the reactor reaches depends on its start.");
    expect(steady([false])).toBe("There is one steady state; it is unstable.");
    expect(steady([])).toBe("No steady state was found.");
  });
});

describe("the summary", () => {
  it("has units and moments", () => {
    expect(value("maximum_temperature")).toMatchObject({ value: "41.2 °C", when: "at 17.8 min", number: 41.17 });
    expect(value("peak_heat_flow")).toMatchObject({ value: "68.99 W", when: "at 7.8 min" });
    expect(value("maximum_accumulation")).toMatchObject({ value: "69.7 %", when: "at 8.33 min" });
    expect(value("adiabatic_temperature_rise")?.value).toBe("23.9 K");
  });
  it("names product and reactant of yields and selectivities", () => {
    expect(value("yield C A")).toMatchObject({ label: "Yield of C on A", value: "90.0 %" });
    expect(value("selectivity C A")).toMatchObject({ label: "Selectivity of C on A", value: "91.6 %" });
  });
  it("tells balances that close from those that do not, and leaves out those that were not checked", () => {
    const rows = balanceRows(base);
    expect(rows.map(({ label, value: words, tone }) => [label, words, tone])).toEqual([
      ["Mass balance", "closes ✓", "good"],
      ["Energy balance", "does not close", "attention"],
    ]);
    expect(rows[1]?.when).toBe("off by 0.2 %");
  });
  it("has nothing to say of steady states", () => expect(summaryRows(result({ summary: undefined }))).toEqual([]));
  it("says of steady states that nothing ran", () => expect(solverSentence(result({ solver: { ...base.solver, steps: 0 } }))).toContain("without a run in time"));
  it("tells the work of the solver", () => expect(solverSentence(base)).toBe("Dormand–Prince 8(5,3), explicit: 17 steps, 258 evaluations of the rates."));
});

describe("percent", () => {
  it.each([
    [0.98206, "98.2 %"],
    [1, "100.0 %"],
    [0.99987, "99.987 %"],
    [0.9999995, "99.99995 %"],
    [-1e-9, "0.0 %"],
    [0, "0.0 %"],
  ])("%f is %s", (share, text) => expect(percent(share)).toBe(text));
});
