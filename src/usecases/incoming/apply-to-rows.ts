import { namesFiles } from '../../core/document/with-media.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { decidedAnswer } from '../../core/sync/answer-item.ts';
import { hasChildren, incomingChildren } from '../../core/sync/children/incoming-children.ts';
import { localLinks } from '../../core/sync/children/local-links.ts';
import { scriptedChildren } from '../../core/sync/children/scripted-children.ts';
import { withAppearance } from '../../core/sync/children/with-appearance.ts';
import { localValues } from '../../core/sync/conflicts/local-values.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import { goesOn } from '../../core/sync/left-there.ts';
import { fieldsToApply, issueUrl } from '../../core/sync/local-issue.ts';
import { mustKnowWho } from '../../core/sync/loop-breaker.ts';
import { peerSeen } from '../../core/sync/peer-seen.ts';
import { restingAround } from '../../core/sync/resting.ts';
import { leaseOf, type Rows } from '../../core/sync/rows.ts';
import type { OutOfScope } from '../../core/sync/scope.ts';
import { withoutScriptProblem } from '../../core/sync/script-aside.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { retoldConflicts } from '../conflict/retold-conflicts.ts';
import { noteUnknown } from '../people/note-unknown.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { markChange } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { showPeer } from '../twin/show-peer.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import { type Application, carryOut } from './carry-out.ts';
import { decideItem, filesOf } from './decide-item.ts';
import { loadPrevious } from './keep-previous.ts';
import { overlayByScript } from './overlay-by-script.ts';
import { resolveLinks } from './resolve-links.ts';
import { stopAtScript } from './stop-at-script.ts';
import { type Taking, takeByScript } from './take-by-script.ts';

/** Applies an item to the issue of a twin whose rows say that it is its turn. */
export async function applyToRows(
  ports: Ports,
  given: Context,
  found: Rows,
  came: UpdateItem,
  digest: string,
): Promise<ItemAnswer> {
  const issue = await readToApply(ports, given, found, came);
  if (issue === 'not-found') return refuseUnseen(ports, given, found);
  // An issue whose create is not complete yet is not where it will stand.
  const out = found.twin.unwritten === undefined ? await judgeScope(ports, given, issue) : undefined;
  if (out) return refuseAway(ports, found, out);
  const previous = await loadPrevious(ports, given, found.twin);
  const taken = await takeByScript(ports, given, { item: came, issue, twin: found.twin, previous });
  if (taken.is === 'needs-full') return { code: 'need-full', have: found.twin.appliedSeq };
  if (taken.is === 'failed') return stopAtScript(ports, found, issue.key, taken.failure);
  const context = taken.is === 'taken' ? taken.context : given;
  return decideAndWrite(ports, context, withoutScriptProblem(found), { came, digest, issue, taken });
}

/** The issue with all that deciding about the item needs to know of it. */
function readToApply(ports: Ports, { rules }: Context, { twin }: Rows, item: UpdateItem) {
  return ports.jira.readIssue(twin.issue, {
    fields: [
      ...fieldsToApply(rules),
      ...(item.links === undefined ? [] : ['issuelinks']),
      ...(namesFiles([item.fields, item.comments]) ? ['attachment'] : []),
    ],
    properties: twin.shared ? [COUNTERPART] : [],
    history:
      twin.unwritten !== undefined || twin.began !== undefined || mustKnowWho(twin, Object.keys(item.fields)),
  });
}

async function decideAndWrite(
  ports: Ports,
  context: Context,
  rows: Rows,
  of: {
    readonly came: UpdateItem;
    readonly digest: string;
    readonly issue: JiraIssue;
    readonly taken: Taking;
  },
): Promise<ItemAnswer> {
  const { came, digest, issue, taken } = of;
  const decided = await decideItem(ports, context, rows, came, issue, taken);
  const { localized, item, local, decision, people } = decided;
  await noteUnknown(ports, context, item.fields, decided.addresses);
  if (!agreeOnPolicy(context, came, decision)) {
    return { code: 'other-policy', have: context.connection.policy.number };
  }
  const adds = taken.is === 'taken' && taken.effects.some((effect) => effect.do === 'add-comment');
  const withChildren = hasChildren(item) || adds;
  const ledger = withChildren ? await loadLedger(ports.store, rows.twin) : [];
  const brought = incomingChildren(context.rules, context.key, item, ledger);
  const wanted = taken.is === 'taken' ? scriptedChildren(context.key, ledger, brought, taken) : brought;
  const children = withAppearance(context.rules, issue.fields, ledger, wanted);
  const read = { rules: context.rules, key: context.key, fields: issue.fields, local };
  const mine = localValues(read, rows, item, [...decision.lost, ...decision.overruled]);
  const application: Application = {
    rows,
    item,
    digest,
    issue,
    local,
    decision,
    mine: mine.all,
    raws: mine.raws,
    people,
    overlay: await overlayByScript(ports, context, issue, decision, rows),
    ledger,
    withChildren,
    children,
    links: await resolveLinks(ports.store, context, children.add, localLinks(issue.fields).list),
    files: filesOf(context, issue).list,
    ...(taken.is === 'taken' ? { taken } : {}),
  };
  const done = await carryOut(ports, context, application);
  if (done === 'busy') return { code: 'busy' };
  await showSender(ports, context, item, issue);
  return decidedAnswer(context, {
    item: localized.item,
    issue: { id: issue.id, key: issue.key, url: issueUrl(context.connection.local.siteUrl, issue.key) },
    overlay: done.overlay,
    decision: done.decision,
    mine: mine.unheard,
    retold: await retoldConflicts(ports, rows.twin, came),
    ledger: done.ledger,
  });
}

/** What the rules want to be seen here of the sender's issue, which may bear another key or stand in another status now. */
async function showSender(ports: Ports, context: Context, item: UpdateItem, issue: JiraIssue): Promise<void> {
  if (context.rules.ofPeer.length === 0) return;
  const rows = await loadRows(ports.store, context.connection.id, issue.id);
  if (rows) await showPeer(ports, context, rows, issue, peerSeen(item), 'always');
}

/** Gone or no longer visible: which of both is found out by the own side's send, never here. */
async function refuseUnseen(ports: Ports, { rules }: Context, rows: Rows): Promise<ItemAnswer> {
  const rests = restingAround(rules, rows.twin);
  return rests !== undefined && rests !== 'deleted'
    ? refuseAway(ports, rows, `project-${rests}`)
    : { code: 'busy' };
}

/** A policy is only asked about conflicts; two sides that hold different ones would both win, or both lose. */
function agreeOnPolicy(context: Context, item: UpdateItem, decision: Incoming): boolean {
  const asked = decision.overruled.length > 0 || decision.lost.length > decision.byRules.length;
  return !asked || item.policy === context.connection.policy.number;
}

/**
 * Nothing is applied to an issue that is out of scope. The own side has not noticed yet: it is marked as gone, so
 * that its next look either says so or that it is back.
 */
async function refuseAway(ports: Ports, rows: Rows, why: OutOfScope): Promise<ItemAnswer> {
  const { connection, issue, life, hold, away } = rows.twin;
  // Where the peer itself was away before, it has spoken now.
  if (life === 'left-scope' && hold?.why !== 'left-there') return { code: 'left-scope' };
  if (leaseOf(rows)) return { code: 'busy' };
  const twin = { ...goesOn(rows.twin), life: 'left-scope' as const, away: { ...away, why } };
  const saved = await saveRows(ports, rows, { ...rows, twin }, [markChange(ports, connection, issue)]);
  if (saved) await ring(ports, sendJob(connection, issue), TIMING.firstSend);
  return { code: saved ? 'left-scope' : 'busy' };
}
