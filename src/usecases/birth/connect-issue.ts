import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import {
  type ConnectItem,
  type ItemAnswer,
  syncAnswer,
  type UnlinkItem,
} from '../../core/protocol/kinds/sync.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { namedIssue } from '../../core/sync/connect/named-issue.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { nextGeneration } from '../../core/sync/generation.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { joinPair } from '../relink/join-pair.ts';
import { fieldsToJoin, readPairSide } from '../relink/read-pair-side.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { explainOut, explainRefusal, faults } from './explain-connect.ts';
import { nameCounterpart } from './name-counterpart.ts';
import { namedElsewhere, namePeerIssue } from './name-peer-issue.ts';

/** A page waits for the answer: shorter than its function lives. */
const TIMEOUT_MS = 15_000;

export interface ConnectWish {
  readonly connection: string;
  /** Issue id or key of this site. */
  readonly issue: string;
  /** The partner's issue: its key, or a link to it. */
  readonly peer: string;
}

/**
 * Joins an issue with one that the partner has already. The partner is asked first, and nothing is written here
 * before it has agreed: where its answer is lost the person asks again, and the partner answers the same. What
 * differs is settled by the first items: what is empty on one side is filled, else the conflict policy decides.
 */
export async function connectIssue(ports: Ports, wish: ConnectWish): Promise<Attempt<true>> {
  const context = await loadContext(ports, wish.connection);
  if (context?.connection.state !== 'active') return failed(faults.notRunning);
  if (closedFor(context.connection, epochSeconds(ports.clock)) > 0) return failed(faults.unheard);
  const { end } = context.connection.peer;
  const named = namedIssue(wish.peer, end?.siteUrl ?? '');
  if (named.is !== 'key') return failed(faults.notNamed(named, end?.siteUrl ?? ''));
  const issue = await ports.jira.readIssue(wish.issue, {
    fields: fieldsToJoin(context.rules),
    properties: [COUNTERPART],
  });
  if (issue === 'not-found') return failed(faults.notFound(wish.issue));
  const fault = await mayJoin(ports, context, issue);
  if (fault) return failed(fault);
  return askAndJoin(ports, context, issue, named.key);
}

/** Why this issue cannot be joined with any. */
async function mayJoin(ports: Ports, context: Context, issue: JiraIssue): Promise<Explained | undefined> {
  if (!context.rules.sends && !context.rules.takes) return faults.nothingCrosses;
  const out = await judgeScope(ports, context, issue);
  if (out) return explainOut(out, issue.key);
  const twin = await ports.store.get(twinKind, twinKey(context.connection.id, issue.id));
  if (!twin || !lives(twin)) return undefined;
  if (twin.peer !== undefined) return faults.hasOne(issue.key, twin.peer.key);
  // A start that the partner has refused has made nothing there.
  const refused = twin.hold?.why === 'retry' || twin.hold?.why === 'dead-letter';
  return refused ? undefined : faults.starting(issue.key);
}

const lives = ({ life }: Twin): boolean => life !== 'unlinked' && life !== 'deleted';

async function askAndJoin(
  ports: Ports,
  context: Context,
  issue: JiraIssue,
  peerKey: string,
): Promise<Attempt<true>> {
  const connection = context.connection.id;
  const before = await ports.store.get(twinKind, twinKey(connection, issue.id));
  const gen = nextGeneration(before?.gen, ports.random.token());
  const answer = await ask(ports, connection, {
    do: 'connect',
    gen,
    issue: { id: issue.id, key: issue.key },
    with: peerKey,
  });
  if (!answer) return failed(faults.unheard);
  if (answer.code !== 'connected') return failed(explainRefusal(answer.code, peerKey, issue.key));

  const other = await namedElsewhere(ports.store, connection, answer.issue.id, issue.id);
  const here = await readPairSide(ports, connection, issue);
  if (other && lives(other)) {
    await takeBack(ports, connection, issue.id, answer);
    return failed(explainRefusal('taken', peerKey, issue.key));
  }

  await namePeerIssue(ports.store, connection, answer.issue.id, issue.id);
  const joined = await joinPair(ports, {
    connection,
    issue: issue.id,
    peer: answer.issue,
    gen: answer.gen,
    found: { here, there: { comments: [], worklogs: [] }, files: [] },
    beginning: { met: true, ...(context.rules.waits ? { wake: true } : {}) },
  });
  if (!joined) return failed(faults.justWritten);
  await ring(ports, sendJob(connection, issue.id), 0);
  await nameCounterpart(ports, connection, issue, answer.issue.key);
  return done(true);
}

async function ask(
  ports: Ports,
  connection: string,
  item: ConnectItem | UnlinkItem,
): Promise<ItemAnswer | undefined> {
  const said = await ports.peer.call(connection, 'sync', { items: [item] }, TIMEOUT_MS);
  const answer = said.ok ? syncAnswer.safeParse(said.answer) : undefined;
  return answer?.success === true ? answer.data.items[0] : undefined;
}

/** Another issue of ours stands for the partner's already: the partner need not wait for this one. */
async function takeBack(
  ports: Ports,
  connection: string,
  issue: string,
  { gen, issue: peer }: Extract<ItemAnswer, { code: 'connected' }>,
): Promise<void> {
  await ask(ports, connection, {
    do: 'unlink',
    gen,
    seq: 1,
    issue: { id: issue },
    to: peer.id,
    why: 'by-hand',
  });
}
