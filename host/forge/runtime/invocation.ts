import type { ModuleKind } from '../../manifest.ts';
import type { Installation } from '../installation.ts';

/** A call of one function of the app, as the platform decides it. */
export interface InvocationRequest {
  readonly installation: Installation;
  readonly kind: ModuleKind;
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly event: unknown;
  /** The person who uses the page; only pages have one. */
  readonly accountId?: string;
  /** Id of the invocation at which the chain of queue pushes began. */
  readonly origin?: string;
}

export type InvocationFailure = 'error' | 'timeout' | 'killed' | 'too-large';

export type InvocationOutcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly reason: InvocationFailure;
      readonly message: string;
      readonly stack?: string;
    };

/** What the app did against the rules of the platform, or what broke outside of any answer. */
export interface Report {
  readonly at: number;
  readonly site: string;
  readonly kind: 'call-after-return' | 'unhandled-rejection' | 'failed-invocation';
  readonly module: string;
  readonly invocation: string;
  readonly text: string;
}

/** One run of a function: open until it has answered, failed, or run out of time. */
export class Invocation {
  readonly id: string;
  readonly request: InvocationRequest;
  /** Epoch ms on the host's clock. */
  readonly deadline: number;
  /** Settles when the invocation is ended from outside: by its deadline, a fault or a crash. */
  readonly cutShort: Promise<InvocationOutcome>;
  private readonly timers = new Set<() => void>();
  private resolveCutShort: (outcome: InvocationOutcome) => void = () => undefined;
  private state: 'open' | 'returned' | 'cut short' = 'open';

  constructor(id: string, request: InvocationRequest, deadline: number) {
    this.id = id;
    this.request = request;
    this.deadline = deadline;
    this.cutShort = new Promise((resolve) => {
      this.resolveCutShort = resolve;
    });
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** The function has answered: whatever it still does, nobody waits for. */
  get hasReturned(): boolean {
    return this.state === 'returned';
  }

  get origin(): string {
    return this.request.origin ?? this.id;
  }

  /** Remembers how to cancel a timer of the app; the answer forgets it. */
  keepTimer(cancel: () => void): () => void {
    this.timers.add(cancel);
    return () => this.timers.delete(cancel);
  }

  fail(reason: InvocationFailure, error: unknown): void {
    if (!this.isOpen) return;
    this.resolveCutShort(failure(reason, error));
    this.end('cut short');
  }

  return(): void {
    if (this.isOpen) this.end('returned');
  }

  private end(state: 'returned' | 'cut short'): void {
    this.state = state;
    for (const cancel of this.timers) cancel();
    this.timers.clear();
  }
}

export function failure(reason: InvocationFailure, error: unknown): InvocationOutcome {
  if (!(error instanceof Error)) return { ok: false, reason, message: String(error) };
  const message = `${error.name}: ${error.message}`;
  return error.stack === undefined
    ? { ok: false, reason, message }
    : { ok: false, reason, message, stack: error.stack };
}
