/**
 * What one operation costs over both sites, per operation where it was measured on several twins. `messages` and
 * `items` are counted at the sender; `storeBytes` are the bytes of keys and values written.
 */
export interface BenchRow {
  readonly operation: string;
  readonly calls: number;
  readonly points: number;
  readonly storeOps: number;
  readonly storeBytes: number;
  readonly invocations: number;
  readonly messages: number;
  readonly items: number;
  readonly wireBytes: number;
  /** From the change until the other side's answer was taken in, or until all had converged. */
  readonly virtualSeconds?: number;
  /** Of this process: the app, the host and the sites together. */
  readonly cpuMs?: number;
  readonly wallMs?: number;
  readonly perSecond?: number;
  readonly floor: { readonly calls: number; readonly points: number };
}

/** What a row must not exceed; a member that is absent has no budget. */
export type Budget = Partial<
  Record<
    | 'calls'
    | 'points'
    | 'storeOps'
    | 'storeBytes'
    | 'messages'
    | 'items'
    | 'virtualSeconds'
    | 'cpuMs'
    | 'wallMs',
    number
  >
>;

/** An operation of the bench: its floor and budget, and how it is measured. */
export interface Operation {
  readonly name: string;
  /** The least that Jira's interface allows, whatever the app. */
  readonly floor: { readonly calls: number; readonly points: number };
  readonly budget: Budget;
  measure(): Promise<Cost>;
}

/** A row without what is known before it is measured. */
export type Cost = Omit<BenchRow, 'operation' | 'floor'>;

/** Figures of a row that are over its budget, in words. */
export function overBudget(row: BenchRow, budget: Budget): readonly string[] {
  const over: string[] = [];
  for (const [name, most] of Object.entries(budget)) {
    const is = Object.entries(row).find(([figure]) => figure === name)?.[1];
    if (typeof is === 'number' && is > most) over.push(`${name} ${is} > ${most}`);
  }
  return over;
}
