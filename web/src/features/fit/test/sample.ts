/** A small project with its result, for tests: A -> B at one temperature, one blank cell. */
import type { FitStudy, ProjectDocument } from "@/doc/types";
import type { EstimatedParameter, FitResult, FitStatistics } from "@/engine/results";

export const fitStudy = (change: Partial<FitStudy> = {}): FitStudy => ({ id: "fit", kind: "fit", ...change });

export const projectDocument = (change: Partial<ProjectDocument> = {}): ProjectDocument => ({
  format: "pharmaflow/1",
  species: [{ id: "A" }, { id: "B" }],
  parameters: [
    { id: "k1", value: "0.1 1/min", min: "0.01 1/min", max: "10 1/min", scale: "log" },
    { id: "Ea1", value: "60 kJ/mol", min: "20 kJ/mol", max: "150 kJ/mol" },
  ],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: { k_ref: "k1", T_ref: "25 degC", Ea: "Ea1" } } }],
  experiments: [
    {
      id: "run1",
      recipe: { charge: { temperature: "25 degC", concentrations: { A: "1 mol/L" } }, duration: "10 min" },
      measurements: [
        { observable: "A", time: { unit: "min", values: [0, 2, 5, 10] }, value: { unit: "mol/L", values: [1.01, null, 0.61, 0.37] } },
      ],
    },
  ],
  studies: [fitStudy()],
  ...change,
});

export const estimate = (id: string, value: number, change: Partial<EstimatedParameter> = {}): EstimatedParameter => ({
  id,
  value,
  unit: "1/min",
  std_error: value / 100,
  ci95: [value * 0.98, value * 1.02],
  estimated: true,
  at_bound: null,
  ...change,
});

export const statistics = (change: Partial<FitStatistics> = {}): FitStatistics => ({
  observations: 30,
  parameters: 2,
  degrees_of_freedom: 28,
  ssr: 0.01,
  r_squared: 0.998,
  rmse: 0.018,
  log_likelihood: 70,
  aic: -134,
  aicc: -133,
  bic: -130,
  shapiro_wilk: { w: 0.98, p: 0.8 },
  durbin_watson: 2,
  ...change,
});

export const fitResult = (change: Partial<FitResult> = {}): FitResult => ({
  format: "pharmaflow-result/1",
  kind: "fit",
  study: "fit",
  status: "ok",
  parameters: [estimate("k1", 0.1), estimate("Ea1", 65, { unit: "kJ/mol" })],
  correlation: { ids: ["k1", "Ea1"], matrix: [[1, 0.2], [0.2, 1]] },
  statistics: statistics(),
  convergence: { converged: true, reason: "relative_ssr", iterations: 5, ode_solves: 7, history: [{ iteration: 0, ssr: 1, parameters: [0.2, 60] }] },
  experiments: [
    {
      id: "run1",
      series: {
        time: { unit: "min", values: [0, 10] },
        columns: [
          { id: "A", quantity: "concentration", unit: "mol/L", values: [1, 0.37] },
          { id: "T", quantity: "temperature", unit: "degC", values: [25, 25] },
        ],
      },
      residuals: [
        {
          observable: "A",
          unit: "mol/L",
          time_unit: "min",
          time: [0, 5, 10],
          measured: [1.01, 0.61, 0.37],
          predicted: [1, 0.607, 0.37],
          residual: [0.01, 0.003, 0],
          standardized: [1, 0.3, 0],
        },
      ],
    },
  ],
  balances: {},
  warnings: [],
  solver: { method: "dop853", steps: 10, rejected_steps: 0, rhs_evaluations: 100, jacobian_evaluations: 0, switches: 0 },
  provenance: { engine: "0.1.0", document_sha256: "0", seed: 1 },
  ...change,
});
