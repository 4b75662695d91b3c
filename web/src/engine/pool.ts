/**
 * A pool of engine workers. A job that is cancelled ends its worker at once; a warm spare takes its place, so the next
 * job need not wait for a module to start. Where the page may share memory, a job of many parts is computed by a team: the
 * workers that have nothing else to do help the one that leads.
 */
import { closeTeam, makeTeam, type Outcome, type TeamSeat } from "@pharmaflow/engine";
import type { Message, ProgressMessage, Request } from "./protocol";

export interface Reply {
  readonly outcome: Outcome;
  readonly json: string;
  /** In the worker, without the way there and back. */
  readonly milliseconds: number;
}
export interface JobOptions {
  readonly onProgress?: (message: ProgressMessage) => void;
  readonly signal?: AbortSignal;
  /** It has parts that can be computed at the same time. */
  readonly shared?: boolean;
}
/** The engine itself broke: its fault, not the document's. */
export class EngineFault extends Error {}
/** The signal of a job was aborted: its worker is gone and it has no reply. */
export class Cancelled extends Error {}

interface Job {
  readonly request: Request;
  readonly options: JobOptions;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  team?: TeamSeat;
}
interface Seat {
  readonly worker: Worker;
  /** What it computes. */
  job: Job | undefined;
  /** What it helps with. */
  helps: Job | undefined;
  /** Its module runs: it would not keep a team waiting. */
  ready: boolean;
}
const isIdle = (seat: Seat) => seat.job === undefined && seat.helps === undefined;
/** `kind: "run"` or `"check"`; the job's number is given by the pool. */
type Work = { kind: "run"; document: string; study: string } | { kind: "check"; document: string };

export class EnginePool {
  private readonly seats: Seat[] = [];
  private readonly waiting: Job[] = [];
  private jobs = 0;

  /** @param start makes a worker @param size how many may compute at once @param ready hears the version of each that starts */
  constructor(
    private readonly start: () => Worker,
    private readonly size: number,
    private readonly ready: (version: string) => void = () => {},
    private readonly mayShare: boolean = globalThis.crossOriginIsolated === true,
  ) {}

  /** Starts a worker before there is work, so that the first job finds the module compiled. */
  warm(): void {
    if (this.seats.length === 0) this.hire();
  }

  run(work: Work, options: JobOptions = {}): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const job: Job = { request: { ...work, job: ++this.jobs }, options, resolve, reject };
      if (options.signal?.aborted) return reject(new Cancelled());
      options.signal?.addEventListener("abort", () => this.cancel(job), { once: true });
      this.waiting.push(job);
      this.assign();
    });
  }

  private assign(): void {
    while (this.waiting.length > 0) {
      const seat = this.seats.find(isIdle) ?? (this.seats.length < this.size ? this.hire() : undefined);
      if (seat === undefined) return;
      const job = (seat.job = this.waiting.shift()!);
      const shared = job.options.shared === true && this.mayShare;
      const helpers = shared && this.waiting.length === 0 ? this.seats.filter((one) => isIdle(one) && one.ready) : [];
      if (helpers.length === 0) seat.worker.postMessage(job.request);
      else this.lead(seat, job, helpers);
      // For the next one.
      if (shared) this.fill();
    }
  }

  private fill(): void {
    while (this.seats.length < this.size) this.hire();
  }

  private lead(seat: Seat, job: Job, helpers: readonly Seat[]): void {
    const [first, ...others] = makeTeam(1 + helpers.length);
    job.team = first!;
    seat.worker.postMessage({ ...job.request, team: first });
    helpers.forEach((helper, h) => {
      helper.helps = job;
      helper.worker.postMessage({ ...job.request, team: others[h] });
    });
  }

  private hire(): Seat {
    const seat: Seat = { worker: this.start(), job: undefined, helps: undefined, ready: false };
    seat.worker.onmessage = ({ data }: MessageEvent<Message>) => this.receive(seat, data);
    seat.worker.onerror = (event) => {
      event.preventDefault();
      this.end(seat, new EngineFault(event.message || "The engine's worker did not start."));
    };
    this.seats.push(seat);
    return seat;
  }

  private receive(seat: Seat, message: Message): void {
    const { job } = seat;
    if (message.kind === "broken") return this.end(seat, new EngineFault(message.message));
    if (message.kind === "ready") {
      seat.ready = true;
      return this.ready(message.version);
    }
    if (message.kind === "done" && seat.helps !== undefined) {
      seat.helps = undefined;
      return this.assign();
    }
    if (job === undefined) return;
    if (message.kind === "progress") return job.options.onProgress?.(message);
    seat.job = undefined;
    job.resolve(message);
    this.assign();
  }

  /** A worker whose module broke, or that must stop now, is not used again. */
  private end(seat: Seat, error: Error): void {
    seat.worker.terminate();
    // Those who are left are not kept waiting for it.
    const team = (seat.job ?? seat.helps)?.team;
    if (team !== undefined) closeTeam(team);
    this.seats.splice(this.seats.indexOf(seat), 1);
    seat.job?.reject(error);
    if (error instanceof Cancelled) this.warm();
    this.assign();
  }

  private cancel(job: Job): void {
    const queued = this.waiting.indexOf(job);
    if (queued >= 0) {
      this.waiting.splice(queued, 1);
      return job.reject(new Cancelled());
    }
    const seat = this.seats.find((one) => one.job === job);
    if (seat !== undefined) this.end(seat, new Cancelled());
  }
}
