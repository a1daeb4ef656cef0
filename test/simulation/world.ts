import { PortError } from '../../src/core/ports/port-error.ts';

/** The same stream for the same seed. */
function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One run of a function: it may be killed before or after the effect of any port call. */
export interface Task {
  readonly site: string;
  readonly label: string;
  /** Epoch milliseconds after which the platform ends it. */
  readonly end: number;
  dead: boolean;
  readonly killed: () => void;
}

interface Step {
  readonly task: Task;
  readonly name: string;
  /** Not before this time. */
  readonly at: number;
  readonly effect: () => Promise<void>;
  readonly deliver: () => void;
  readonly reject: (error: Error) => void;
}

/** How often things go wrong: 0 is calm. */
export interface FaultRates {
  readonly kill: number;
  readonly lostAnswer: number;
  readonly pause: number;
}

/**
 * Virtual time and a seeded scheduler. Every port call is a step; of the steps that are due one is picked by
 * chance, so that any interleaving of functions can happen and the same seed gives the same one.
 */
export class World {
  now = 1_800_000_000_000;
  readonly random: () => number;
  faults = true;
  steps = 0;
  readonly trace: string[] = [];
  readonly #rates: FaultRates;
  readonly #tracing: boolean;
  #timers: { at: number; order: number; run: () => void }[] = [];
  #waiting: Step[] = [];
  #order = 0;
  #failure: unknown;

  constructor(seed: number, rates: FaultRates, tracing = false) {
    this.random = randomStream(seed);
    this.#rates = rates;
    this.#tracing = tracing;
  }

  chance(probability: number): boolean {
    return this.faults && this.random() < probability;
  }

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  note(line: string | (() => string)): void {
    if (!this.#tracing) return;
    const text = typeof line === 'string' ? line : line();
    this.trace.push(`${((this.now - 1_800_000_000_000) / 1000).toFixed(1)} ${text}`);
  }

  after(seconds: number, run: () => void): void {
    this.#order += 1;
    this.#timers.push({ at: Math.floor(this.now + seconds * 1000), order: this.#order, run });
  }

  /** Runs a function as a task of its own; `done` hears its value, or undefined where it was killed or failed. */
  spawn<T>(
    site: string,
    label: string,
    seconds: number,
    body: (task: Task) => Promise<T>,
    done: (value: T | undefined, dead: boolean) => void = () => {},
  ): void {
    let told = false;
    const tell = (value: T | undefined, dead: boolean) => {
      if (told) return;
      told = true;
      done(value, dead);
    };
    const end = this.now + seconds * 1000;
    const task: Task = { site, label, end, dead: false, killed: () => tell(undefined, true) };
    body(task).then(
      (value) => tell(value, false),
      (error: unknown) => {
        // The platform sees a failed invocation; anything but a port's error is a bug of the engine.
        if (!(error instanceof PortError) || error.code === 'invalid') this.#failure = error;
        this.note(`${site} ${label} FAILED ${String(error)}`);
        tell(undefined, true);
      },
    );
  }

  /** A port call: its effect happens when the scheduler picks it. */
  step<T>(task: Task, name: string, run: () => Promise<T>): Promise<T> {
    if (task.dead) return new Promise(() => {});
    return new Promise<T>((resolve, reject) => {
      const pause = this.chance(this.#rates.pause) ? this.random() * 8_000 : 0;
      let result: { readonly value: T } | undefined;
      this.#waiting.push({
        task,
        name,
        at: this.now + Math.floor(pause),
        effect: async () => {
          result = { value: await run() };
        },
        deliver: () => result && resolve(result.value),
        reject,
      });
    });
  }

  async runUntil(end: number, stepLimit: number): Promise<'done' | 'endless'> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#failure !== undefined) throw this.#failure;
      // What a timer starts comes to its first port call before time moves on.
      if (this.#fireTimers()) continue;
      const due = this.#waiting.filter((step) => step.at <= this.now);
      if (due.length > 0) {
        this.steps += 1;
        if (this.steps > stepLimit) return 'endless';
        await this.#take(due[this.below(due.length)]);
        this.now += Math.floor(this.random() * 400);
        continue;
      }
      const next = Math.min(
        ...this.#waiting.map((step) => step.at),
        ...this.#timers.map((timer) => timer.at),
      );
      if (next > end || !Number.isFinite(next)) return 'done';
      this.now = Math.max(this.now, next);
    }
  }

  #fireTimers(): boolean {
    const due = this.#timers.filter((timer) => timer.at <= this.now).sort((a, b) => a.order - b.order);
    if (due.length === 0) return false;
    this.#timers = this.#timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.run();
    return true;
  }

  async #take(step: Step | undefined): Promise<void> {
    if (!step) return;
    this.#waiting = this.#waiting.filter((one) => one !== step);
    const { task } = step;
    if (task.dead) return;
    if (this.now > task.end) return this.#kill(task, `time is over before ${step.name}`);
    if (this.chance(this.#rates.kill)) return this.#kill(task, `before ${step.name}`);
    try {
      await step.effect();
    } catch (error) {
      step.reject(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (this.chance(this.#rates.kill)) return this.#kill(task, `after ${step.name}`);
    if (this.chance(this.#rates.lostAnswer)) {
      this.note(`${task.site} ${task.label} ANSWER LOST of ${step.name}`);
      step.reject(new PortError('unknown-outcome', `the answer of ${step.name} was lost`));
      return;
    }
    step.deliver();
  }

  #kill(task: Task, where: string): void {
    this.note(`${task.site} ${task.label} KILLED ${where}`);
    task.dead = true;
    task.killed();
  }
}
