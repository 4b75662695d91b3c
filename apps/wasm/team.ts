/**
 * Engines in several workers that compute one run together: each does a share of the jobs and tells the others what came
 * of it, through memory that all workers see. abi.md, "Teams".
 */

/** A place in a team. It can be sent to a worker. */
export interface TeamSeat {
  readonly memory: SharedArrayBuffer;
  /** 0 leads: its progress is told, its reply counts. */
  readonly member: number;
  readonly members: number;
}

const State = { generation: 0, arrived: 1, closed: 2, lengths: 4 } as const;
const chunk = 1 << 18; // bytes that a member tells at once
const headerOf = (members: number) => 8 * Math.ceil(((State.lengths + members) * Int32Array.BYTES_PER_ELEMENT) / 8);
const spins = 2000; // looks before a member goes to sleep: most shares take about equally long

/** Seats for a run, the leader's first. Pages may share memory where they are cross-origin isolated. */
export function makeTeam(members: number): readonly TeamSeat[] {
  const memory = new SharedArrayBuffer(headerOf(members) + members * chunk);
  return Array.from({ length: members }, (_, member) => ({ memory, member, members }));
}

/** Ends a team: its leader goes on alone, the others are cancelled at their next progress report. */
export function closeTeam({ memory }: TeamSeat): void {
  const state = new Int32Array(memory, 0, State.lengths);
  Atomics.store(state, State.closed, 1);
  Atomics.notify(state, State.generation);
}

export class TeamMember {
  private readonly state: Int32Array;
  private readonly areas: readonly Uint8Array[];
  private told: Uint8Array[] = [];

  constructor(readonly seat: TeamSeat) {
    const { memory, members } = seat;
    const header = headerOf(members);
    this.state = new Int32Array(memory, 0, State.lengths + members);
    this.areas = Array.from({ length: members }, (_, m) => new Uint8Array(memory, header + m * chunk, chunk));
  }

  get closed(): boolean {
    return Atomics.load(this.state, State.closed) !== 0;
  }

  /** Gives `mine` to the others and waits for what they give. @return false when the team has ended */
  tell(mine: Uint8Array): boolean {
    const { member, members } = this.seat;
    Atomics.store(this.state, State.lengths + member, mine.length);
    let longest = 0;
    for (let at = 0; at === 0 || at < longest; at += chunk) {
      this.areas[member]!.set(mine.subarray(at, at + chunk));
      if (!this.meet()) return false;
      if (at === 0) {
        const lengths = Array.from({ length: members }, (_, m) => Atomics.load(this.state, State.lengths + m));
        longest = Math.max(...lengths);
        this.told = lengths.map((length, m) => new Uint8Array(m === member ? 0 : length));
      }
      this.told.forEach((all, m) => all.set(this.areas[m]!.subarray(0, Math.max(0, Math.min(chunk, all.length - at))), Math.min(at, all.length)));
      // Nobody writes the next chunk over this one before all have read it.
      if (!this.meet()) return false;
    }
    return true;
  }

  /** What a member told last. */
  of(member: number): Uint8Array {
    return this.told[member]!;
  }

  /** Waits until every member has come here. @return false when the team has ended */
  private meet(): boolean {
    const { state } = this;
    const generation = Atomics.load(state, State.generation);
    if (this.closed) return false;
    if (Atomics.add(state, State.arrived, 1) === this.seat.members - 1) {
      Atomics.store(state, State.arrived, 0);
      Atomics.add(state, State.generation, 1);
      Atomics.notify(state, State.generation);
      return true;
    }
    for (let spin = 0; spin < spins; ++spin) if (Atomics.load(state, State.generation) !== generation) return true;
    // The timeout covers an end between the look and the sleep.
    while (Atomics.load(state, State.generation) === generation) {
      if (this.closed) return false;
      Atomics.wait(state, State.generation, generation, 20);
    }
    return true;
  }
}
