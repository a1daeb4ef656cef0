import type { Ports } from '../../core/ports/ports.ts';
import { type ReceiptPayload, receiptAnswer } from '../../core/protocol/kinds/receipt.ts';
import { isOpen } from '../../core/retry/breaker.ts';
import { afterFailure } from '../../core/retry/failure-schedule.ts';
import { type Ledger, ledgerChanges } from '../../core/sync/children/ledger.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { recoverApply } from '../incoming/recover-apply.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { pullJob, ring } from '../twin/ring.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { showMedia } from './show-media.ts';
import { uploadAttachment } from './upload-attachment.ts';

export interface PullRequest {
  readonly connection: string;
  readonly issue: string;
  readonly chain: number;
}

/** A file needs this much time at least; what does not fit is fetched by the next job. */
const SECONDS_PER_FILE = 60;
const RECEIPT_TIMEOUT_MS = 30_000;
const ATTEMPTS = 5;

/** Fetches the attachments that messages have announced, one by one, and tells the peer of those that arrived. */
export async function pullAttachments(ports: Ports, request: PullRequest): Promise<void> {
  const context = await loadContext(ports, request.connection);
  if (context?.connection.state !== 'active') return;
  if (isOpen(context.connection, epochSeconds(ports.clock))) return;
  const result = await pullAll(ports, context, request);
  if (result === 'later') {
    await ring(ports, pullJob(request.connection, request.issue, request.chain + 1), TIMING.busyAgain);
  }
}

async function pullAll(ports: Ports, context: Context, request: PullRequest): Promise<'done' | 'later'> {
  const { connection, issue } = request;
  const first = await loadRows(ports.store, connection, issue);
  if (first?.twin.life !== 'linked' || first.twin.hold?.why === 'left-there') return 'done';
  const lease = leaseOf(first);
  if (lease) {
    if (lease.until <= epochSeconds(ports.clock)) await recoverApply(ports, context, first);
    return 'later';
  }
  const waiting = (await loadLedger(ports.store, first.twin)).filter((child) => child.pull !== undefined);
  for (const child of waiting) {
    if ((child.pull?.at ?? 0) > epochSeconds(ports.clock)) continue;
    if (ports.clock.remaining() < SECONDS_PER_FILE * 1000) return 'later';
    const outcome = await pullOne(ports, context, issue, child);
    if (outcome === 'later') return 'later';
  }
  if (waiting.some(({ pull }) => pull?.mime.startsWith('image/'))) {
    const now = await loadRows(ports.store, connection, issue);
    if (now && (await showMedia(ports, context, now)) === 'later') return 'later';
  }
  return tellArrived(ports, connection, issue);
}

async function pullOne(
  ports: Ports,
  context: Context,
  issue: string,
  child: Child,
): Promise<'done' | 'later'> {
  const connection = context.connection.id;
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows?.twin.peer || !child.pull || child.p === undefined) return 'done';
  const file = await fetchAttachment(ports, connection, {
    issue: rows.twin.peer.id,
    id: child.p,
    size: child.pull.size,
  });
  if (file.is === 'later') return 'later';
  if (file.is === 'gone') return leaveOut(ports, connection, issue, child, 'gone');
  const uploaded = await uploadAttachment(ports, context, issue, child, file.bytes);
  if (uploaded === 'not-now') return tryLater(ports, connection, issue, child);
  return uploaded === 'refused' ? leaveOut(ports, connection, issue, child, 'refused') : uploaded;
}

/** Jira would not take the file now, without a word about the file itself: it is tried again by the schedule. */
function tryLater(ports: Ports, connection: string, issue: string, child: Child): Promise<'done' | 'later'> {
  const retry = afterFailure(child.pull?.tries ?? 0, epochSeconds(ports.clock));
  if (retry.do === 'dead-letter') return leaveOut(ports, connection, issue, child, 'refused');
  return changeLedger(ports, connection, issue, (ledger) =>
    ledger.map((one) =>
      one.pull !== undefined && one.p === child.p
        ? { ...one, pull: { ...one.pull, tries: retry.attempts, at: retry.at } }
        : one,
    ),
  );
}

/** Nothing more can be done for this file: it is not asked for again, and the peer hears why. */
function leaveOut(
  ports: Ports,
  connection: string,
  issue: string,
  child: Child,
  no: 'gone' | 'refused',
): Promise<'done' | 'later'> {
  return changeLedger(ports, connection, issue, (ledger) =>
    ledger.map((one) => {
      if (one.k !== 'a' || one.p !== child.p || one.o !== 'there') return one;
      const { pull: _pull, ...rest } = one;
      return { ...rest, no, tell: true };
    }),
  );
}

async function tellArrived(ports: Ports, connection: string, issue: string): Promise<'done' | 'later'> {
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows?.twin.peer) return 'done';
  const ledger = await loadLedger(ports.store, rows.twin);
  const told = ledger.filter((child) => child.tell === true && child.p !== undefined);
  if (told.length > 0) {
    const payload = receiptOf(rows.twin.peer.id, told);
    const result = await ports.peer.call(connection, 'receipt', payload, RECEIPT_TIMEOUT_MS);
    const answer = result.ok ? receiptAnswer.safeParse(result.answer) : undefined;
    if (!answer?.success || answer.data.code === 'busy') return 'later';
  }
  const names = new Set(told.map((child) => child.p));
  return changeLedger(
    ports,
    connection,
    issue,
    (now) =>
      now.map((child) => {
        if (child.k !== 'a' || child.o !== 'there' || !names.has(child.p)) return child;
        const { tell: _tell, ...rest } = child;
        return rest;
      }),
    (after, rows) => {
      const { pullAt: _pullAt, ...work } = rows.work;
      if (after.some((child) => child.tell === true)) return rows;
      const pulls = after.filter((child) => child.pull !== undefined);
      const times = pulls.flatMap(({ pull }) => pull?.at ?? []);
      // Where all that is left waits by the schedule, nobody looks before its time.
      const waits = times.length > 0 && times.length === pulls.length;
      if (pulls.length > 0) return waits ? { ...rows, work: { ...work, pullAt: Math.min(...times) } } : rows;
      return { ...rows, work };
    },
  );
}

function receiptOf(issue: string, told: Ledger): ReceiptPayload {
  return {
    issue,
    done: told.flatMap((child) =>
      child.p !== undefined && child.l !== undefined && child.h !== undefined
        ? [{ id: child.p, copy: child.l, size: child.s ?? 0, sha256: child.h }]
        : [],
    ),
    failed: told.flatMap((child) =>
      child.p !== undefined && child.l === undefined
        ? [{ id: child.p, code: child.no === 'gone' ? ('gone' as const) : ('refused' as const) }]
        : [],
    ),
  };
}

/** One change of the ledger alone, made again on whatever stands until nobody comes between. */
export async function changeLedger(
  ports: Ports,
  connection: string,
  issue: string,
  change: (ledger: Ledger) => Ledger,
  rowsAfter: (ledger: Ledger, rows: Rows) => Rows = (_ledger, rows) => rows,
): Promise<'done' | 'later'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, connection, issue);
    if (!rows) return 'done';
    const before = await loadLedger(ports.store, rows.twin);
    const after = change(before);
    const saved = await saveRows(
      ports,
      rows,
      rowsAfter(after, rows),
      ledgerChanges(connection, issue, before, after),
    );
    if (saved) return 'done';
  }
  return 'later';
}
