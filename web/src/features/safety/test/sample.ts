/** A small answer of the engine and the document that asked for it, for tests. */
import type { SafetyStudy } from "@/doc/safety";
import type { ProjectDocument, Recipe } from "@/doc/types";
import type { SafetyAnswer } from "@/engine/safety_results";

export const recipe: Recipe = {
  reactor: "batch",
  charge: { volume: "0.5 L", temperature: "40 degC", concentrations: { A: "2.8 mol/L" } },
  feeds: [{ id: "acyl", start: "10 min", end: "70 min", rate: "5 mL/min", concentrations: { B: "4.76 mol/L" } }],
  temperature: { control: "isothermal", temperature: "40 degC" },
  duration: "5 h",
};
export const study: SafetyStudy = { id: "failure", kind: "safety", recipe, units: { time: "min" } };
export const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }, { id: "P" }],
  reactions: [{ id: "r1", equation: "A + B -> P", heat: "-120 kJ/mol" }] as NonNullable<ProjectDocument["reactions"]>,
  medium: { density: "0.9 kg/L", heat_capacity: "1.9 kJ/(kg K)", boiling_point: "77.1 degC" },
  studies: [{ id: "lab", kind: "simulate", name: "In the laboratory", recipe }, study],
};

const degrees = (value: number) => ({ value, unit: "degC" });
const minutes = (value: number) => ({ value, unit: "min" });
const column = (id: string, unit: string, values: (number | null)[]) => ({ id, quantity: "temperature", unit, values });

/** Class 4, dosed in an hour where two are needed. */
export const answer: SafetyAnswer = {
  format: "pharmaflow-result/1",
  kind: "safety",
  study: "failure",
  status: "ok",
  verdict: "Dose over at least 2 h; at 60 min a cooling failure would reach 112 °C (MTSR), above the boiling point: Stoessel class 4.",
  adiabatic_rise: { value: 144, unit: "K" },
  severity: "medium",
  mtsr: { ...degrees(112), time: 60, time_unit: "min", formula: degrees(112) },
  tmr_ad: { integrated: { ...minutes(27573), std_error: 1440, ci95: [24000, 31000] }, zero_order: minutes(25010), at: degrees(112) },
  td24: degrees(96.5),
  class: 4,
  class_words: "The boiling point is reached; evaporation can hold it.",
  temperatures: { process: degrees(40), mtsr: degrees(112), max: degrees(77.1), td24: degrees(96.5) },
  probability: { words: "Probability low", band: "low" },
  feed: { maximum_rate: { value: 2.5, unit: "mL/min" }, minimum_time: minutes(117.1), recipe_time: minutes(60), limited_by: "the boiling point" },
  profile: {
    time: { unit: "min", values: [0, 60, 120] },
    columns: [column("T", "degC", [40, 40, 40]), { ...column("mtsr", "degC", [40, 110, 60]), low: [40, 104, 58], high: [40, 116, 62] }, column("X_accumulated", "1", [0, 0.4, 0.1]), column("tmr_ad", "min", [null, 27573, null])],
  },
  failure: { time: minutes(60), series: { time: { unit: "min", values: [60, 70, 90] }, columns: [column("T", "degC", [40, 90, 112])] } },
  balances: {},
  warnings: [],
  solver: { method: "tsit5", steps: 1, rejected_steps: 0, rhs_evaluations: 7, jacobian_evaluations: 0, switches: 0 },
  provenance: { engine: "0.1.0", document_sha256: "", seed: 1 },
};
