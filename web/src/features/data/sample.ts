/** A table as a laboratory exports it, for who wants to see the import before she has one: two runs of A -> B at 25 and 40 °C, computed with first-order kinetics and rounded. */
const rate: Record<string, number> = { "25 °C": 0.05, "40 °C": 0.18 }; // [1/min]
const temperatures: Record<string, number> = { "25 °C": 25, "40 °C": 40 };
const minutes = [0, 2, 5, 10, 15, 20, 30, 45];

const rows = Object.entries(rate).flatMap(([run, k]) =>
  minutes.map((time) => {
    const a = Math.exp(-k * time);
    return [run, time, temperatures[run], a.toFixed(3), (1 - a).toFixed(3)].join("\t");
  }),
);
export const sampleTable = [["experiment", "time [min]", "T [degC]", "A [mol/L]", "B [mol/L]"].join("\t"), ...rows].join("\n");
