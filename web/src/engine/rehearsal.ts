/**
 * A small fit that nobody sees. Browsers compile the functions of a module when they are first called, which costs a
 * first fit ten times what the second one takes; this one pays it while the page is still being read.
 */
import type { Engine } from "@pharmaflow/engine";
import type { Experiment, ProjectDocument } from "@/doc/types";

const temperatures = [30, 60];
const times = [0, 5, 10, 20, 40, 80];

const experiment = (celsius: number, index: number): Experiment => ({
  id: `run${index}`,
  recipe: { charge: { volume: "1 L", temperature: `${celsius} degC`, concentrations: { A: "1 mol/L", B: "1.2 mol/L" } }, temperature: { control: "isothermal" }, duration: "80 min" },
  measurements: ["A", "C"].map((observable) => ({
    observable,
    time: { unit: "min", values: times },
    // Made of nothing but a smooth curve: what comes out is thrown away.
    value: { unit: "mol/L", values: times.map((time, i) => (observable === "A" ? 1 : 0) * Math.exp(-time / 30) + (i % 2) * 0.01 + (observable === "C" ? 0.8 * (1 - Math.exp(-time / 30)) : 0)) },
  })),
});

const rehearsal: ProjectDocument = {
  format: "pharmaflow/1",
  species: ["A", "B", "C", "D"].map((id) => ({ id })),
  parameters: [
    { id: "k1", value: "0.03 L/(mol min)", min: "1e-4 L/(mol min)", max: "10 L/(mol min)", scale: "log" },
    { id: "Ea1", value: "50 kJ/mol", min: "20 kJ/mol", max: "150 kJ/mol" },
    { id: "k2", value: "0.002 1/min", min: "1e-6 1/min", max: "1 1/min", scale: "log" },
  ],
  reactions: [
    { id: "r1", equation: "A + B -> C", rate: { law: "power", k: { k_ref: "k1", T_ref: "45 degC", Ea: "Ea1" } } },
    { id: "r2", equation: "C -> D", rate: { law: "power", k: "k2" } },
  ],
  experiments: temperatures.map(experiment),
  studies: [
    { id: "fit", kind: "fit" },
    { id: "sim", kind: "simulate", experiment: "run0", method: "rodas5p" },
  ],
};

export function rehearse(engine: Engine): void {
  const text = JSON.stringify(rehearsal);
  for (const study of ["fit", "fit", "sim"]) engine.run(text, study, { progress: () => 0 });
}
