import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { askedPairKind } from '../../core/sync/records/asked-pair.ts';
import { partsOf, twinKey } from '../../core/sync/records/row.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { joinPair } from './join-pair.ts';
import { PAIR_FIELDS, readPairSide } from './read-pair-side.ts';

export interface AskedPairs {
  readonly pairs: readonly {
    readonly issue: string;
    readonly key?: string;
    readonly peerKey: string;
    readonly at: number;
  }[];
  readonly cursor?: string;
}

/** Pairs that the peer remembers and whose issues here do not say so, for an admin to decide; a hundred at a time. */
export async function askedPairs(
  ports: Ports,
  wish: { readonly connection: string; readonly cursor?: string | undefined },
): Promise<Attempt<AskedPairs>> {
  if (!(await ports.store.get(connectionKind, wish.connection)))
    return failed(noSuchConnection(wish.connection));
  const page = await ports.store.list(askedPairKind, `${wish.connection}:`, wish.cursor);
  const ids = page.rows.map(({ key }) => partsOf(key).issue);
  const found =
    ids.length === 0
      ? []
      : await ports.jira.searchIssues(`id in (${ids.join(', ')})`, { fields: [], limit: 100 });
  const keys = new Map(found.map(({ id, key }) => [id, key]));
  const pairs = page.rows.map(({ key: row, value }) => {
    const { issue } = partsOf(row);
    const key = keys.get(issue);
    return { issue, ...(key === undefined ? {} : { key }), peerKey: value.peer.key, at: value.at * 1000 };
  });
  return done({ pairs, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) });
}

/** An admin has looked: these issues belong to the peer's again, or they do not and the question is put away. */
export async function decideAskedPairs(
  ports: Ports,
  wish: { readonly connection: string; readonly issues: readonly string[]; readonly join: boolean },
): Promise<Attempt<{ readonly joined: number; readonly left: readonly string[] }>> {
  let joined = 0;
  let settled = 0;
  const left: string[] = [];
  for (const issue of wish.issues) {
    const isSettled = wish.join ? await joinAsked(ports, wish.connection, issue) : true;
    if (!isSettled) {
      left.push(issue);
      continue;
    }
    await ports.store.delete(askedPairKind, twinKey(wish.connection, issue));
    joined += wish.join ? 1 : 0;
    settled += 1;
  }
  await countSettled(ports, wish.connection, joined, settled);
  return done({ joined, left });
}

/** What an admin has decided is no longer told as open. */
async function countSettled(ports: Ports, id: string, joined: number, settled: number): Promise<void> {
  if (settled === 0) return;
  await changeConnection(ports, id, (now) => {
    if (now.relinked === undefined) return undefined;
    const { linked, asks } = now.relinked;
    const relinked = { ...now.relinked, linked: linked + joined, asks: Math.max(0, asks - settled) };
    return { ...now, relinked };
  });
}

async function joinAsked(ports: Ports, connection: string, issue: string): Promise<boolean> {
  const asked = await ports.store.get(askedPairKind, twinKey(connection, issue));
  const read = asked && (await ports.jira.readIssue(issue, { fields: PAIR_FIELDS }));
  if (!asked || !read || read === 'not-found') return false;
  const here = await readPairSide(ports, connection, read);
  const found = { here, there: { comments: [], worklogs: [] }, files: [] };
  const { peer, gen } = asked;
  if (!(await joinPair(ports, { connection, issue, peer, gen, found }))) return false;
  await ring(ports, sendJob(connection, issue), 1);
  return true;
}
