/** Solvents of data/solvents.csv, and the medium of a document made from one. Every value keeps its source. */
import { type Row, numberIn, solventRows, textIn } from "./equipment/rows";
import type { Medium, Quantity } from "./types";

export interface SolventProperty {
  readonly label: string;
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
}
export interface Solvent {
  readonly name: string;
  readonly abbreviation: string;
  readonly cas: string;
  readonly formula: string;
  readonly certainty: string;
  readonly properties: readonly SolventProperty[];
  readonly notes?: string;
  readonly row: Row;
}

const celsius = 273.15;

function propertiesOf(row: Row): SolventProperty[] {
  const ref = `at ${round((numberIn(row, "T_ref_K") ?? 298.15) - celsius, 4)} °C`;
  const densityAt = `at ${round((numberIn(row, "rho_T_K") ?? 298.15) - celsius, 4)} °C`;
  const columns: [label: string, key: string, unit: string, source: string][] = [
    ["Boiling point", "Tb_C", "degC", "Tb_source"],
    ["Melting point", "Tm_C", "degC", "Tm_source"],
    [`Density ${densityAt}`, "rho_ref_kg_m3", "kg/m3", "rho_source"],
    [`Heat capacity ${ref}`, "cp_ref_J_kgK", "J/(kg K)", "cp_source"],
    [`Viscosity ${ref}`, "mu_ref_mPas", "mPa s", "mu_source"],
    [`Thermal conductivity ${ref}`, "k_ref_W_mK", "W/(m K)", "k_source"],
    [`Surface tension ${ref}`, "sigma_ref_mN_m", "mN/m", "sigma_source"],
    ["Heat of vaporisation at 25 °C", "Hvap_25C_kJ_mol", "kJ/mol", "Hvap_25C_source"],
    ["ICH Q3C class", "ICH_Q3C_class", "", "ICH_source"],
  ];
  return columns.flatMap(([label, key, unit, source]) => (row[key] === undefined ? [] : [{ label, value: row[key], unit, source: textIn(row, source) ?? "data/solvents.csv" }]));
}

/** In the order of the table. */
export async function solvents(): Promise<Solvent[]> {
  return (await solventRows()).map((row) => ({
    name: textIn(row, "name")!,
    abbreviation: textIn(row, "abbreviation")!,
    cas: textIn(row, "cas")!,
    formula: textIn(row, "formula")!,
    certainty: textIn(row, "certainty")!,
    properties: propertiesOf(row),
    ...(row.notes !== undefined && { notes: textIn(row, "notes")! }),
    row,
  }));
}

const round = (value: number, figures: number) => Number(value.toPrecision(figures));

/** Viscosity [Pa s] at a temperature [K] by Vogel's equation, else by Andrade's; undefined outside what they were fitted to. */
export function viscosityAt({ row }: Pick<Solvent, "row">, temperature: number): number | undefined {
  const [low, high] = [numberIn(row, "mu_fit_Tmin_K"), numberIn(row, "mu_fit_Tmax_K")];
  if (low === undefined || high === undefined || temperature < low || temperature > high) return undefined;
  const [a, b, c] = ["vogel_A", "vogel_B_K", "vogel_C_K"].map((key) => numberIn(row, key));
  if (a !== undefined && b !== undefined && c !== undefined) return Math.exp(a + b / (temperature + c));
  const [A, B] = [numberIn(row, "andrade_A"), numberIn(row, "andrade_B_K")];
  return A === undefined || B === undefined ? undefined : Math.exp(A + B / temperature);
}

const points = 17; // the engine interpolates between them; what that costs stands in solvents.test.ts

function viscosityOf(solvent: Solvent): Medium["viscosity"] {
  const { row } = solvent;
  const [low, high] = [numberIn(row, "mu_fit_Tmin_K"), numberIn(row, "mu_fit_Tmax_K")];
  if (low !== undefined && high !== undefined && viscosityAt(solvent, low) !== undefined) {
    const table = Array.from({ length: points }, (_, i): [Quantity, Quantity] => {
      // Rounded inwards, so that no point lies outside the fit.
      const at = Math.min(Math.max(round(low + ((high - low) * i) / (points - 1), 5), low), high);
      return [`${round(at - celsius, 6)} degC`, `${round(1000 * viscosityAt(solvent, at)!, 5)} mPa s`];
    });
    return { points: table };
  }
  const one = numberIn(row, "mu_ref_mPas");
  return one === undefined ? undefined : `${one} mPa s`;
}

/** A property at a temperature by its slope, in a neighbourhood in which a straight line does. */
function along(value: number | undefined, slope: number | undefined, from: number, to: number): number | undefined {
  return value === undefined || slope === undefined || Math.abs(to - from) > 60 ? value : value + slope * (to - from);
}

export interface FilledMedium {
  readonly medium: Medium;
  /** What is not known of this solvent, in words; those properties stay as they were. */
  readonly missing: readonly string[];
}

/** @param temperature [K] at which density and heat capacity count; 25 °C when absent */
export function mediumOf(solvent: Solvent, temperature = 298.15): FilledMedium {
  const { row } = solvent;
  const density = along(numberIn(row, "rho_ref_kg_m3"), numberIn(row, "drho_dT_kg_m3_K"), numberIn(row, "rho_T_K") ?? 298.15, temperature);
  const heatCapacity = along(numberIn(row, "cp_ref_J_kgK"), numberIn(row, "dcp_dT_J_kgK2"), numberIn(row, "T_ref_K") ?? 298.15, temperature);
  const conductivity = numberIn(row, "k_ref_W_mK"), boiling = numberIn(row, "Tb_C");
  const viscosity = viscosityOf(solvent);
  const known: [string, keyof Medium, Medium[keyof Medium]][] = [
    ["density", "density", density === undefined ? undefined : `${round(density, 5)} kg/m3`],
    ["heat capacity", "heat_capacity", heatCapacity === undefined ? undefined : `${round(heatCapacity / 1000, 5)} kJ/(kg K)`],
    ["viscosity", "viscosity", viscosity],
    ["thermal conductivity", "thermal_conductivity", conductivity === undefined ? undefined : `${conductivity} W/(m K)`],
    ["boiling point", "boiling_point", boiling === undefined ? undefined : `${boiling} degC`],
  ];
  return {
    medium: Object.fromEntries(known.flatMap(([, key, value]) => (value === undefined ? [] : [[key, value]]))) as Medium,
    missing: known.flatMap(([words, , value]) => (value === undefined ? [words] : [])),
  };
}
