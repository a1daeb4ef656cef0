import { allOf } from '../../core/all-of.ts';
import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type PairOutcome, tells, withPairs, withTold } from '../../core/connection/relink.ts';
import { APP } from '../../core/limits.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Relinked, RelinkPair } from '../../core/protocol/kinds/relink.ts';
import { nextGeneration } from '../../core/sync/generation.ts';
import { tombstoneOf } from '../../core/sync/new-twin.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { isFresh, wasJoined } from '../../core/sync/relink/judge-pair.ts';
import { sendControl } from '../peer/send-control.ts';
import { changeAndPublish } from '../rules/publish-routes.ts';
import { relinkJob, ring } from '../twin/ring.ts';
import { indexPages } from '../twin/store-pages.ts';
import { joinPair } from './join-pair.ts';
import { PAIR_FIELDS, readPairSide } from './read-pair-side.ts';
import { goOn } from './receive-relink.ts';

/** No message is begun with less time than this left in the invocation. */
const MARGIN_MS = 70_000;
/** Seconds until a peer that did not answer is told again; the hourly run comes back in any case. */
const AGAIN = 60;

interface Told {
  readonly twin: Twin;
  readonly pair: RelinkPair;
}

/**
 * Tells the peer every pair that was in step before, page by page, and joins those that it knows too. What is joined
 * already is passed over, so that a run that was cut off goes on where it stopped.
 */
export async function relinkPairs(
  ports: ConnectionPorts,
  engine: Ports,
  { connection: id, chain }: { readonly connection: string; readonly chain: number },
): Promise<void> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection || !tells(connection)) return;
  const outcome = await tellPages(ports, engine, connection);
  if (outcome !== 'done') return ring(ports, relinkJob(id, chain + 1), outcome === 'unheard' ? AGAIN : 1);
  const said = await sendControl(ports, connection, 'relink', { pairs: [], done: true });
  if (!said.ok) return ring(ports, relinkJob(id, chain + 1), AGAIN);
  const told = await changeAndPublish(ports, id, (now) => withTold(now, 'here', ports.clock.now()));
  if (told && !told.relink) await goOn(ports, told);
}

async function tellPages(
  ports: ConnectionPorts,
  engine: Ports,
  connection: Connection,
): Promise<'done' | 'more' | 'unheard'> {
  let left = false;
  const query = { index: 'by-connection', partition: [connection.id], limit: APP.pairsPerRelink };
  for await (const rows of indexPages(ports.store, twinKind, query)) {
    const pairs = (await allOf(rows.map(({ key }) => pairToTell(engine, key)))).flat();
    if (pairs.length > 0) {
      if (ports.clock.remaining() < MARGIN_MS) return 'more';
      const told = await tell(ports, engine, connection, pairs);
      if (told === 'unheard') return told;
      left ||= told === 'some-busy';
    }
  }
  return left ? 'more' : 'done';
}

/** The row itself decides; the index may lag behind. */
async function pairToTell(engine: Ports, key: string): Promise<readonly Told[]> {
  const twin = await engine.store.get(twinKind, key);
  if (!twin?.peer || !wasJoined(twin) || isFresh(twin)) return [];
  const issue = await engine.jira.readIssue(twin.issue, { fields: PAIR_FIELDS });
  if (issue === 'not-found') return [];
  const gen = nextGeneration(twin.gen, engine.random.token());
  const side = await readPairSide(engine, twin.connection, issue);
  return [{ twin, pair: { gen, issue: { id: issue.id, key: issue.key }, to: twin.peer.id, ...side } }];
}

async function tell(
  ports: ConnectionPorts,
  engine: Ports,
  connection: Connection,
  told: readonly Told[],
): Promise<'all' | 'some-busy' | 'unheard'> {
  const payload = { pairs: told.map(({ pair }) => pair), done: false };
  const said = await sendControl(ports, connection, 'relink', payload);
  if (!said.ok || said.answer.pairs.length !== told.length) return 'unheard';
  const outcomes: PairOutcome[] = [];
  for (const [index, one] of told.entries()) {
    const answer = said.answer.pairs[index];
    const outcome = answer && (await settle(engine, one, answer));
    if (outcome) outcomes.push(outcome);
  }
  await changeAndPublish(ports, connection.id, (now) => withPairs(now, outcomes));
  return outcomes.length === told.length ? 'all' : 'some-busy';
}

async function settle(
  engine: Ports,
  { twin, pair }: Told,
  answer: Relinked,
): Promise<PairOutcome | undefined> {
  const peer = twin.peer;
  if (!peer || answer.code === 'busy') return undefined;
  if (answer.code !== 'linked' && answer.code !== 'asks')
    return (await endPair(engine, twin)) ? 'refused' : undefined;
  const linked = answer.code === 'linked' ? answer : undefined;
  const joined = await joinPair(engine, {
    connection: twin.connection,
    issue: twin.issue,
    peer,
    gen: linked?.gen ?? pair.gen,
    found: {
      here: pair,
      there: linked ?? { comments: [], worklogs: [] },
      files: (linked?.files ?? []).flatMap(([here, there]) => {
        const own = pair.files.find(({ id }) => id === here);
        return own ? [{ here, there, madeHere: !own.copy }] : [];
      }),
    },
  });
  if (!joined) return undefined;
  return answer.code;
}

/** The peer has this issue no more, or pairs it with another, or a person there has ended it: ids alone stay. */
async function endPair({ store, random }: Ports, before: Twin): Promise<boolean> {
  const { joined: _, ...stone } = tombstoneOf(before);
  const value: Twin = { ...stone, by: 'peer', rev: before.rev + 1, token: random.token() };
  return store.transact([
    {
      op: 'put',
      kind: twinKind,
      key: twinKey(before.connection, before.issue),
      value,
      when: { attribute: 'rev', equals: before.rev },
    },
  ]);
}
