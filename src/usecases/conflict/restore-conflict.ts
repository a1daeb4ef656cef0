import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { explainCode } from '../../core/fields/explain-code.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Command, Runnable } from '../../core/rules/command.ts';
import { runIncoming } from '../../core/rules/run-incoming.ts';
import {
  type ConflictEntry,
  type ConflictRecord,
  conflictKind,
} from '../../core/sync/conflicts/conflict-record.ts';
import { gaveWay } from '../../core/sync/conflicts/shown-conflict.ts';
import { fieldsToApply } from '../../core/sync/local-issue.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import type { Writing } from '../../core/workflow/writing.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { planWriting } from '../incoming/plan-writing.ts';
import { type WritePlace, writeIssue } from '../incoming/write-issue.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { ownLease } from '../twin/own-lease.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

export interface RestoreWish {
  readonly connection: string;
  /** Issue id. */
  readonly issue: string;
  /** The record among those of the issue, and the path in it. */
  readonly id: string;
  readonly path: string;
}

/** All that is known when a value is put back. */
interface Restoring {
  readonly context: Context;
  readonly rows: Rows;
  readonly record: ConflictRecord;
  readonly entry: ConflictEntry;
  readonly issue: JiraIssue;
}

/**
 * Puts the value that gave way in a conflict back into its field. It is an edit like that of a person: every twin of
 * the issue is marked, and it crosses. The lease keeps the partner's changes out meanwhile; where this is cut off,
 * whoever finds the lease expired marks the twins.
 */
export async function restoreConflict(ports: Ports, wish: RestoreWish): Promise<Attempt<true>> {
  const found = await find(ports, wish);
  if (!found.ok) return found;
  const restoring = found.value;

  const command = await commandFor(ports, restoring);
  if (!command) return failed(NOT_MAPPED);
  if (!command.ok) return failed(notWritable(wish.path, explainCode(command.code)));

  // Whatever is found in the field afterwards is an edit of this side.
  const lease = ownLease(ports, restoring.rows, { own: true });
  const leased = await saveRows(ports, restoring.rows, withLease(restoring.rows, lease));
  if (!leased) return failed(BUSY);
  const written = await write(ports, { ...restoring, rows: leased }, lease, command);
  return end(ports, { ...restoring, rows: leased }, wish, lease, written);
}

async function find(ports: Ports, wish: RestoreWish): Promise<Attempt<Restoring>> {
  const key = `${wish.connection}:${wish.issue}:${wish.id}`;
  const record = await ports.store.get(conflictKind, key);
  const entry = record?.entries.find(({ path }) => path === wish.path);
  if (!record || !entry || !gaveWay(entry)) return failed(NOT_KEPT);
  if (entry.restored !== undefined) return failed(RESTORED);
  const context = await loadContext(ports, wish.connection);
  const rows = await loadRows(ports.store, wish.connection, wish.issue);
  if (!context || rows?.twin.life !== 'linked') return failed(NOT_LINKED);
  if (leaseOf(rows)) return failed(BUSY);
  const issue = await ports.jira.readIssue(wish.issue, { fields: fieldsToApply(context.rules) });
  if (issue === 'not-found') return failed(NOT_LINKED);
  return done({ context, rows, record, entry, issue });
}

/** What puts the value back: what Jira was seen to hold where that was kept, else the replica's value by the rules. */
async function commandFor(ports: Ports, { context, entry, issue }: Restoring): Promise<Command | undefined> {
  const { path } = entry;
  const value = gaveWay(entry);
  if (!value) return undefined;
  const values = { [path]: value };
  const addresses = await findAccounts(ports, context, values);
  const place = { moment: 'always', fields: issue.fields, addresses } as const;
  const command = runIncoming(context.rules, context.key, values, place)[path];
  if (entry.raw === undefined || entry.stands === 'here') return command;
  const rule = context.rules.incoming.find((one) => one.path === path);
  if (!rule) return command;
  // Nothing is recorded by this fingerprint: the write is to be seen as an edit.
  return { ok: true, field: rule.field, raw: JSON.parse(entry.raw), local: '' };
}

async function write(
  ports: Ports,
  { context, rows, entry, issue }: Restoring,
  lease: Lease,
  command: Runnable,
): Promise<Writing> {
  const decision = {
    write: { [entry.path]: command },
    equal: {},
    lost: [],
    partial: {},
    overruled: [],
    byRules: [],
    stillLost: [],
  };
  const place: WritePlace = { issue, rows, decision, item: { issue: { key: rows.twin.peer?.key ?? '' } } };
  let touched = false;
  try {
    const { writing } = await planWriting(ports, context, place);
    return await writeIssue(ports, context, place, writing, {
      mayWrite: () =>
        ports.clock.remaining() >= TIMING.writeMargin * 1000 && epochSeconds(ports.clock) < lease.until,
      wrote: () => {
        touched = true;
      },
      // Nothing is compared with where it stops: all that it passes are edits of this side.
      pass: async () => undefined,
    });
  } catch (error) {
    const unwritten = error instanceof PortError && error.code !== 'unknown-outcome' && !touched;
    if (unwritten) await saveRows(ports, rows, withLease(rows, undefined));
    throw error;
  }
}

async function end(
  ports: Ports,
  { rows: from, record, entry }: Restoring,
  wish: RestoreWish,
  lease: Lease,
  writing: Writing,
): Promise<Attempt<true>> {
  const restored = writing.partial[entry.path] === undefined;
  const now = epochSeconds(ports.clock);
  const entries = record.entries.map((one) => (one === entry ? { ...one, restored: now } : one));
  const key = `${wish.connection}:${wish.issue}:${wish.id}`;
  const kept = restored
    ? [{ op: 'put' as const, kind: conflictKind, key, value: { ...record, entries } }]
    : [];
  let rows: Rows | undefined = from;
  for (let attempt = 0; rows && leaseOf(rows)?.token === lease.token && attempt < 8; attempt += 1) {
    const marked = [...new Set([wish.connection, ...(rows.issue?.connections ?? [])])];
    const lines = marked.map((one) => markChange(ports, one, wish.issue));
    if (await saveRows(ports, rows, withLease(rows, undefined), [...lines, ...kept])) {
      for (const one of marked) await ring(ports, sendJob(one, wish.issue), TIMING.firstSend);
      break;
    }
    rows = await loadRows(ports.store, wish.connection, wish.issue);
  }
  const why = writing.reasons[entry.path] ?? explainCode(writing.partial[entry.path] ?? 'refused');
  return restored ? done(true) : failed(notWritable(entry.path, why));
}

const notWritable = (path: string, { why, next }: { why: string; next: string }): Explained => ({
  code: 'not-written',
  field: 'path',
  message: `The value could not be put back into ${path}: ${why}`,
  next,
});

const NOT_KEPT: Explained = {
  code: 'not-kept',
  message: 'The value that gave way is not kept: it was too large, or it is older than 90 days.',
  next: 'Look into the history of the work item.',
};

const RESTORED: Explained = {
  code: 'restored-already',
  message: 'This value has been put back already.',
  next: 'Load the page again.',
};

const NOT_LINKED: Explained = {
  code: 'not-linked',
  message: 'The work item is not under this connection any more.',
  next: 'Edit the field by hand.',
};

const NOT_MAPPED: Explained = {
  code: 'not-mapped',
  field: 'path',
  message: 'No rule of this side writes the field any more.',
  next: 'Edit the field by hand, or publish a rule for it.',
};

const BUSY: Explained = {
  code: 'busy',
  message: 'A change of the work item is being written right now.',
  next: 'Try again in a minute.',
};
