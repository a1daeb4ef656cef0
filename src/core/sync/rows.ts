import type { Change } from '../ports/store.ts';
import { type IssueRecord, issueKind } from './records/issue.ts';
import type { Lease } from './records/lease.ts';
import { twinKey } from './records/row.ts';
import { type Twin, twinKind } from './records/twin.ts';
import { type Work, workKind } from './records/work.ts';

/** The rows of one twin, read together; `issue` only where several connections share the issue. */
export interface Rows {
  readonly twin: Twin;
  readonly work: Work;
  readonly issue?: IssueRecord;
}

/** The apply lease of the issue, wherever it lies. */
export function leaseOf(rows: Rows): Lease | undefined {
  return rows.issue ? rows.issue.applying : rows.work.applying;
}

export function withLease(rows: Rows, lease: Lease | undefined): Rows {
  if (!rows.issue) return { ...rows, work: withOptional(rows.work, 'applying', lease) };
  return { ...rows, issue: withOptional(rows.issue, 'applying', lease) };
}

/** The same record with an optional member set, or without it where the value is undefined. */
export function withOptional<T extends object, K extends keyof T>(
  record: T,
  name: K,
  value: T[K] | undefined,
): T {
  const { [name]: _, ...rest } = record;
  return { ...record, ...rest, [name]: value };
}

/**
 * The lines of one transaction that turns `before` into `after`. Every row is a condition: one that does not
 * change is checked, one that does gets the next revision and the attempt's token. `touch` moves the twin's
 * revision in any case: what hangs on it (the ledger) changes in the same transaction.
 */
export function rowChanges(before: Rows, after: Rows, token: string, touch = false): Change[] {
  const key = twinKey(before.twin.connection, before.twin.issue);
  const changes: Change[] = [
    line(twinKind, key, before.twin, after.twin, token, touch),
    line(workKind, key, before.work, { ...after.work, due: dueOf(after) }, token),
  ];
  if (before.issue && after.issue) {
    changes.push(line(issueKind, before.twin.issue, before.issue, after.issue, token));
  }
  return changes;
}

/** The rows as they stand once the transaction of `rowChanges` has landed. */
export function landed(before: Rows, after: Rows, token: string, touch = false): Rows {
  const work = { ...after.work, due: dueOf(after) };
  return {
    twin:
      !touch && same(before.twin, after.twin)
        ? before.twin
        : { ...after.twin, rev: before.twin.rev + 1, token },
    work: same(before.work, work) ? before.work : { ...work, rev: before.work.rev + 1, token },
    ...(before.issue && after.issue
      ? {
          issue: same(before.issue, after.issue)
            ? before.issue
            : { ...after.issue, rev: before.issue.rev + 1, token },
        }
      : {}),
  };
}

/** When the sweep must look first: a lease or a message that nobody came back to, or files that are to be fetched. */
function dueOf({ twin, work, issue }: Rows): number {
  const shared = issue?.applying?.connection === twin.connection ? issue.applying.until : 0;
  const times = [work.applying?.until ?? 0, shared, work.inFlight?.until ?? 0, work.pullAt ?? 0];
  const standing = times.filter((time) => time > 0);
  return standing.length > 0 ? Math.min(...standing) : 0;
}

type Row = { readonly rev: number; readonly token: string };

function line<T extends Row>(
  kind: Extract<Change, { op: 'put' }>['kind'],
  key: string,
  before: T,
  after: T,
  token: string,
  touch = false,
): Change {
  const when = { attribute: 'rev', equals: before.rev } as const;
  if (!touch && same(before, after)) return { op: 'check', kind, key, when };
  return { op: 'put', kind, key, value: { ...after, rev: before.rev + 1, token }, when };
}

function same(before: Row, after: Row): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
