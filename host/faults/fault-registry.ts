import * as z from 'zod';
import type { Random } from '../random.ts';
import { type Fault, type FaultKind, type FaultOf, faultKinds, faultSchema } from './fault.ts';
import { FaultError } from './fault-error.ts';

interface Active {
  readonly id: number;
  readonly fault: Fault;
  /** Strikes that are left; null without end. */
  left: number | null;
  skip: number;
}

/** Parses what a caller wants broken. Throws FaultError with the kinds or the fields that are wrong. */
export function parseFault(value: unknown): Fault {
  const kind = z.object({ kind: z.string() }).safeParse(value);
  const known: readonly string[] = faultKinds;
  if (!kind.success || !known.includes(kind.data.kind)) {
    throw new FaultError(`Unknown kind of fault. Known are: ${faultKinds.join(', ')}.`);
  }
  const parsed = faultSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || kind.data.kind}: ${issue.message}`,
  );
  throw new FaultError(`The fault ${kind.data.kind} cannot be injected: ${reasons.join('; ')}.`);
}

/** What is broken at present. Every part of the host asks here; the same seed strikes at the same places. */
export class FaultRegistry {
  private readonly active: Active[] = [];
  private readonly random: Random;
  private readonly cleared = new Set<() => void>();
  private lastId = 0;

  constructor(random: Random) {
    this.random = random;
  }

  add(fault: Fault): number {
    this.lastId += 1;
    const left = 'count' in fault ? fault.count : null;
    this.active.push({ id: this.lastId, fault, left, skip: 'skip' in fault ? fault.skip : 0 });
    return this.lastId;
  }

  list(): readonly { readonly id: number; readonly fault: Fault; readonly left: number | null }[] {
    return this.active.map(({ id, fault, left }) => ({ id, fault, left }));
  }

  /** Nothing is broken. */
  get none(): boolean {
    return this.active.length === 0;
  }

  /** Mends everything and lets go what a pause held back. */
  clear(): void {
    this.active.length = 0;
    for (const release of this.cleared) release();
    this.cleared.clear();
  }

  /** Resolves when the faults are removed. */
  untilCleared(): Promise<void> {
    return new Promise((resolve) => this.cleared.add(() => resolve()));
  }

  /** The fault of this kind that strikes here and now, if any; counts the strike. */
  strike<K extends FaultKind>(
    kind: K,
    at: string,
    fits: (fault: FaultOf<K>) => boolean = () => true,
  ): FaultOf<K> | undefined {
    if (this.none) return undefined;
    for (const one of this.active) {
      const { fault } = one;
      if (!isKind(fault, kind) || !concerns(fault, at) || !fits(fault)) continue;
      if ('chance' in fault && fault.chance < 1 && !this.chance(fault.chance)) continue;
      if (one.skip > 0) {
        one.skip -= 1;
        continue;
      }
      if (one.left !== null) one.left -= 1;
      if (one.left === 0) this.active.splice(this.active.indexOf(one), 1);
      return fault;
    }
    return undefined;
  }

  /** The latest fault of this kind at the site, without counting. */
  standing<K extends FaultKind>(kind: K, site: string): FaultOf<K> | undefined {
    if (this.none) return undefined;
    const found = this.active.map((one) => one.fault).filter((fault) => isKind(fault, kind));
    return found.filter((fault) => concerns(fault, site)).at(-1);
  }

  chance(probability: number): boolean {
    return probability > 0 && this.random.next() < probability;
  }

  /** Milliseconds by which something is late: all of it where that is certain, else anything up to it. */
  lateness(fault: { readonly delaySeconds: number; readonly late: number } | undefined): number {
    if (fault === undefined || fault.delaySeconds === 0) return 0;
    if (fault.late >= 1) return fault.delaySeconds * 1000;
    return this.chance(fault.late) ? this.between(0, fault.delaySeconds * 1000) : 0;
  }

  between(low: number, high: number): number {
    return low + this.random.next() * (high - low);
  }
}

function isKind<K extends FaultKind>(fault: Fault, kind: K): fault is FaultOf<K> {
  return fault.kind === kind;
}

function concerns(fault: Fault, site: string): boolean {
  return fault.site === undefined || fault.site === site;
}

/** Whether the text fits a pattern in which `*` stands for anything. */
export function fitsPattern(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  // What stands between stars is found from the left, each part as early as it can be.
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
