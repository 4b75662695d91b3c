/** A small answer of the engine and the document that asked for it, for tests. */
import type { ScaleUpStudy } from "@/doc/scaleup";
import type { ProjectDocument, Recipe } from "@/doc/types";
import type { ConditionValue, RuleResult, ScaleUpResult, TargetResult } from "@/engine/scaleup_results";

export const recipe: Recipe = {
  reactor: "batch",
  charge: { volume: "0.5 L", temperature: "40 degC", concentrations: { A: "2.8 mol/L" } },
  feeds: [{ id: "acyl", start: "10 min", end: "70 min", rate: "5 mL/min", concentrations: { B: "4.76 mol/L" } }],
  temperature: { control: "isothermal", temperature: "40 degC" },
  duration: "5 h",
};
export const study: ScaleUpStudy = { id: "plant", kind: "scaleup", recipe, base: { vessel: "lab", speed: "400 rpm" }, targets: [{ vessel: "v1000" }] };
const vessel = (id: string, name: string) => ({ id, name, inner_diameter: "0.1 m", bottom: { shape: "flat" as const }, capacity: "1 L", impellers: [] });
export const document: ProjectDocument = {
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }, { id: "P" }],
  medium: { density: "0.9 kg/L", heat_capacity: "1.9 kJ/(kg K)", viscosity: "0.4 mPa s", thermal_conductivity: "0.14 W/(m K)" },
  vessels: [vessel("lab", "Flask"), vessel("v1000", "Plant")],
  studies: [{ id: "lab", kind: "simulate", name: "In the laboratory", recipe }, study],
};

const conditions = (speed: number, power: number, ratios: boolean): ConditionValue[] => [
  { id: "speed", name: "Stirring speed", value: speed, unit: "rpm", ...(ratios && { ratio: speed / 400 }) },
  { id: "power_per_volume", name: "Power per volume", value: power, unit: "W/m3", ...(ratios && { ratio: power / 40 }) },
  { id: "kla", name: "kLa", not_applicable: "No gas is fed." },
];
const rule = (id: string, name: string, speed: number, power: number, change: Partial<RuleResult> = {}): RuleResult => ({
  rule: id,
  name,
  speed: { value: speed, unit: "rpm" },
  conditions: conditions(speed, power, true),
  damkohler: [],
  limits: [],
  dosing: { strategy: "heat_limited", time: { value: 111.7, unit: "min" }, recipe_time: { value: 60, unit: "min" }, limited_by: "heat removal" },
  series: { time: { unit: "min", values: [0, 100] }, columns: [{ id: "A", quantity: "concentration", unit: "mol/L", values: [2.8, 0.1] }, { id: "T", quantity: "temperature", unit: "degC", values: [40, 44] }] },
  verdict: "Dose over at least 1.9 h.",
  ...change,
});
export const target: TargetResult = {
  vessel: "v1000",
  volume: { value: 800, unit: "L" },
  scale: 1000,
  rule: "power_per_volume",
  verdict: "Plant at 55 rpm: Dose over at least 1.9 h.",
  rules: [
    rule("power_per_volume", "Constant power per volume", 55, 40),
    rule("blend_time", "Constant blend time", 400, 4000, { limits: [{ code: "above_drive_speed", severity: "broken", message: "The speed of 400 rpm is above the drive's 156 rpm." }], verdict: "Too fast." }),
    { rule: "kla", name: "Constant kLa", speed: { not_applicable: "No gas is fed." }, conditions: [], damkohler: [], limits: [], verdict: "No gas is fed." },
  ],
};
export const result: ScaleUpResult = {
  format: "pharmaflow-result/1",
  kind: "scaleup",
  study: "plant",
  status: "ok",
  base: {
    vessel: "lab",
    speed: { value: 400, unit: "rpm" },
    volume: { value: 0.8, unit: "L" },
    conditions: conditions(400, 40, false),
    limits: [],
    series: { time: { unit: "min", values: [0, 100] }, columns: [{ id: "A", quantity: "concentration", unit: "mol/L", values: [2.8, 0] }, { id: "B", quantity: "concentration", unit: "mol/L", values: [0, 0] }, { id: "T", quantity: "temperature", unit: "degC", values: [40, 40] }] },
  },
  targets: [target],
  verdict: "Plant at 55 rpm: Dose over at least 1.9 h.",
  balances: {},
  warnings: [],
  solver: { method: "tsit5", steps: 1, rejected_steps: 0, rhs_evaluations: 7, jacobian_evaluations: 0, switches: 0 },
  provenance: { engine: "0.1.0", document_sha256: "", seed: 1 },
};
