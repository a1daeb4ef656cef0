import { allOf } from '../../core/all-of.ts';
import { APP } from '../../core/limits.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type ItemAnswer, type SyncAnswer, syncAnswer } from '../../core/protocol/kinds/sync.ts';
import { type AfterError, waitFor } from '../../core/retry/after-error.ts';
import { isOpen } from '../../core/retry/breaker.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { afterPortError } from '../patience/after-port-error.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { type Preparation, type PreparedItem, prepareItem } from './prepare-item.ts';
import { setAside } from './set-aside.ts';
import { settleItem } from './settle-item.ts';

/** Issues read at the same time, and what one message may hold. */
const READS_AT_ONCE = 8;
/** Seconds by which the acceptor waits longer where both have been busy with each other. */
const HEAD_START = 5;

export interface SendRequest {
  readonly connection: string;
  readonly issue: string;
  readonly chain: number;
  /** How often in a row this has been put off. */
  readonly waits?: number | undefined;
  /** The issue as just read by the caller. */
  readonly read?: JiraIssue;
}

/**
 * Sends what has changed of the issue it was called for and of other marked issues of the connection. The index
 * only says where to look: each twin is proven by its own rows.
 */
export async function sendChanges(ports: Ports, request: SendRequest): Promise<void> {
  const context = await loadContext(ports, request.connection);
  // A paused side and one whose breaker is open keep their marks; whatever ends it rings.
  if (context?.connection.state !== 'active') return;
  if (isOpen(context.connection, epochSeconds(ports.clock))) return;
  const first = await prepare(ports, context, request, request.issue, request.read);
  // A start goes alone: the others that start have a job each. Where this issue has nothing to send, whoever marked another one has rung for it.
  const others = first && !request.read ? await otherMarked(ports, request) : [];
  const along = others.slice(0, APP.itemsPerMessage - 1);
  const prepared: PreparedItem[] = first ? [first] : [];
  for (let from = 0; from < along.length; from += READS_AT_ONCE) {
    if (ports.clock.remaining() < (TIMING.answer + TIMING.itemMargin) * 1000) break;
    if (JSON.stringify(prepared.map((one) => one.item)).length > APP.messageCharacters / 2) break;
    const batch = along.slice(from, from + READS_AT_ONCE);
    const more = await allOf(batch.map((issue) => prepare(ports, context, request, issue)));
    prepared.push(...more.filter((one) => one !== undefined));
  }
  for (const message of asMessages(prepared)) await sendMessage(ports, context, request, message);
  // As many as fit have left; the next job takes those that are marked still.
  const next = others.length === APP.itemsPerMessage ? others.at(-1) : undefined;
  if (prepared.length > 0 && next !== undefined) await again(ports, { ...request, waits: 0 }, next, 0);
}

async function otherMarked(ports: Ports, request: SendRequest): Promise<readonly string[]> {
  const page = await ports.store.query(markKind, {
    index: 'by-connection',
    partition: [request.connection],
    from: 1,
    limit: APP.itemsPerMessage + 1,
  });
  return page.rows
    .map((row) => row.key.slice(request.connection.length + 1))
    .filter((issue) => issue !== request.issue)
    .slice(0, APP.itemsPerMessage);
}

/** One issue's failure stays its own: its mark stands and the sweep comes back to it. */
async function prepare(
  ports: Ports,
  context: Context,
  request: SendRequest,
  issue: string,
  read?: JiraIssue,
): Promise<PreparedItem | undefined> {
  let result: Preparation;
  try {
    result = await prepareItem(ports, context, issue, read);
  } catch (error) {
    const waits = issue === request.issue ? (request.waits ?? 0) : 0;
    const after = await afterPortError(ports, error, waits);
    const code = error instanceof PortError ? error.code : 'unknown';
    ports.log.note('send.not-prepared', { code, connection: request.connection, issue });
    await putOff(ports, request, issue, code, after);
    return undefined;
  }
  if (result.is === 'item') return result.prepared;
  if (result.is === 'unborn') {
    await ring(ports, firstSyncJob(request.connection, issue, request.chain + 1), TIMING.firstSend);
  }
  // Whoever marked the others has rung for them.
  if (result.is === 'later' && issue === request.issue) await again(ports, request, issue, result.after);
  return undefined;
}

async function putOff(
  ports: Ports,
  request: SendRequest,
  issue: string,
  code: string,
  after: AfterError,
): Promise<void> {
  if (after.do === 'retry' || after.do === 'dead-letter')
    await setAside(ports, request.connection, issue, code);
  // Whoever marked the others has rung for them, and the sweep sees their marks.
  if (after.do !== 'wait' || issue !== request.issue) return;
  await again(
    ports,
    { ...request, waits: (request.waits ?? 0) + 1 },
    issue,
    after.at - epochSeconds(ports.clock),
  );
}

function asMessages(prepared: readonly PreparedItem[]): readonly (readonly PreparedItem[])[] {
  const messages: PreparedItem[][] = [];
  let size = 0;
  for (const one of prepared) {
    const own = JSON.stringify(one.item).length;
    const last = messages.at(-1);
    if (last && size + own <= APP.messageCharacters) {
      last.push(one);
      size += own;
    } else {
      messages.push([one]);
      size = own;
    }
  }
  return messages;
}

async function sendMessage(
  ports: Ports,
  context: Context,
  request: SendRequest,
  message: readonly PreparedItem[],
): Promise<void> {
  const payload = { items: message.map((one) => one.item) };
  const result = await ports.peer.call(request.connection, 'sync', payload, TIMING.answer * 1000);
  const answers = result.ok ? parseAnswers(ports, result.answer, message.length) : undefined;
  for (const [index, one] of message.entries()) {
    const answer = answers?.items[index] ?? whenUnanswered(result);
    // Nobody knows what became of it: its paths stay in flight until that has expired.
    const after = answer ? await settleItem(ports, context, one, answer) : TIMING.inFlight + TIMING.busyAgain;
    if (after === undefined) continue;
    const waited = answer?.code === 'busy' || answer?.code === 'not-started';
    const waits = waited && one.issue === request.issue ? (request.waits ?? 0) : 0;
    const wait = waited ? Math.max(after, waitFor(waits)) + headStart(context) : after;
    await again(ports, { ...request, waits: waited ? waits + 1 : 0 }, one.issue, wait);
  }
}

/** Two sides that have sent at the same moment keep each other busy; one of them goes first the next time. */
const headStart = ({ connection }: Context): number => (connection.role === 'acceptor' ? HEAD_START : 0);

function whenUnanswered(result: { ok: boolean; reason?: string }): ItemAnswer | undefined {
  if (result.ok || result.reason === 'unknown') return undefined;
  // Prints and policy of the item are those of a pairing that is over: it is made again, of everything, by the new one.
  if (result.reason === 'superseded') return { code: 'need-full', have: 0 };
  return { code: result.reason === 'refused' ? 'refused' : 'paused' };
}

function parseAnswers(ports: Ports, answer: unknown, items: number): SyncAnswer | undefined {
  const parsed = syncAnswer.safeParse(answer);
  if (parsed.success && parsed.data.items.length === items) return parsed.data;
  ports.log.note('send.answer-not-understood', { items });
  return undefined;
}

async function again(ports: Ports, request: SendRequest, issue: string, after: number): Promise<void> {
  await ring(ports, sendJob(request.connection, issue, request.chain + 1, request.waits), after);
}
