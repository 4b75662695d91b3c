import { beforeAll, describe, expect, it } from "vitest";
import { type Solvent, mediumOf, solvents, viscosityAt } from "./solvents";

let all: Solvent[];
beforeAll(async () => {
  all = await solvents();
});
const one = (abbreviation: string) => all.find((solvent) => solvent.abbreviation === abbreviation)!;
const celsius = 273.15;
const read = (quantity: string | number) => Number.parseFloat(String(quantity));

describe("the medium of a solvent", () => {
  it("of water at 25 °C", () => {
    const { medium, missing } = mediumOf(one("H2O"));
    expect(medium).toMatchObject({ density: "997.05 kg/m3", heat_capacity: "4.1813 kJ/(kg K)", thermal_conductivity: "0.6065 W/(m K)", boiling_point: "99.97 degC" });
    expect(missing).toEqual([]);
  });
  it("follows the temperature: water at 60 °C is lighter by its slope", () =>
    expect(read(mediumOf(one("H2O"), 333.15).medium.density!)).toBeCloseTo(997.05 - 0.2558 * 35, 1));
  it("has viscosities within the published spread at 25 °C", () => {
    for (const solvent of all) {
      const [mu, published] = [viscosityAt(solvent, 298.15), solvent.row.mu_ref_mPas as number | undefined];
      if (mu === undefined || published === undefined || solvent.row.T_ref_K !== 298.15) continue;
      expect(Math.abs((1000 * mu) / published - 1), solvent.name).toBeLessThan(0.03);
    }
  });
  it("interpolates within 1 % of the equation, log-linear in 1/T as the engine does", () => {
    for (const solvent of all) {
      const { viscosity } = mediumOf(solvent).medium;
      if (viscosity === undefined || typeof viscosity !== "object") continue;
      const table = viscosity.points.map(([t, mu]) => [read(t) + celsius, read(mu) / 1000] as const);
      table.slice(1).forEach(([t2, mu2], at) => {
        const [t1, mu1] = table[at]!;
        expect(t2, solvent.name).toBeGreaterThan(t1);
        const middle = (t1 + t2) / 2;
        const share = (1 / middle - 1 / t1) / (1 / t2 - 1 / t1);
        const between = Math.exp(Math.log(mu1) + share * (Math.log(mu2) - Math.log(mu1)));
        expect(Math.abs(between / viscosityAt(solvent, middle)! - 1), solvent.name).toBeLessThan(0.01);
      });
    }
  });
  it("leaves out and names what is not known", () => {
    const lacking = all.map((solvent) => mediumOf(solvent)).filter(({ missing }) => missing.length > 0);
    expect(lacking.length).toBeGreaterThan(0);
    for (const { medium } of lacking) expect(JSON.stringify(medium)).not.toMatch(/undefined|NaN|null/);
  });
  it("keeps the source of each property", () => {
    expect(all.length).toBe(42);
    for (const { properties } of all) for (const { source } of properties) expect(source).not.toBe("");
  });
});
