/** Reaction equations as chemists type them: the grammar of the engine (engine/src/kinetics/equation.cpp), in the editor. */
export * from "./scheme";

/** A species with its coefficient on one side, as written: a name may occur twice. */
export interface EquationTerm {
  readonly coefficient: number;
  readonly species: string;
}
export interface Equation {
  /** Empty for a source, `-> A`. */
  readonly reactants: readonly EquationTerm[];
  /** Empty for a sink, `A ->`. */
  readonly products: readonly EquationTerm[];
  /** Over the arrow: neither made nor spent. */
  readonly catalysts: readonly string[];
  readonly reversible: boolean;
}
export interface EquationFault {
  /** Where in the text, in UTF-16 units. */
  readonly position: number;
  readonly detail: string;
  readonly hint: string;
}
export type ParsedEquation = { readonly ok: true; readonly equation: Equation } | { readonly ok: false; readonly fault: EquationFault };

const example = 'For example "A + 2 B -> C", "A <-> B" or "A ->{Pd} B".';
const arrow = /(→|⟶|⇒|⟹|⇀)|(⇌|↔|⇄|⇋|⇔|⟷)|(<?)(-+|=+)>|=(?![=>-])/y;
const identifier = /\p{L}[\p{L}0-9_']*/uy;
const number = /\d+(\.\d+)?|\.\d+/y;
const space = /[ \t\n\r\u00A0\u2009\u202F]/;
/** As the engine has them. */
const limits = { smallest: 1e-4, largest: 1e4, id: 64, terms: 100, bytes: 2000 };

class Fault extends Error {
  constructor(
    readonly position: number,
    detail: string,
    readonly hint = example,
  ) {
    super(detail);
  }
}

class Scanner {
  position = 0;
  constructor(readonly text: string) {}

  spaces(): void {
    while (space.test(this.text[this.position] ?? "")) this.position++;
  }
  get end(): boolean {
    return this.position >= this.text.length;
  }
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.position += found[0].length;
    return found;
  }
  ahead(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    return pattern.test(this.text);
  }
  take(token: string): boolean {
    const here = this.text.startsWith(token, this.position);
    if (here) this.position += token.length;
    return here;
  }
  get found(): string {
    if (this.end) return "the end";
    if (this.ahead(arrow)) return "the arrow";
    return `'${String.fromCodePoint(this.text.codePointAt(this.position)!)}'`;
  }
}

function readCoefficient(in_: Scanner): number {
  const begin = in_.position;
  const digits = in_.match(number);
  if (digits === undefined) return 1;
  let value = Number(digits[0]);
  const before = in_.position;
  in_.spaces();
  if (in_.take("/")) {
    in_.spaces();
    const divisor = in_.match(number);
    if (divisor === undefined) throw new Fault(in_.position, `A number is expected after '/', found ${in_.found}.`, 'For example "1/2 A -> B".');
    value /= Number(divisor[0]);
  } else in_.position = before;
  if (!(value >= limits.smallest && value <= limits.largest))
    throw new Fault(begin, "This coefficient is not usable.", "A coefficient lies between 0.0001 and 10000; leave a species out instead of writing 0.");
  in_.spaces();
  if (in_.take("*")) in_.spaces();
  return value;
}

function readSpecies(in_: Scanner, expected: string): string {
  const [begin, found] = [in_.position, in_.found];
  const name = in_.match(identifier)?.[0];
  if (name === undefined) {
    const hints: Record<string, string> = {
      "'+'": `A '+' stands between two species; charges are not part of an id. ${example}`,
      "'-'": `Coefficients are positive; what is consumed stands on the left. ${example}`,
    };
    throw new Fault(begin, `Here ${expected} is expected, found ${found}.`, hints[found]);
  }
  if ([...name].length > limits.id) throw new Fault(begin, "This name is too long.", "An id has at most 64 letters, digits, _ and '.");
  return name;
}

/** One side: terms joined by '+'; may be empty, or spelled as nothing: `0`, `∅`. */
function readSide(in_: Scanner): EquationTerm[] {
  const terms: EquationTerm[] = [];
  in_.spaces();
  const begin = in_.position;
  if (in_.take("0") || in_.take("∅")) {
    in_.spaces();
    if (in_.end || in_.ahead(arrow)) return terms;
    in_.position = begin;
  }
  if (in_.end || in_.ahead(arrow)) return terms;
  do {
    in_.spaces();
    if (terms.length === limits.terms) throw new Fault(in_.position, "A side of an equation has at most 100 terms.", "Split it into elementary steps.");
    const coefficient = readCoefficient(in_);
    terms.push({ coefficient, species: readSpecies(in_, terms.length === 0 ? "a species" : "a species after '+'") });
    in_.spaces();
  } while (!in_.ahead(arrow) && in_.take("+"));
  return terms;
}

function readCatalysts(in_: Scanner): string[] {
  in_.spaces();
  if (!in_.take("{")) return [];
  const names: string[] = [];
  for (;;) {
    in_.spaces();
    if (names.length === limits.terms) throw new Fault(in_.position, "An arrow carries at most 100 catalysts.", example);
    names.push(readSpecies(in_, "a catalyst"));
    in_.spaces();
    if (in_.take("}")) return names;
    if (!in_.take(",")) throw new Fault(in_.position, `Here ',' or '}' is expected, found ${in_.found}.`, 'For example "A ->{Pd, base} B".');
  }
}

/** What was likely meant by the sign ahead. */
function hintAt({ text, position }: Scanner): string {
  const hints: Record<string, string> = {
    ",": "Separate equations by ';' and species by '+'.",
    ";": "One equation only here.",
    "<": 'Write the reaction from left to right: "A -> B", or "A <-> B" when it is reversible.',
    "-": `The arrow is written "->". ${example}`,
    "{": 'Catalysts stand over the arrow: "A ->{Pd} B".',
    "(": "An equation is written in species ids, not in formulas.",
    "[": "An equation is written in species ids, not in formulas.",
  };
  return hints[text[position] ?? ""] ?? example;
}

function read(text: string): Equation {
  if (new TextEncoder().encode(text).length > limits.bytes) throw new Fault(0, "The equation has more than 2000 bytes.", "Split it into several.");
  const in_ = new Scanner(text);
  const reactants = readSide(in_);
  in_.spaces();
  if (in_.end) throw new Fault(text.length, "The equation has no arrow.");
  const position = in_.position;
  const sign = in_.match(arrow);
  if (sign === undefined) throw new Fault(position, `Here '+' or an arrow is expected, found ${in_.found}.`, hintAt(in_));
  const reversible = sign[2] !== undefined || sign[3] === "<" || sign[0] === "=";
  const catalysts = readCatalysts(in_);
  const products = readSide(in_);
  in_.spaces();
  if (!in_.end) {
    if (in_.ahead(arrow)) throw new Fault(in_.position, "There is a second arrow.", "Make each arrow a reaction of its own.");
    throw new Fault(in_.position, `Here '+' or the end is expected, found ${in_.found}.`, hintAt(in_));
  }
  if (reactants.length === 0 && products.length === 0) throw new Fault(position, "There is no species beside the arrow.");
  return { reactants, products, catalysts, reversible };
}

export function parseEquation(text: string): ParsedEquation {
  try {
    return { ok: true, equation: read(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, fault: { position: error.position, detail: error.message, hint: error.hint } };
  }
}

const side = (terms: readonly EquationTerm[]) =>
  terms.map(({ coefficient, species }) => (coefficient === 1 ? species : `${coefficient} ${species}`)).join(" + ");

/** The canonical spelling: `A + 2 B <-> C`. */
export function formatEquation({ reactants, products, catalysts, reversible }: Equation): string {
  const over = `${reversible ? "<->" : "->"}${catalysts.length > 0 ? `{${catalysts.join(", ")}}` : ""}`;
  return [side(reactants), over, side(products)].filter(Boolean).join(" ");
}
