/**
 * The engine in WebAssembly, for browsers and Node: the same file, no dependencies. The interface that it speaks is
 * described in abi.md.
 *
 *     const engine = await load(await fetch("pharmaflow.wasm"));          // browser
 *     const engine = await load(await readFile("pharmaflow.wasm"));       // Node
 *     const { outcome, json } = engine.run(projectText, "fit", { progress: (fraction) => Proceed.goOn });
 *
 * Calls compute on the calling thread until they are done: in a browser, call from a worker. Several workers compute one
 * run together when each calls `run` with the same document and study and a seat of `makeTeam`.
 */
import { closeTeam, TeamMember, type TeamSeat } from "./team.js";

export { closeTeam, makeTeam, type TeamSeat } from "./team.js";

export interface EngineError {
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
}

/** A quantity ("25 degC"), a number with its unit, or a column of numbers with their unit, to be had in another unit. */
export interface Conversion {
  readonly value?: string | number;
  readonly values?: readonly (number | null)[];
  readonly unit?: string;
  readonly to: string;
  /** A rise or a standard error: the offset of degC and degF does not apply. */
  readonly difference?: boolean;
  /** Between mass and amount: what the species is. Its `molar_mass` or `formula` counts. */
  readonly species?: { readonly id?: string; readonly molar_mass?: string; readonly formula?: string; readonly density?: string };
  /** For wt%: its `density` counts. */
  readonly medium?: { readonly density?: string; readonly heat_capacity?: string };
}
export type Converted =
  | { readonly value: number; readonly values?: undefined; readonly unit: string; readonly error?: undefined }
  | { readonly values: readonly (number | null)[]; readonly value?: undefined; readonly unit: string; readonly error?: undefined }
  | { readonly error: EngineError };

export interface UnitDescription {
  readonly unit: string;
  /** One or two words: "concentration", "heat flow"; "other" for what has no name. */
  readonly quantity: string;
  /** With its article, for messages: "a concentration". */
  readonly words: string;
  /** Units to choose from, the usual ones first, this one among them. */
  readonly compatible: readonly string[];
  /** Further ones, for a species of known molar mass (wt%: and a medium of known density). */
  readonly by_molar_mass: readonly string[];
  readonly error?: undefined;
}
export type Described = UnitDescription | { readonly error: EngineError };

/** How a request ended: `invalid` comes with a problem document (RFC 9457), the others with a result document. */
export type Outcome = "ok" | "failed" | "cancelled" | "invalid";
const outcomes: readonly Outcome[] = ["ok", "failed", "cancelled", "invalid"];

export interface Reply {
  readonly outcome: Outcome;
  readonly json: string;
}

/** The answer to a progress report. `deadline` ends the run as `cancel` does, but the result says that time was up. */
export const Proceed = { goOn: 0, cancel: 1, deadline: 2 } as const;
export type Proceed = (typeof Proceed)[keyof typeof Proceed];

/** The best value found so far of one parameter that is being estimated, in the unit that the document has it in. */
export interface BestParameter {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** Where it is not one for all: the experiment, or the group of experiments, that it holds for. */
  readonly experiment?: string;
  readonly experiments?: readonly string[];
}

/** What is worth showing: abi.md lists the names. Null when not finite. */
export type ProgressValues = Readonly<Record<string, number | null>>;

/**
 * @param fraction done, in [0, 1]
 * @param values of a fit: iteration, ssr, start, starts, evaluations; of a simulation: time
 * @param parameters of a fit, in the order of the result; empty before the first evaluation
 */
export type Progress = (fraction: number, values: ProgressValues, parameters: readonly BestParameter[]) => Proceed;

export interface RunOptions {
  readonly progress?: Progress;
  /** Least time between two calls of `progress` [ms], 40 by default: the engine asks far more often than anybody looks. */
  readonly interval?: number;
  /** Of this engine among those that compute the run together. */
  readonly team?: TeamSeat;
}

/** A project document: its text, or the bytes of its file in UTF-8. */
export type DocumentText = string | Uint8Array;

export interface Engine {
  /** Computes one study of a project document; without an id, its first. */
  run(document: DocumentText, study?: string, options?: RunOptions): Reply;
  /** Validation only: a summary, or the problem document with all faults. */
  check(document: DocumentText): Reply;
  /** In other units, in the same order. */
  convert(conversions: readonly Conversion[]): readonly Converted[];
  /** What units measure, in the same order. */
  describe(units: readonly string[]): readonly Described[];
  version(): string;
}

/** What the module exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  pf_alloc(size: number): number;
  pf_free(address: number): void;
  pf_join(member: number, members: number): void;
  pf_run(command: number, document: number, length: number, study: number, studyLength: number): number;
}

const Command = { run: 0, check: 1, convert: 2, version: 3 } as const;
type Command = (typeof Command)[keyof typeof Command];

const askForDetails = 3; // an answer to pf_progress beside those of Proceed
const EBADF = 8; // wasi errno: no such file, which is true of every file here

/** Compiles and starts the module. @param source its bytes, a compiled module, or a browser's response to a fetch */
export async function load(source: Response | BufferSource | WebAssembly.Module): Promise<Engine> {
  let progress: Progress | undefined;
  let interval = 0, due = 0;
  let fault: { readonly error: unknown } | undefined;
  let team: TeamMember | undefined;
  const text = (address: number, length: number) =>
    new TextDecoder().decode(new Uint8Array(exports.memory.buffer, address, length));

  // The others cannot know that this engine will not come to the next exchange.
  const leave = () => {
    if (team !== undefined) closeTeam(team.seat);
  };

  const imports: WebAssembly.Imports = {
    pharmaflow: {
      // An exception must not unwind through the module's frames: it would leave its stack where it was.
      pf_progress: (fraction: number, address: number, length: number): number => {
        if (team !== undefined && team.seat.member > 0) return team.closed ? Proceed.cancel : Proceed.goOn;
        if (progress === undefined) return Proceed.goOn;
        if (address === 0) return performance.now() < due ? Proceed.goOn : askForDetails;
        due = performance.now() + interval;
        try {
          const { parameters = [], ...values } = JSON.parse(text(address, length));
          const answer = progress(fraction, values, parameters);
          if (answer !== Proceed.goOn) leave();
          return answer;
        } catch (error) {
          leave();
          fault = { error };
          return Proceed.cancel;
        }
      },
      pf_tell: (address: number, length: number): number =>
        team?.tell(new Uint8Array(exports.memory.buffer, address, length)) ? 1 : 0,
      pf_told: (member: number, address: number): number => {
        const bytes = team!.of(member);
        if (address !== 0) new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
        return bytes.length;
      },
    },
    wasi_snapshot_preview1: {
      fd_close: () => EBADF,
      fd_fdstat_get: () => EBADF,
      fd_read: () => EBADF,
      fd_seek: () => EBADF,
      fd_write: () => EBADF,
      proc_exit: (code: number) => {
        throw new Error(`The engine stopped with code ${code}; this is a fault of the engine.`);
      },
    },
  };
  const module =
    source instanceof WebAssembly.Module
      ? source
      : "arrayBuffer" in source
        ? await WebAssembly.compileStreaming(source)
        : await WebAssembly.compile(source);
  const instance = await WebAssembly.instantiate(module, imports);
  const exports = instance.exports as unknown as Exports;
  exports._initialize();

  const encoder = new TextEncoder();
  const write = (bytes: Uint8Array): number => {
    const address = exports.pf_alloc(bytes.length);
    if (address === 0) throw new RangeError(`The engine has no memory for ${bytes.length} bytes.`);
    // A new view each time: memory that has grown leaves earlier views empty.
    new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
    return address;
  };

  const request = (command: Command, document: DocumentText = "", study = ""): Reply => {
    const bytes = typeof document === "string" ? encoder.encode(document) : document;
    const studyBytes = encoder.encode(study);
    const addresses = [write(bytes), write(studyBytes)] as const;
    const reply = exports.pf_run(command, addresses[0], bytes.length, addresses[1], studyBytes.length);
    addresses.forEach(exports.pf_free);
    const header = new DataView(exports.memory.buffer, reply, 8);
    const outcome = outcomes[header.getUint32(0, true)] ?? "failed";
    const json = text(reply + 8, header.getUint32(4, true));
    exports.pf_free(reply);
    return { outcome, json };
  };

  const ask = (query: object) => {
    const { outcome, json } = request(Command.convert, JSON.stringify(query));
    const reply = JSON.parse(json);
    if (outcome === "ok") return reply;
    throw new TypeError(reply.errors.map(({ pointer, detail }: { pointer: string; detail: string }) => `${pointer}: ${detail}`).join(" "));
  };

  return {
    run(document, study, options) {
      progress = options?.progress;
      interval = options?.interval ?? 40;
      due = 0;
      fault = undefined;
      team = options?.team && new TeamMember(options.team);
      exports.pf_join(options?.team?.member ?? 0, options?.team?.members ?? 1);
      try {
        const reply = request(Command.run, document, study);
        if (fault !== undefined) throw (fault as { readonly error: unknown }).error;
        return reply;
      } finally {
        leave();
        progress = team = undefined;
      }
    },
    check: (document) => request(Command.check, document),
    convert: (conversions) => ask({ conversions }).conversions,
    describe: (units) => ask({ describe: units }).describe,
    version: () => request(Command.version).json,
  };
}
