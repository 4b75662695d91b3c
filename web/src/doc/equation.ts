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

function readCoefficient(scanner: Scanner): number {
  const begin = scanner.position;
  const digits = scanner.match(number);
  if (digits === undefined) return 1;
  let value = Number(digits[0]);
  const before = scanner.position;
  scanner.spaces();
  if (scanner.take("/")) {
    scanner.spaces();
    const divisor = scanner.match(number);
    if (divisor === undefined) throw new Fault(scanner.position, `A number is expected after '/', found ${scanner.found}.`, 'For example "1/2 A -> B".');
    value /= Number(divisor[0]);
  } else scanner.position = before;
  if (!(value >= limits.smallest && value <= limits.largest))
    throw new Fault(begin, "This coefficient is not usable.", "A coefficient lies between 0.0001 and 10000; leave a species out instead of writing 0.");
  scanner.spaces();
  if (scanner.take("*")) scanner.spaces();
  return value;
}

function readSpecies(scanner: Scanner, expected: string): string {
  const [begin, found] = [scanner.position, scanner.found];
  const name = scanner.match(identifier)?.[0];
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
function readSide(scanner: Scanner): EquationTerm[] {
  const terms: EquationTerm[] = [];
  scanner.spaces();
  const begin = scanner.position;
  if (scanner.take("0") || scanner.take("∅")) {
    scanner.spaces();
    if (scanner.end || scanner.ahead(arrow)) return terms;
    scanner.position = begin;
  }
  if (scanner.end || scanner.ahead(arrow)) return terms;
  do {
    scanner.spaces();
    if (terms.length === limits.terms) throw new Fault(scanner.position, "A side of an equation has at most 100 terms.", "Split it into elementary steps.");
    const coefficient = readCoefficient(scanner);
    terms.push({ coefficient, species: readSpecies(scanner, terms.length === 0 ? "a species" : "a species after '+'") });
    scanner.spaces();
  } while (!scanner.ahead(arrow) && scanner.take("+"));
  return terms;
}

function readCatalysts(scanner: Scanner): string[] {
  scanner.spaces();
  if (!scanner.take("{")) return [];
  const names: string[] = [];
  for (;;) {
    scanner.spaces();
    if (names.length === limits.terms) throw new Fault(scanner.position, "An arrow carries at most 100 catalysts.", example);
    names.push(readSpecies(scanner, "a catalyst"));
    scanner.spaces();
    if (scanner.take("}")) return names;
    if (!scanner.take(",")) throw new Fault(scanner.position, `Here ',' or '}' is expected, found ${scanner.found}.`, 'For example "A ->{Pd, base} B".');
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
  const scanner = new Scanner(text);
  const reactants = readSide(scanner);
  scanner.spaces();
  if (scanner.end) throw new Fault(text.length, "The equation has no arrow.");
  const position = scanner.position;
  const sign = scanner.match(arrow);
  if (sign === undefined) throw new Fault(position, `Here '+' or an arrow is expected, found ${scanner.found}.`, hintAt(scanner));
  const reversible = sign[2] !== undefined || sign[3] === "<" || sign[0] === "=";
  const catalysts = readCatalysts(scanner);
  const products = readSide(scanner);
  scanner.spaces();
  if (!scanner.end) {
    if (scanner.ahead(arrow)) throw new Fault(scanner.position, "There is a second arrow.", "Make each arrow a reaction of its own.");
    throw new Fault(scanner.position, `Here '+' or the end is expected, found ${scanner.found}.`, hintAt(scanner));
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
