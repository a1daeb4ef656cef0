import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { childName } from '../../core/sync/children/child-kind.ts';
import { type Ledger, withPeersFrom } from '../../core/sync/children/ledger.ts';
import { unseenConflicts } from '../../core/sync/conflicts/conflict-entries.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { recover } from '../../core/sync/recover.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import type { Writing } from '../../core/workflow/writing.ts';
import { recoveredConflicts } from '../conflict/recovered-conflicts.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import type { Application } from './carry-out.ts';
import { saveRecovered } from './save-recovered.ts';
import { shadowOfStatus } from './status-print.ts';

/** What an apply has written until a port failed. */
export interface SoFar {
  readonly ledger: Ledger;
  /** Absent: no field was written. */
  readonly writing?: Writing;
}

interface Broken {
  /** Absent: nothing was written. */
  readonly soFar: SoFar | undefined;
  readonly error: PortError;
}

const ATTEMPTS = 3;

/**
 * Ends an apply that a port has stopped, by what this function knows: what it has written is recorded, the rest waits
 * for the next message. Only reading can tell what became of a write without an answer: there the lease stands, and
 * says what was done before it.
 */
export async function endEarly(
  ports: Ports,
  context: Context,
  application: Application,
  leased: Rows,
  broken: Broken,
): Promise<void> {
  const { connection, issue } = leased.twin;
  try {
    const ended = await endBy(ports, context, application, leased, broken);
    if (ended) ports.log.note('apply.ended-early', { connection, issue, code: broken.error.code });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    // The lease expires, and whoever finds it reads what has landed.
    ports.log.note('apply.end-not-recorded', { connection, issue, code: error.code });
  }
}

async function endBy(
  ports: Ports,
  context: Context,
  application: Application,
  leased: Rows,
  { soFar, error }: Broken,
): Promise<boolean> {
  const token = leaseOf(leased)?.token;
  const unknown = error.code === 'unknown-outcome';
  if (soFar === undefined && unknown) return false;
  let rows: Rows | undefined = leased;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // On its way through the workflow the lease has learned more than was planned.
    if (attempt > 1 || soFar?.writing)
      rows = await loadRows(ports.store, leased.twin.connection, leased.twin.issue);
    const lease = rows && leaseOf(rows);
    if (!rows || !lease || lease.token !== token) return false;
    const saved =
      soFar === undefined
        ? await saveRows(ports, rows, withLease(rows, undefined))
        : unknown
          ? await saveRows(ports, rows, withLease(rows, { ...lease, done: doneBy(soFar) }))
          : await record(ports, context, application, { rows, lease, soFar });
    if (saved) return true;
  }
  return false;
}

const doneBy = ({ writing }: SoFar): string[] => Object.keys(writing?.written ?? {});

async function record(
  ports: Ports,
  context: Context,
  application: Application,
  { rows, lease, soFar }: { readonly rows: Rows; readonly lease: Lease; readonly soFar: SoFar },
): Promise<boolean> {
  const { issue, item } = application;
  const before = await loadLedger(ports.store, rows.twin);
  const after = application.withChildren ? ledgerAfter(application.ledger, before, soFar.ledger) : before;
  const between = betweenSteps(context, application, soFar.writing);
  const recovered = recover({
    rows,
    lease: { ...lease, done: doneBy(soFar) },
    local: { ...wereOf(lease), ...between.local },
    out: between.out,
    children: Object.keys(lease.children ?? {}).filter(
      (name) => childOf(soFar.ledger, name) !== childOf(application.ledger, name),
    ),
    now: epochSeconds(ports.clock),
  });
  const unseen = unseenConflicts(soFar.writing?.overwrote ?? [], item.fields);
  const conflicts = await recoveredConflicts(ports, { rows, lease, recovered, key: issue.key, unseen });
  return saveRecovered(ports, context, { rows, recovered, before, after, conflicts });
}

/** The issue as far as it was not written. */
function wereOf({ fields }: Lease): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, { was }]) => [path, was]));
}

/** An issue that has stopped on its way through the workflow. */
function betweenSteps(
  context: Context,
  { issue, decision }: Application,
  writing: Writing | undefined,
): { readonly local: Record<string, string>; readonly out: Record<string, string> } {
  const path = Object.keys(decision.write).find((one) => decision.write[one]?.field === 'status');
  if (path === undefined || !writing?.at || writing.at.id === writing.start?.id)
    return { local: {}, out: {} };
  const { known, sent } = shadowOfStatus(context, issue, path, writing.at.name);
  return {
    local: known === undefined ? {} : { [path]: known },
    out: sent === undefined ? {} : { [path]: sent },
  };
}

/**
 * What was done to children, on whatever stands now. The sender serves a file only once it knows from an answer that
 * it is pulled: the next message names it again.
 */
function ledgerAfter(read: Ledger, now: Ledger, applied: Ledger): Ledger {
  const done = applied.filter((child) => child.pull === undefined || read.includes(child));
  return JSON.stringify(read) === JSON.stringify(now) ? done : withPeersFrom(now, done);
}

function childOf(ledger: Ledger, name: string) {
  return ledger.find(({ k, p }) => p !== undefined && childName(k, p) === name);
}
