/** Chemical formulas as the engine reads them (kinetics/formula.cpp), for what is said about balances while one types. */

/** Atoms by element, and the charge under the key "charge". */
export type Composition = ReadonlyMap<string, number>;

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const symbols = new Set(
  ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh " +
    "Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra " +
    "Ac Th Pa U Np Pu Am Cm D T").split(" "),
);
const adducts = new Set("H2O D2O HCl HBr HI HF H2SO4 H3PO4 HNO3 NH3 CH3OH CH4O C2H5OH C2H6O".split(" "));

/** `SO₄²⁻` becomes `SO4^2-`; the dots of adducts become `*`. */
const plain = (text: string) =>
  text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, (run) => "^" + [...run].map((c) => "0123456789+-"[raised.indexOf(c)]).join(""))
    .replace(/[₀-₉]/g, (c) => String(c.charCodeAt(0) - 0x2080))
    .replace(/[·•⋅∙]/g, "*")
    .replace(/−/g, "-")
    .trim();

/** A decimal count, except where the dot begins an adduct: CuSO4.5H2O. */
function takeCount(text: string): [number, string] {
  const whole = /^\d+/.exec(text)?.[0] ?? "";
  if (whole === "") return [1, text];
  const decimal = /^\d+\.\d+/.exec(text)?.[0];
  const adduct = /^\d+\.\d*([A-Za-z0-9]*)/.exec(text)?.[1];
  const taken = decimal !== undefined && !adducts.has(adduct ?? "") ? decimal : whole;
  return [Number(taken), text.slice(taken.length)];
}

type Atoms = Map<string, number>;
const add = (to: Atoms, from: Composition, times: number) => from.forEach((n, key) => to.set(key, (to.get(key) ?? 0) + n * times));

/** Elements and groups up to what is neither. @returns the atoms and the rest, undefined when something is not an element */
function takeUnits(text: string): [Atoms, string] | undefined {
  const atoms: Atoms = new Map();
  for (let rest = text; ; ) {
    let unit: Atoms;
    const symbol = /^[A-Z][a-z]?/.exec(rest)?.[0];
    const close = { "(": ")", "[": "]" }[rest[0] ?? ""];
    if (symbol !== undefined) {
      if (!symbols.has(symbol)) return undefined;
      unit = new Map([[symbol, 1]]);
      rest = rest.slice(symbol.length);
    } else if (close !== undefined) {
      const inner = takeUnits(rest.slice(1));
      if (inner === undefined || inner[0].size === 0 || inner[1][0] !== close) return undefined;
      unit = inner[0];
      rest = inner[1].slice(1);
    } else return [atoms, rest];
    const [count, after] = takeCount(rest);
    add(atoms, unit, count);
    rest = after;
  }
}

function chargeOf(text: string): number | undefined {
  if (text === "") return 0;
  const behind = /^\^(\d*)([+-])$/.exec(text);
  if (behind) return Number(behind[1] || "1") * (behind[2] === "-" ? -1 : 1);
  if (/^(\++|-+)$/.test(text)) return text.length * (text[0] === "-" ? -1 : 1);
  return undefined;
}

/** @returns undefined when it is not a formula; what is wrong with it is said by the engine's check */
export function compositionOf(formula: string): Composition | undefined {
  let rest = plain(formula);
  if (rest === "e-" || rest === "e^-") return new Map([["charge", -1]]);
  const atoms: Atoms = new Map();
  for (let first = true; ; first = false) {
    const [times, units] = first ? [1, rest] : takeCount(rest);
    const part = takeUnits(units);
    if (part === undefined || part[0].size === 0) return undefined;
    add(atoms, part[0], times);
    rest = part[1];
    if (rest[0] !== "." && rest[0] !== "*") break;
    rest = rest.slice(1);
  }
  const charge = chargeOf(rest);
  if (charge === undefined) return undefined;
  if (charge !== 0) atoms.set("charge", charge);
  return atoms;
}
