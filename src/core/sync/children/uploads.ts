import { afterFailure } from '../../retry/failure-schedule.ts';
import type { Child } from '../records/children-page.ts';
import type { Lease } from '../records/lease.ts';
import type { Ledger } from './ledger.ts';
import type { LocalAttachment } from './local-children.ts';

/** A file that is uploaded: its id at the peer, and what it is called and holds. */
export type Upload = NonNullable<Lease['uploads']>['files'][number];

/** The entry of a peer's file that has not arrived yet. */
export function waitingFile(ledger: Ledger, peer: string | undefined): Child | undefined {
  return ledger.find((one) => isFile(one, peer) && one.pull !== undefined);
}

/**
 * Uploads that are there, by peer id. An attachment can carry no mark of ours: one of the planned name and size that
 * was not there before the upload, and that no other file stands for, is the upload.
 */
export function landedUploads(
  uploads: readonly (Pick<Upload, 'peer' | 'name' | 'size'> & { readonly before: readonly string[] })[],
  there: readonly LocalAttachment[],
  ledger: Ledger,
): Readonly<Record<string, string>> {
  const taken = new Set(ledger.flatMap(({ k, l }) => (k === 'a' && l !== undefined ? [l] : [])));
  const landed: Record<string, string> = {};
  for (const { peer, name, size, before } of uploads) {
    const found = there.find(
      (one) => one.name === name && one.size === size && !before.includes(one.id) && !taken.has(one.id),
    );
    if (!found) continue;
    landed[peer] = found.id;
    taken.add(found.id);
  }
  return landed;
}

/** Local ids of attachments that are uploads of ours whose outcome nobody knows yet: they are the peer's, not this side's. */
export function unsureUploads(ledger: Ledger, there: readonly LocalAttachment[]): ReadonlySet<string> {
  const begun = ledger.flatMap(({ k, p, pull }) =>
    k === 'a' && p !== undefined && pull?.before
      ? [{ peer: p, name: pull.name, size: pull.size, before: pull.before }]
      : [],
  );
  return new Set(Object.values(landedUploads(begun, there, ledger)));
}

/** The ledger once uploads have arrived under these local ids; the peer is to be told. */
export function withArrived(
  ledger: Ledger,
  uploads: readonly Upload[],
  arrived: Readonly<Record<string, string>>,
): Ledger {
  return ledger.map((one) => {
    const upload = uploads.find(({ peer }) => isFile(one, peer));
    const local = upload && arrived[upload.peer];
    if (upload === undefined || local === undefined) return one;
    const { pull: _pull, ...rest } = one;
    return { ...rest, l: local, h: upload.sha256, s: upload.size, tell: true };
  });
}

/** The ledger where nobody knows what became of uploads: `at` (epoch seconds) they are looked for, then made again. */
export function withUnsure(
  ledger: Ledger,
  peers: readonly string[],
  before: readonly string[],
  at: number,
): Ledger {
  return ledger.map((one) =>
    one.pull && one.p !== undefined && isFile(one, one.p) && peers.includes(one.p)
      ? { ...one, pull: { ...one.pull, before: [...before], at } }
      : one,
  );
}

/** The ledger where nothing more can be done for a file: it is not asked for again, and the peer hears why. */
export function withoutFile(ledger: Ledger, peer: string, no: 'gone' | 'refused'): Ledger {
  return ledger.map((one) => {
    if (!isFile(one, peer)) return one;
    const { pull: _pull, ...rest } = one;
    return { ...rest, no, tell: true };
  });
}

/** The ledger where Jira would not take a file now, without a word about the file itself; `now` in epoch seconds. */
export function withRetry(ledger: Ledger, peer: string, now: number): Ledger {
  const pull = waitingFile(ledger, peer)?.pull;
  if (!pull) return ledger;
  const retry = afterFailure(pull.tries ?? 0, now);
  if (retry.do === 'dead-letter') return withoutFile(ledger, peer, 'refused');
  return ledger.map((one) =>
    isFile(one, peer) ? { ...one, pull: { ...pull, tries: retry.attempts, at: retry.at } } : one,
  );
}

const isFile = ({ k, p, o }: Child, peer: string | undefined): boolean =>
  k === 'a' && o === 'there' && p !== undefined && p === peer;
