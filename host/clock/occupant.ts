/**
 * A piece of running work. It computes unless it waits for a time to come or for a piece of work that it
 * started; virtual time may only move while nobody computes.
 */
export interface Occupant {
  /** Timers and inner pieces of work that it waits for. */
  waits: number;
  /** It waits for something that no clock knows, and is no longer waited for. */
  stuck: boolean;
}

/** All pieces of work that run at present. */
export class Occupants {
  private readonly running = new Set<Occupant>();

  get size(): number {
    return this.running.size;
  }

  enter(): Occupant {
    const occupant: Occupant = { waits: 0, stuck: false };
    this.running.add(occupant);
    return occupant;
  }

  leave(occupant: Occupant): void {
    this.running.delete(occupant);
  }

  /** Marks the start of a wait; the answer ends it, once. */
  wait(occupant: Occupant): () => void {
    occupant.waits += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      occupant.waits -= 1;
      occupant.stuck = false;
    };
  }

  someoneComputes(): boolean {
    for (const occupant of this.running) if (occupant.waits === 0 && !occupant.stuck) return true;
    return false;
  }

  /** Stops waiting for those who compute now. */
  giveUpOnComputing(): void {
    for (const occupant of this.running) if (occupant.waits === 0) occupant.stuck = true;
  }
}
