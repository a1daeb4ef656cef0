import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { type PairLine, pairsCsv } from '../../core/connection/pairs-csv.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { Store } from '../../core/ports/store.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';

interface PairsPorts {
  readonly store: Store;
  readonly jira: Pick<Jira, 'searchIssues'>;
}

/** Pairs of one answer: a page then stays well below what a page may be answered with. */
const PAIRS_AT_ONCE = 1000;
const ISSUES_AT_ONCE = 100;

/**
 * The pairs of a connection as a table to keep, also after it has ended: from an index that may lag behind by
 * moments. `cursor` goes on where the answer before has stopped.
 */
export async function listPairs(
  ports: PairsPorts,
  wish: { readonly connection: string; readonly cursor?: string | undefined },
): Promise<Attempt<{ readonly csv: string; readonly pairs: number; readonly cursor?: string }>> {
  if (!(await ports.store.get(connectionKind, wish.connection)))
    return failed(noSuchConnection(wish.connection));
  const lines: PairLine[] = [];
  let { cursor } = wish;
  do {
    const page = await ports.store.query(twinKind, {
      index: 'by-connection',
      partition: [wish.connection],
      limit: ISSUES_AT_ONCE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const paired = page.rows.flatMap(({ value: { peer, issue, life, synced } }) =>
      peer ? [{ issue, peerIssue: peer.id, peerKey: peer.key, life, synced }] : [],
    );
    const keys = await keysOf(
      ports.jira,
      paired.map(({ issue }) => issue),
    );
    lines.push(...paired.map((line) => ({ ...line, key: keys.get(line.issue) })));
    cursor = page.cursor;
  } while (cursor !== undefined && lines.length < PAIRS_AT_ONCE);
  const csv = pairsCsv(lines, wish.cursor === undefined);
  return done({ csv, pairs: lines.length, ...(cursor === undefined ? {} : { cursor }) });
}

async function keysOf(
  jira: PairsPorts['jira'],
  issues: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (issues.length === 0) return new Map();
  const found = await jira.searchIssues(`id in (${issues.join(', ')})`, {
    fields: [],
    limit: ISSUES_AT_ONCE,
  });
  return new Map(found.map(({ id, key }) => [id, key]));
}
