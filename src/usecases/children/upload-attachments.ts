import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { sha256Hex } from '../../core/replica/sha256.ts';
import { type Ledger, ledgerChanges } from '../../core/sync/children/ledger.ts';
import { localChildren } from '../../core/sync/children/local-children.ts';
import {
  landedUploads,
  type Upload,
  waitingFile,
  withArrived,
  withoutFile,
  withRetry,
  withUnsure,
} from '../../core/sync/children/uploads.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { ownLease } from '../twin/own-lease.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';

export interface FetchedFile {
  readonly child: Child;
  readonly bytes: Uint8Array;
}

export type Uploaded =
  /** `read`: the issue as it was before, with the fields that were asked for. */
  { readonly is: 'done'; readonly read?: JiraIssue } | { readonly is: 'later' };

interface UploadFile extends Upload {
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Attachments that were there before an upload of which nobody knows what became. */
  readonly before?: readonly string[];
}

/** What became of files, by peer id. */
interface Outcome {
  readonly arrived: Readonly<Record<string, string>>;
  readonly refused: readonly string[];
  readonly notNow: readonly string[];
  readonly unsure: readonly string[];
  /** Stopped by this. */
  readonly error?: PortError;
  /** Stopped because no upload may begin any more. */
  readonly late?: boolean;
}

const NOTHING: Outcome = { arrived: {}, refused: [], notNow: [], unsure: [] };
const ATTEMPTS = 8;

/**
 * Uploads fetched files once: in one call, under the issue's lease, whose plan names the attachments that were there
 * before, because an attachment can carry no mark of ours. PortError: what is known of them by then is recorded.
 */
export async function uploadAttachments(
  ports: Ports,
  { connection, issue, fields }: { connection: string; issue: string; fields: readonly string[] },
  fetched: readonly FetchedFile[],
): Promise<Uploaded> {
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows || fetched.length === 0) return { is: 'done' };
  if (leaseOf(rows)) return { is: 'later' };
  const ledger = await loadLedger(ports.store, rows.twin);
  const files = stillWaiting(ledger, fetched);
  if (files.length === 0) return { is: 'done' };
  const read = await ports.jira.readIssue(issue, { fields: ['attachment', 'project', ...fields] });
  if (read === 'not-found') return { is: 'later' };
  const there = localChildren(read.fields).attachments;
  const begun = files.flatMap(({ before, ...file }) => (before ? [{ ...file, before }] : []));
  const landed = landedUploads(begun, there, ledger);

  const plan = files.map(({ peer, name, size, sha256 }) => ({ peer, name, size, sha256 }));
  const lease = ownLease(ports, rows, { uploads: { before: there.map(({ id }) => id), files: plan } });
  const leased = await saveRows(ports, rows, withLease(rows, lease));
  if (!leased) return { is: 'later' };
  const made = await upload(
    ports,
    issue,
    lease,
    files.filter(({ peer }) => landed[peer] === undefined),
  );
  const outcome = { ...made, arrived: { ...landed, ...made.arrived } };
  const ended = await endUpload(ports, leased, lease, outcome);
  if (outcome.error) throw outcome.error;
  return ended === 'done' && !outcome.late ? { is: 'done', read } : { is: 'later' };
}

function stillWaiting(ledger: Ledger, fetched: readonly FetchedFile[]): readonly UploadFile[] {
  return fetched.flatMap(({ child, bytes }) => {
    const pull = waitingFile(ledger, child.p)?.pull;
    if (!pull || child.p === undefined) return [];
    const { name, mime, before } = pull;
    const file = { peer: child.p, name, mime, bytes, size: bytes.length, sha256: sha256Hex(bytes) };
    return [before === undefined ? file : { ...file, before }];
  });
}

/** No upload begins with too little time left, or after the lease: by then somebody else may be at it. */
async function upload(
  ports: Ports,
  issue: string,
  lease: Lease,
  files: readonly UploadFile[],
): Promise<Outcome> {
  if (files.length === 0) return NOTHING;
  if (ports.clock.remaining() < TIMING.writeMargin * 1000 || epochSeconds(ports.clock) >= lease.until)
    return { ...NOTHING, late: true };
  const peers = files.map(({ peer }) => peer);
  let made: Awaited<ReturnType<Ports['jira']['addAttachments']>>;
  try {
    made = await ports.jira.addAttachments(issue, files);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { ...NOTHING, unsure: error.code === 'unknown-outcome' ? peers : [], error };
  }
  if (!('refused' in made)) {
    const { ids } = made;
    const arrived = files.flatMap(({ peer }, index) => {
      const id = ids[index];
      return id === undefined ? [] : [[peer, id] as const];
    });
    const unsure = peers.filter((_, index) => ids[index] === undefined);
    return { ...NOTHING, arrived: Object.fromEntries(arrived), unsure };
  }
  if (made.passing) return { ...NOTHING, notNow: peers };
  if (files.length === 1) return { ...NOTHING, refused: peers };
  // Jira takes all of them or none: which one it does not want shows when each goes alone.
  let all = NOTHING;
  for (const file of files) {
    const one = await upload(ports, issue, lease, [file]);
    all = {
      ...one,
      arrived: { ...all.arrived, ...one.arrived },
      refused: [...all.refused, ...one.refused],
      notNow: [...all.notNow, ...one.notNow],
      unsure: [...all.unsure, ...one.unsure],
    };
    if (one.error || one.late) return all;
  }
  return all;
}

async function endUpload(
  ports: Ports,
  from: Rows,
  lease: Lease,
  outcome: Outcome,
): Promise<'done' | 'later'> {
  const { connection, issue } = from.twin;
  let rows: Rows | undefined = from;
  for (let attempt = 0; rows && attempt < ATTEMPTS; attempt += 1) {
    if (leaseOf(rows)?.token !== lease.token) return 'later';
    const before = await loadLedger(ports.store, rows.twin);
    const after = ledgerAfter(before, lease, outcome, epochSeconds(ports.clock));
    const others = (rows.issue?.connections ?? []).filter((other) => other !== connection);
    const saved = await saveRows(ports, rows, withLease(rows, undefined), [
      ...ledgerChanges(connection, issue, before, after),
      ...others.map((other) => markChange(ports, other, issue)),
    ]);
    if (saved) {
      for (const other of others) await ring(ports, sendJob(other, issue), TIMING.firstSend);
      return 'done';
    }
    rows = await loadRows(ports.store, connection, issue);
  }
  return 'later';
}

function ledgerAfter(ledger: Ledger, { uploads }: Lease, outcome: Outcome, now: number): Ledger {
  if (!uploads) return ledger;
  let after = withArrived(ledger, uploads.files, outcome.arrived);
  for (const peer of outcome.refused) after = withoutFile(after, peer, 'refused');
  for (const peer of outcome.notNow) after = withRetry(after, peer, now);
  return withUnsure(after, outcome.unsure, uploads.before, now + TIMING.lease);
}
