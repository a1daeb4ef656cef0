import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import type { DecidedAnswer, ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import { runIncoming } from '../../core/rules/run-incoming.ts';
import { type Ledger, ledgerChanges, pagesOf } from '../../core/sync/children/ledger.ts';
import { withKidsCrossed, withLaterLook } from '../../core/sync/children/looked-at.ts';
import { settleChildren } from '../../core/sync/children/settle-children.ts';
import { answeredConflicts, conflictChange } from '../../core/sync/conflicts/conflict-entries.ts';
import { conflictKey } from '../../core/sync/conflicts/conflict-record.ts';
import { COUNTERPART, issuePropertyWith } from '../../core/sync/counterpart-property.ts';
import { peerAnswered } from '../../core/sync/peer-seen.ts';
import { type Mark, markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { type Rows, withOptional } from '../../core/sync/rows.ts';
import { type Settled, settleAnswer } from '../../core/sync/settle-answer.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { nameCounterpart } from '../birth/name-counterpart.ts';
import { mergeBaseChanges } from '../incoming/keep-merge-bases.ts';
import { loadPrevious, previousAnswered, previousChange } from '../incoming/keep-previous.ts';
import type { Context } from '../twin/load-context.ts';
import { cleanChange, epochSeconds, markChange } from '../twin/mark-twin.ts';
import { sayEnded } from '../twin/say-state.ts';
import { showPeer } from '../twin/show-peer.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import type { PreparedItem } from './prepare-item.ts';
import { held } from './set-aside.ts';
import { wakeWaiters } from './wait-for-twin.ts';

const ATTEMPTS = 8;

/** Writes what an answer means. Answers after how many seconds this twin is to be sent again, if at all. */
export async function settleItem(
  ports: Ports,
  context: Context,
  prepared: PreparedItem,
  answer: ItemAnswer,
): Promise<number | undefined> {
  let rows: Rows | undefined = prepared.rows;
  let ledger: Ledger = prepared.ledger;
  let mark: Mark | undefined = prepared.mark;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // A later attempt has taken over: this answer is dropped, its paths are open there.
    if (rows?.work.inFlight?.token !== prepared.token) return TIMING.firstSend;
    const settlement = settle(ports, context, prepared, { rows, ledger, answer });
    const moved = mark?.token !== prepared.mark?.token;
    const also = [
      ...settlement.ledgerLines,
      ...conflictLines(ports, context, prepared, answer),
      ...baseLines(prepared, rows, answer),
      ...(await previousLinesOf(ports, context, prepared, rows, answer)),
    ];
    if (!settlement.remains && mark && mark.at > 0 && !moved) {
      also.push(cleanChange(ports, context.connection.id, prepared.issue, mark));
    }
    // What remains must stay visible to the sweep.
    if (settlement.remains && (mark === undefined || mark.at === 0)) {
      also.push(markChange(ports, context.connection.id, prepared.issue));
    }
    const saved = await saveRows(ports, rows, settlement.rows, also);
    if (saved) {
      if (answer.code === 'applied') await nameTwin(ports, context, prepared, saved, answer);
      if (answer.code === 'unlinked') await sayEnded(ports, saved.twin);
      const last = settlement.again === undefined && !moved;
      await wakeWaiters(ports, context.rules, saved, last ? mark : undefined);
      return settlement.again ?? (moved ? TIMING.firstSend : undefined);
    }
    rows = await loadRows(ports.store, context.connection.id, prepared.issue);
    mark = await ports.store.get(markKind, twinKey(context.connection.id, prepared.issue));
    if (rows && prepared.kids !== undefined) ledger = await loadLedger(ports.store, rows.twin);
  }
  ports.log.note('send.settle-gave-up', { connection: context.connection.id, issue: prepared.issue });
  return TIMING.busyAgain;
}

/** What the peer has of this item, where an incoming script must see it. */
async function previousLinesOf(
  ports: Ports,
  context: Context,
  { item }: PreparedItem,
  { twin }: Rows,
  answer: ItemAnswer,
): Promise<Change[]> {
  if (answer.code !== 'applied' || !context.rules.taking) return [];
  const previous = await loadPrevious(ports, context, twin);
  // The peer's first item names everything; after it only one that names everything may begin the record.
  if (!previous && twin.appliedSeq > 0) return [];
  return [previousChange(twin, previousAnswered(previous, item, answer))];
}

/** Texts that both sides have now; what an apply has settled meanwhile has a later one. */
function baseLines({ bases, issue }: PreparedItem, { twin, work }: Rows, answer: ItemAnswer): Change[] {
  if (answer.code !== 'applied') return [];
  const settled = Object.entries(bases).filter(
    ([path]) =>
      work.inFlight?.fields[path] !== undefined &&
      answer.lost?.includes(path) !== true &&
      answer.partial?.[path] === undefined,
  );
  return mergeBaseChanges(twin.connection, issue, Object.fromEntries(settled));
}

/** What the answer says of values that gave way on either side, for this side's log. */
function conflictLines(
  ports: Ports,
  context: Context,
  { item, token, issue }: PreparedItem,
  answer: ItemAnswer,
): Change[] {
  if (answer.code !== 'applied') return [];
  const at = epochSeconds(ports.clock);
  const head = { connection: context.connection.id, issue, key: item.issue.key, at, seq: item.seq };
  const key = conflictKey(head.connection, issue, at, token);
  return conflictChange(key, undefined, head, answeredConflicts(answer, item.fields));
}

interface Settlement {
  readonly rows: Rows;
  readonly ledgerLines: readonly Change[];
  readonly again: number | undefined;
  /** Something is still to be sent, be it later: the mark stands. */
  readonly remains: boolean;
}

function settle(
  ports: Ports,
  context: Context,
  prepared: PreparedItem,
  now: { rows: Rows; ledger: Ledger; answer: ItemAnswer },
): Settlement {
  const { answer } = now;
  const at = epochSeconds(ports.clock);
  const settled = settleAnswer({
    rows: now.rows,
    answer,
    seq: prepared.item.seq,
    byRules: prepared.item.changed.filter((one) => one.rules === true).map(({ path }) => path),
    updated: prepared.updated,
    commandOf: (path) => commandOf(context, prepared, answer, path),
    now: at,
  });
  if (answer.code !== 'applied') return undecided(ports, settled, prepared.updated);
  const done = decided(context, prepared, { ...now, answer }, settled);
  const { rows } = done;
  const looked = prepared.looksAgain
    ? { ...done, rows: { ...rows, twin: withLaterLook(rows.twin, at + TIMING.indexed) } }
    : done;
  return heldForNow(ports, now.rows, answer, looked);
}

/** The settlement of an answer that has decided the item, with the children's part. */
function decided(
  context: Context,
  prepared: PreparedItem,
  { answer, ...now }: { rows: Rows; ledger: Ledger; answer: DecidedAnswer },
  settled: Settled,
): Settlement {
  const wakes = now.rows.twin.peer === undefined && context.rules.waits;
  const woken = wakes ? { wake: true } : {};
  // A ledger that was not read has nothing to settle: no child was in the message.
  if (prepared.kids === undefined) {
    const rows = { ...settled.rows, twin: { ...settled.rows.twin, ...woken } };
    return { rows, ledgerLines: [], again: undefined, remains: wakes };
  }
  const kids = settleChildren(now.ledger, { ...prepared.children, removed: prepared.item.removed }, answer);
  const pages = pagesOf(kids.ledger);
  const { letGo, ...twin } = childrenSettled(settled.rows.twin, prepared.kids, kids);
  // What a person let go has been told: later removals are judged anew.
  const going = letGo === true && (kids.remains || prepared.item.removed.length === 0);
  return {
    rows: {
      ...settled.rows,
      twin: {
        ...twin,
        ...woken,
        ...(going ? { letGo } : {}),
        ...(pages > 0 ? { pages } : {}),
      },
    },
    ledgerLines: ledgerChanges(context.connection.id, prepared.issue, now.ledger, kids.ledger),
    again: kids.remains ? nextPart(prepared) : undefined,
    remains: kids.remains || wakes,
  };
}

function childrenSettled(
  twin: Twin,
  print: string,
  { remains, later }: ReturnType<typeof settleChildren>,
): Twin {
  if (!remains && !later) return withKidsCrossed(twin, print);
  return withOptional(twin, 'kids', undefined);
}

/**
 * What the peer's Jira would not take now waits by the schedule. An answer that comes before the time it names (an edit
 * was sent meanwhile) is no attempt.
 */
function heldForNow(ports: Ports, { twin }: Rows, answer: DecidedAnswer, settlement: Settlement): Settlement {
  const codes = [...Object.values(answer.partial ?? {}), ...(answer.without ?? []).map(({ code }) => code)];
  if (!codes.includes('not-now')) return settlement;
  const now = epochSeconds(ports.clock);
  const before = twin.hold?.code === 'not-now' ? twin.hold : undefined;
  const waits = before && (before.why === 'dead-letter' || twin.due > now);
  const { rows } = settlement;
  const after = waits
    ? { ...rows.twin, hold: before, due: twin.due }
    : held({ ...rows.twin, ...(before ? { hold: before } : {}) }, 'retry', now, 'not-now');
  return { ...settlement, rows: { ...rows, twin: after } };
}

/** Many children are paced, as Jira limits the writes of one issue; a few that were left over are not. */
function nextPart({ children }: PreparedItem): number {
  return children.posted.length > APP.childWritesAtOnce || children.more
    ? APP.childPaceSeconds
    : TIMING.firstSend;
}

/** A refusal counts as a failure and waits by the schedule, but for one that only a person can change. */
function undecided(ports: Ports, settled: Settled, updated: number): Settlement {
  const { rows, again, failed } = settled;
  const { hold } = rows.twin;
  const rests = hold?.code === 'cycle' || hold?.code === 'by-hand' || hold?.why === 'left-there';
  if (failed === undefined && !rests) return { rows, ledgerLines: [], again, remains: true };
  const now = epochSeconds(ports.clock);
  const twin = failed === undefined ? rows.twin : held(rows.twin, 'retry', now, failed);
  // The due time brings it back, or the next edit: a mark that nothing may be sent for would be in the others' way.
  // The reconcile need not try what was seen already.
  const seen = Math.max(twin.seen, updated);
  return { rows: { ...rows, twin: { ...twin, seen } }, ledgerLines: [], again: undefined, remains: false };
}

/** What the peer now holds, as a command here: read by full items alone. */
function commandOf(
  context: Context,
  prepared: PreparedItem,
  answer: ItemAnswer,
  path: string,
): string | undefined {
  // What a script makes of a value is not known before it runs.
  if (answer.code !== 'applied' || context.rules.taking?.paths.includes(path)) return undefined;
  const echoed = answer.echo?.[path];
  const value = echoed ?? (answer.same?.includes(path) ? prepared.item.fields[path] : undefined);
  if (value === undefined) return undefined;
  const command = runIncoming(
    context.rules,
    context.key,
    { [path]: value },
    {
      moment: 'always',
      fields: {},
    },
  )[path];
  return command?.ok ? command.local : undefined;
}

/**
 * After the first answer the issue says whose counterpart it is; what the rules want to be seen of the peer's issue is
 * written with the same call, and later where it has become something else.
 */
async function nameTwin(
  ports: Ports,
  context: Context,
  { item, issue, fields, updated, property }: PreparedItem,
  rows: Rows,
  answer: DecidedAnswer,
): Promise<void> {
  const { id } = context.connection;
  const first = item.to === undefined;
  const peer = peerAnswered(answer, item.fields);
  const properties = first ? { properties: counterpartProperties(id, issue, property, answer) } : {};
  const shown = { fields, updated, ...properties };
  const wrote = await showPeer(ports, context, rows, shown, peer, first ? 'create' : 'always');
  if (wrote || !first) return;
  const read = { id: issue, properties: { [COUNTERPART]: property } };
  await nameCounterpart(ports, id, read, answer.issue.key);
}

const counterpartProperties = (
  connection: string,
  issue: string,
  property: unknown,
  { issue: { key } }: DecidedAnswer,
) => ({ [COUNTERPART]: issuePropertyWith(property, issue, { c: connection, k: key, s: 'ok' }) });
