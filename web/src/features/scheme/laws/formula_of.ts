/** Any rate law as a formula over concentrations, parameters and T: where an expression begins when it replaces another law. */
import type { Equation } from "@/doc/equation";
import type { EquilibriumConstant, MichaelisMenten, ProjectDocument, QuantityOrParameter, RateConstant, Reaction } from "@/doc/types";
import { addParameter, gasConstant } from "./constants";
import { naturalOrders } from "./orders";

type Named = (value: QuantityOrParameter, stem: string) => string;

/** A number in a formula has no unit, so what has one becomes a fixed parameter. */
function naming(document: ProjectDocument, reaction: Reaction): Named {
  return (value, stem) => {
    if (typeof value === "number") return String(value);
    if (document.parameters?.some(({ id }) => id === value)) return value;
    const id = addParameter(document, stem, value, reaction);
    document.parameters!.at(-1)!.fixed = true;
    return id;
  };
}

const R = (named: Named, document: ProjectDocument) =>
  document.parameters?.find(({ value }) => value === `${gasConstant} J/(mol K)`)?.id ?? named(`${gasConstant} J/(mol K)`, "R");

function constantText(k: RateConstant, document: ProjectDocument, named: Named): string {
  if (typeof k !== "object") return named(k, "k");
  const [Ea, gas] = [named(k.Ea, "Ea"), R(named, document)];
  if ("k_ref" in k) return `${named(k.k_ref, "k")} * exp(-${Ea} / ${gas} * (1 / T - 1 / ${named(k.T_ref, "Tref")}))`;
  return `${named(k.A, "A")}${k.n ? ` * T^${k.n}` : ""} * exp(-${Ea} / (${gas} * T))`;
}

function equilibriumText(K: EquilibriumConstant, document: ProjectDocument, named: Named): string {
  if (typeof K !== "object") return named(K, "K");
  return `(${named(K.K_ref, "K")} * exp(-${named(K.dH, "dH")} / ${R(named, document)} * (1 / T - 1 / ${named(K.T_ref, "Tref")})))`;
}

const product = (orders: Readonly<Record<string, number | string>>) =>
  Object.entries(orders).map(([id, order]) => (Number(order) === 1 ? `[${id}]` : `[${id}]^${order}`));
const times = (...factors: string[]) => factors.join(" * ");

const factor = (terms: readonly string[]) => (terms.length === 1 ? "" : ` * (${terms.join(" + ")})`);

/** As the engine adds inhibitors up (kinetics/equations.cpp): each by its own term on Km, on [S], or on both. */
function inhibited({ vmax, km, substrate, inhibitors = [] }: Omit<MichaelisMenten, "law">, document: ProjectDocument, named: Named): string {
  const onKm = ["1"];
  const onS = ["1"];
  for (const { species, type, ki } of inhibitors) {
    const term = `[${type === "substrate" ? substrate : species}] / ${named(ki, "ki")}`;
    if (type === "competitive" || type === "noncompetitive") onKm.push(term);
    if (type !== "competitive") onS.push(term);
  }
  return `${constantText(vmax, document, named)} * [${substrate}] / (${named(km, "km")}${factor(onKm)} + [${substrate}]${factor(onS)})`;
}

export function formulaOf(document: ProjectDocument, reaction: Reaction, equation: Equation): string {
  const { rate } = reaction;
  const named = naming(document, reaction);
  switch (rate.law) {
    case "expression":
      return rate.formula;
    case "michaelis_menten":
      return inhibited(rate, document, named);
    case "langmuir_hinshelwood": {
      const above = times(constantText(rate.k, document, named), ...product(rate.orders ?? naturalOrders(equation.reactants)));
      const sites = Object.entries(rate.adsorption).map(([id, K]) => times(named(K, "Kads"), `[${id}]`));
      const exponent = rate.exponent === undefined || rate.exponent === 1 ? "" : `^${rate.exponent}`;
      return sites.length === 0 ? above : `${above} / (1 + ${sites.join(" + ")})${exponent}`;
    }
    case "power": {
      const k = constantText(rate.k, document, named);
      const forward = product(rate.orders ?? naturalOrders(equation.reactants));
      if (!equation.reversible || rate.K_eq === undefined) return times(k, ...forward);
      const back = product(rate.orders_reverse ?? naturalOrders(equation.products)).join(" * ") || "1";
      return `${k} * (${forward.join(" * ") || "1"} - ${back} / ${equilibriumText(rate.K_eq, document, named)})`;
    }
  }
}
