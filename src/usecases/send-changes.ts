import { APP } from '../core/limits.ts';
import type { JiraIssue } from '../core/ports/jira.ts';
import { PortError } from '../core/ports/port-error.ts';
import type { Ports } from '../core/ports/ports.ts';
import { type ItemAnswer, type SyncAnswer, syncAnswer } from '../core/protocol/kinds/sync.ts';
import { markKind } from '../core/sync/records/mark.ts';
import { TIMING } from '../core/sync/timing.ts';
import { type Context, loadContext } from './load-context.ts';
import { type Preparation, type PreparedItem, prepareItem } from './prepare-item.ts';
import { firstSyncJob, ring, sendJob } from './ring.ts';
import { settleItem } from './settle-item.ts';

/** Issues read at the same time, and what one message may hold. */
const READS_AT_ONCE = 8;

export interface SendRequest {
  readonly connection: string;
  readonly issue: string;
  readonly chain: number;
  /** The issue as just read by the caller. */
  readonly read?: JiraIssue;
}

/**
 * Sends what has changed of the issue it was called for and of other marked issues of the connection. The index
 * only says where to look: each twin is proven by its own rows.
 */
export async function sendChanges(ports: Ports, request: SendRequest): Promise<void> {
  const context = await loadContext(ports, request.connection);
  // A paused side keeps its marks; resuming rings.
  if (context?.connection.state !== 'active') return;
  const first = await prepare(ports, context, request, request.issue, request.read);
  // Where this issue has nothing to send, whoever marked another one has rung for it.
  const others = first ? await otherMarked(ports, request) : [];
  const prepared: PreparedItem[] = first ? [first] : [];
  for (let from = 0; from < others.length; from += READS_AT_ONCE) {
    if (ports.clock.remaining() < (TIMING.answer + TIMING.itemMargin) * 1000) break;
    if (JSON.stringify(prepared.map((one) => one.item)).length > APP.messageCharacters / 2) break;
    const batch = others.slice(from, from + READS_AT_ONCE);
    const more = await Promise.all(batch.map((issue) => prepare(ports, context, request, issue)));
    prepared.push(...more.filter((one) => one !== undefined));
  }
  for (const message of asMessages(prepared)) await sendMessage(ports, context, request, message);
}

async function otherMarked(ports: Ports, request: SendRequest): Promise<readonly string[]> {
  const page = await ports.store.query(markKind, {
    index: 'by-connection',
    partition: [request.connection],
    from: 1,
    limit: APP.itemsPerMessage,
  });
  return page.rows
    .map((row) => row.key.slice(request.connection.length + 1))
    .filter((issue) => issue !== request.issue)
    .slice(0, APP.itemsPerMessage - 1);
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
    if (!(error instanceof PortError)) throw error;
    ports.log.note('send.not-prepared', { code: error.code, connection: request.connection, issue });
    if (issue === request.issue) await again(ports, request, issue, error.retryAfter ?? TIMING.busyAgain);
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
    if (after !== undefined) await again(ports, request, one.issue, after);
  }
}

function whenUnanswered(result: { ok: boolean; reason?: string }): ItemAnswer | undefined {
  if (result.ok || result.reason === 'unknown') return undefined;
  return { code: result.reason === 'refused' ? 'refused' : 'paused' };
}

function parseAnswers(ports: Ports, answer: unknown, items: number): SyncAnswer | undefined {
  const parsed = syncAnswer.safeParse(answer);
  if (parsed.success && parsed.data.items.length === items) return parsed.data;
  ports.log.note('send.answer-not-understood', { items });
  return undefined;
}

async function again(ports: Ports, request: SendRequest, issue: string, after: number): Promise<void> {
  await ring(ports, sendJob(request.connection, issue, request.chain + 1), after);
}
