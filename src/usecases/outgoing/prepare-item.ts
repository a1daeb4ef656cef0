import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { keptBack, type LocalPaths, runOutgoing } from '../../core/rules/run-outgoing.ts';
import { scriptFailure } from '../../core/rules/scripted-values.ts';
import { buildItem } from '../../core/sync/build-item.ts';
import type { VersionRun } from '../../core/sync/by-rules.ts';
import { type Ledger, ledgerChanges, pagesOf } from '../../core/sync/children/ledger.ts';
import { withLaterLook } from '../../core/sync/children/looked-at.ts';
import type { OutgoingChildren } from '../../core/sync/children/outgoing-children.ts';
import { mergeBaseOf, mergingRule } from '../../core/sync/conflicts/merge-bases.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { comparesAnew, decideOutgoing } from '../../core/sync/decide-outgoing.ts';
import { lookAfterAwaited } from '../../core/sync/landed.ts';
import { asReplicaIssue, fieldsToSend } from '../../core/sync/local-issue.ts';
import { mustKnowWhoAnswers } from '../../core/sync/loop-breaker.ts';
import { withKeptBack } from '../../core/sync/notes.ts';
import { withUnanswered } from '../../core/sync/own-paths.ts';
import { type Mark, markKind } from '../../core/sync/records/mark.ts';
import type { MergeBase } from '../../core/sync/records/merge-base.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import { placeOf } from '../../core/sync/resting.ts';
import { type Rows, withOptional } from '../../core/sync/rows.ts';
import { scriptCode } from '../../core/sync/script-problem.ts';
import { lastEditedByPeople } from '../../core/sync/seen-in-history.ts';
import { standing } from '../../core/sync/standing.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { type ChildrenRead, readOutgoingChildren } from '../children/read-outgoing-children.ts';
import { recoverApply } from '../incoming/recover-apply.ts';
import { endIssue } from '../leaving/end-issue.ts';
import { leaveScope } from '../leaving/leave-scope.ts';
import { tellEnd } from '../leaving/tell-end.ts';
import { noteScriptFailure } from '../rules/note-script-failure.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { cleanChange, epochSeconds } from '../twin/mark-twin.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';
import { watchFacets } from '../twin/watch-facets.ts';
import { type EarlierRules, earlierVersions } from './earlier-versions.ts';
import { issuesThatLeave } from './issues-that-leave.ts';
import { olderThanSeen, seemsRestored, setAside } from './set-aside.ts';
import { unseenIssue } from './unseen-issue.ts';
import { waitForParent } from './wait-for-parent.ts';
import { wakeWaiters } from './wait-for-twin.ts';

/** An item that has its sequence and is on its way. */
export interface PreparedItem {
  readonly issue: string;
  readonly rows: Rows;
  readonly token: string;
  readonly mark: Mark | undefined;
  readonly item: UpdateItem;
  /** Of texts that are merged: what both sides will have once the item is applied. */
  readonly bases: Readonly<Record<string, MergeBase | undefined>>;
  readonly ledger: Ledger;
  readonly children: Omit<OutgoingChildren, 'ledger'>;
  /** Set where the children were looked at: their fingerprint as read. */
  readonly kids: string | undefined;
  readonly updated: number;
  /** The issue's fields as read. */
  readonly fields: JiraIssue['fields'];
  /** The issue's `counterpart` property as read. */
  readonly property: unknown;
  /** Something of it waits for another twin since so short a time that the issue must look again. */
  readonly looksAgain: boolean;
}

export type Preparation =
  | { readonly is: 'item'; readonly prepared: PreparedItem }
  | { readonly is: 'later'; readonly after: number }
  /** Marked, but without a twin: its start was cut off. */
  | { readonly is: 'unborn' }
  | { readonly is: 'nothing' };

const NOTHING: Preparation = { is: 'nothing' };

/** Finds out what of one issue is to cross now and takes a sequence for it; `read` saves a read just made. */
export async function prepareItem(
  ports: Ports,
  context: Context,
  issueId: string,
  read?: JiraIssue,
): Promise<Preparation> {
  const connection = context.connection.id;
  const now = epochSeconds(ports.clock);
  // The mark is read first: a change after this moment makes a new token, and then it is not cleaned.
  const mark = await ports.store.get(markKind, twinKey(connection, issueId));
  const found = await loadRows(ports.store, connection, issueId);
  const rows = found && (await wakeWaiters(ports, context.rules, found));
  if (!rows) return mark && mark.at > 0 ? { is: 'unborn' } : NOTHING;
  const stand = standing(rows, mark, now);
  if (stand.do === 'later') return { is: 'later', after: stand.after };
  if (stand.do === 'recover') {
    await recoverApply(ports, context, rows);
    return { is: 'later', after: 1 };
  }
  if (stand.do === 'tell-end') return mark ? tellEnd(ports, rows, mark) : NOTHING;
  if (stand.do === 'end-issue') return endIssue(ports, context, rows);
  if (stand.do === 'end') {
    const lapsed = rows.work.inFlight !== undefined && rows.work.inFlight.until <= now;
    const also = stand.clean && mark ? [cleanChange(ports, connection, issueId, mark)] : [];
    // Nobody comes back to a message that has expired: the sweep is not to look for it for ever.
    if (lapsed || also.length > 0) await saveRows(ports, rows, lapsed ? withUnanswered(rows) : rows, also);
    return NOTHING;
  }
  const earlier = await earlierVersions(ports, context, rows.twin);
  const fields = [...fieldsToSend(context.rules), ...earlier.flatMap(({ rules }) => rules.fields)];
  const history = comparesAnew(rows.twin) || mustKnowWhoAnswers(rows.twin, now);
  const issue = read ?? (await ports.jira.readIssue(issueId, { fields: [...new Set(fields)], history }));
  if (issue === 'not-found') return unseenIssue(ports, context, rows, mark);
  await watchFacets(ports, context, issue);
  const out = await judgeScope(ports, context, issue);
  if (out) return leaveScope(ports, { rows, mark, updated: issue.updated, out });
  if (seemsRestored(rows.twin, issue.updated)) return olderThanSeen(ports, rows, mark);
  const failed = scriptFailure(context.rules, issue.fields);
  if (failed) {
    await setAside(ports, connection, issueId, scriptCode(failed));
    await noteScriptFailure(ports, connection, { side: 'outgoing', key: issue.key, ...failed });
    return NOTHING;
  }
  return decideAndTake(ports, context, { rows, mark, issue, earlier, now });
}

interface Found {
  readonly rows: Rows;
  readonly mark: Mark | undefined;
  readonly issue: JiraIssue;
  /** Rules by which the peer's values may have been made, where others were published since. */
  readonly earlier: readonly EarlierRules[];
  readonly now: number;
}

async function decideAndTake(ports: Ports, context: Context, found: Found): Promise<Preparation> {
  const { rows, issue, now } = found;
  const kids = await readOutgoingChildren(ports, context, rows.twin, issue);
  const starting = rows.twin.life === 'pending';
  const ran = runOutgoing(
    context.rules,
    context.key,
    issue.fields,
    starting ? 'create' : 'always',
    rememberedPaths(rows),
  );
  const leave = await issuesThatLeave(ports, rows, issue, ran);
  const { local, waitsFor } = leave;
  if (waitsFor !== undefined) return waitForParent(ports, rows, found.mark, waitsFor, leave.looksAgain);
  const looksAgain = kids.looksAgain || leave.looksAgain;
  const token = ports.random.short();
  const outgoing = decideOutgoing({
    rows,
    local,
    children: kids.children.fresh || kids.removed.length > 0,
    runs: runsOf(context, found, local),
    // The peer waits for a word that it is back.
    speak: rows.twin.life === 'left-scope',
    people: lastEditedByPeople(context.rules, issue.history),
    edited: comparesAnew(rows.twin) ? lastEditedByPeople(context.rules, issue.history, rows.twin.began) : [],
    now,
    token,
  });
  if (outgoing.do === 'nothing') {
    const twin = { ...outgoing.twin, ...placeOf(context.rules, issue) };
    return cleanMark(ports, found, kids, { twin, looksAgain });
  }
  const leaving = leavingRows(context, found, kids, outgoing.rows);
  const taken = await saveRows(ports, rows, leaving, ledgerOf(rows, kids));
  if (!taken) return { is: 'later', after: 1 };
  const item = itemOf(context, issue, { rows, outgoing, local, kids });
  return {
    is: 'item',
    prepared: {
      issue: issue.id,
      rows: taken,
      token,
      mark: found.mark,
      item,
      bases: basesOf(context, issue, outgoing.changed, local),
      ledger: kids.ledger,
      children: kids.children,
      kids: kids.print,
      updated: issue.updated,
      fields: issue.fields,
      property: issue.properties[COUNTERPART],
      looksAgain,
    },
  };
}

/** The rows with a message on its way, and what of the issue stays here. */
function leavingRows(context: Context, { issue, now }: Found, kids: ChildrenRead, after: Rows): Rows {
  // Until an answer says that all have crossed, an old list of children must not look like the last one.
  const { kids: _kids, ...anew } = after.twin;
  const twin = kids.print === undefined ? after.twin : anew;
  const kept = keptBack(context.rules, context.key, issue.fields);
  return withPages(
    { ...after, twin: { ...withKeptBack(twin, kept, now), ...placeOf(context.rules, issue) } },
    kids,
  );
}

/** What each version since the twin was in step makes of the issue as read. */
function runsOf(context: Context, { earlier, issue, rows }: Found, local: LocalPaths): readonly VersionRun[] {
  if (earlier.length === 0) return [];
  const runs = earlier.map(({ rules, existing }) => ({
    local: runOutgoing(rules, context.key, issue.fields, 'always', rememberedPaths(rows)),
    existing,
  }));
  return [...runs, { local, existing: context.published.existing }];
}

function basesOf(
  { rules, key }: Context,
  issue: JiraIssue,
  changed: UpdateItem['changed'],
  local: LocalPaths,
): PreparedItem['bases'] {
  return Object.fromEntries(
    changed.flatMap(({ path }) => {
      const rule = mergingRule(rules, path);
      const out = local[path]?.out;
      return rule && out !== undefined ? [[path, mergeBaseOf(rule, key, issue.fields[rule.field], out)]] : [];
    }),
  );
}

function itemOf(
  context: Context,
  issue: JiraIssue,
  parts: {
    rows: Rows;
    outgoing: Extract<ReturnType<typeof decideOutgoing>, { do: 'send' }>;
    local: LocalPaths;
    kids: ChildrenRead;
  },
): UpdateItem {
  return buildItem({
    twin: parts.rows.twin,
    issue: asReplicaIssue(context.connection.local.siteUrl, issue, context.rules),
    policy: context.connection.policy.number,
    outgoing: parts.outgoing,
    local: parts.local,
    children: parts.kids.children,
    removed: [...parts.kids.removed],
  });
}

/** Nothing to send: the mark goes if nobody has set it anew, and the row remembers how far it has looked. */
async function cleanMark(
  ports: Ports,
  { rows, mark, issue, earlier, now }: Found,
  kids: ChildrenRead,
  { twin, looksAgain }: { readonly twin: Twin; readonly looksAgain: boolean },
): Promise<Preparation> {
  const seen = Math.max(twin.seen, issue.updated);
  const known = kids.print === undefined ? twin : { ...twin, kids: kids.print };
  // What a person has let go is gone by now.
  const { hold: _hold, letGo: _letGo, ...clear } = known;
  // A message that has expired and of which nothing is left to send again.
  const { inFlight: _expired, open: _open, ...work } = rows.work;
  const inStep = earlier.length > 0 ? { asOf: now } : {};
  const looked = { ...clear, ...inStep, seen, due: lookAfterAwaited(twin, now) };
  const next = looksAgain ? withLaterLook(looked, now + TIMING.indexed) : looked;
  const after = withPages({ ...rows, work, twin: next }, kids);
  const also = [...ledgerOf(rows, kids)];
  if (mark && mark.at > 0) also.push(cleanChange(ports, twin.connection, twin.issue, mark));
  const saved = await saveRows(ports, rows, after, also);
  return saved ? NOTHING : { is: 'later', after: 1 };
}

function ledgerOf(rows: Rows, kids: ChildrenRead): Change[] {
  return ledgerChanges(rows.twin.connection, rows.twin.issue, kids.before, kids.ledger);
}

function withPages(rows: Rows, kids: ChildrenRead): Rows {
  const pages = pagesOf(kids.ledger);
  if (kids.print === undefined) return rows;
  const removals = kids.waiting > 0 ? kids.waiting : undefined;
  const twin = withOptional(rows.twin, 'removals', removals);
  return { ...rows, twin: pages === (twin.pages ?? 0) ? twin : { ...twin, pages } };
}
