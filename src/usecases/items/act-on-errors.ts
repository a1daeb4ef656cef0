import { allOf } from '../../core/all-of.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { isInGroup } from '../../core/diagnosis/group-troubles.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { putAway, tryAgain } from '../../core/sync/try-again.ts';
import { isOfTrouble } from '../../core/sync/twin-troubles.ts';
import { getConnection } from '../connection/list-connections.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { markChange, markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

interface ErrorsWish {
  readonly connection: string;
  readonly cause: string;
  readonly path?: string | undefined;
  /** Only these issues, by id. */
  readonly issues?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
}

/** `skipped`: pairs that others were writing. `cursor` goes on where this answer has stopped. */
interface ActedOn {
  readonly count: number;
  readonly skipped: number;
  readonly cursor?: string;
}

/** Pairs of one answer, and how many are written at the same time. */
const AT_ONCE = 100;
const WRITES_AT_ONCE = 8;

/** A consumer takes the others along. */
const BELL_EVERY = 10;

type Act = (twin: Twin) => Promise<'done' | 'skipped'>;

/** Pairs with this error are looked at and sent again: two writes of the store each, and no call of Jira before the sends. */
export async function retryErrors(ports: Ports, wish: ErrorsWish): Promise<Attempt<ActedOn>> {
  let bells = 0;
  return onEach(ports, wish, async ({ connection, issue }) => {
    const tried = await written(ports, connection, issue, (twin) => tryAgain(twin, wish.cause));
    if (tried === 'stands') await markTwin(ports, connection, issue);
    if (tried === 'busy') return 'skipped';
    if (bells % BELL_EVERY === 0) await ring(ports, sendJob(connection, issue), 0);
    bells += 1;
    return 'done';
  });
}

/** A person has settled these errors otherwise: they are told no more. An alert of the connection is put away. */
export async function resolveErrors(ports: Ports, wish: ErrorsWish): Promise<Attempt<ActedOn>> {
  const [sort, code] = wish.cause.split(':', 2);
  if (sort === 'alert') return dropAlert(ports, wish.connection, code ?? '');
  return onEach(ports, wish, async ({ connection, issue }) => {
    const put = await written(ports, connection, issue, (twin) =>
      putAway(twin, (path, one) => isOfTrouble(path, one, wish)),
    );
    return put === 'busy' ? 'skipped' : 'done';
  });
}

async function dropAlert(ports: Ports, id: string, code: string): Promise<Attempt<ActedOn>> {
  const found = await getConnection(ports, id);
  if (!found.ok) return found;
  const isIt = (alert: string): boolean => alert === code || alert.startsWith(`${code}:`);
  const changed = await changeConnection(ports, id, (now) => {
    const left = Object.entries(now.alerts ?? {}).filter(([alert]) => !isIt(alert));
    return left.length === Object.keys(now.alerts ?? {}).length
      ? undefined
      : { ...now, alerts: Object.fromEntries(left) };
  });
  return done({ count: changed === undefined ? 0 : 1, skipped: 0 });
}

async function onEach(ports: Ports, wish: ErrorsWish, act: Act): Promise<Attempt<ActedOn>> {
  const found = await getConnection(ports, wish.connection);
  if (!found.ok) return found;
  const { twins, cursor } = await twinsMeant(ports, wish);
  const meant = twins.filter((twin) => isInGroup(twin, wish));
  let count = 0;
  for (let from = 0; from < meant.length; from += WRITES_AT_ONCE) {
    const some = meant.slice(from, from + WRITES_AT_ONCE);
    const ends = await allOf(some.map((twin) => act(twin)));
    count += ends.filter((end) => end === 'done').length;
  }
  return done({ count, skipped: meant.length - count, ...(cursor === undefined ? {} : { cursor }) });
}

/** Those named, read by key; else a page of all that are in trouble. */
async function twinsMeant(
  { store }: Ports,
  { connection, issues, cursor }: ErrorsWish,
): Promise<{ readonly twins: readonly Twin[]; readonly cursor?: string | undefined }> {
  if (issues !== undefined) {
    const named = await store.getMany(
      twinKind,
      issues.map((issue) => twinKey(connection, issue)),
    );
    return { twins: named.flatMap((twin) => (twin === undefined ? [] : [twin])) };
  }
  const page = await store.query(twinKind, {
    index: 'by-trouble-of',
    partition: [connection],
    from: 'error:',
    to: 'error:~',
    limit: AT_ONCE,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { twins: page.rows.map(({ value }) => value), cursor: page.cursor };
}

const ATTEMPTS = 3;

/** Writes the row and its mark; `stands`: there is nothing to change in it. */
async function written(
  ports: Ports,
  connection: string,
  issue: string,
  change: (twin: Twin) => Twin,
): Promise<'written' | 'stands' | 'busy'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, connection, issue);
    const twin = rows && change(rows.twin);
    if (!rows || !twin || twin === rows.twin) return 'stands';
    const saved = await saveRows(ports, rows, { ...rows, twin }, [markChange(ports, connection, issue)]);
    if (saved) return 'written';
  }
  return 'busy';
}
