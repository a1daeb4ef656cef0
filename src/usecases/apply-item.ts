import type { Ports } from '../core/ports/ports.ts';
import type { DecidedAnswer, ItemAnswer, UpdateItem } from '../core/protocol/kinds/sync.ts';
import { fingerprint } from '../core/replica/fingerprint.ts';
import { localFingerprints } from '../core/rules/local-fingerprints.ts';
import { runIncoming } from '../core/rules/run-incoming.ts';
import { decidedAnswer } from '../core/sync/answer-item.ts';
import { childrenAnswer } from '../core/sync/children/children-answer.ts';
import { hasChildren, incomingChildren } from '../core/sync/children/incoming-children.ts';
import { localLinks } from '../core/sync/children/local-links.ts';
import { localValues } from '../core/sync/conflicts/local-values.ts';
import { COUNTERPART } from '../core/sync/counterpart-property.ts';
import { decideIncoming, type Incoming } from '../core/sync/decide-incoming.ts';
import { judgeItem } from '../core/sync/judge-item.ts';
import { fieldsToApply, inScope, issueUrl } from '../core/sync/local-issue.ts';
import { newLife, newLifeWork } from '../core/sync/new-twin.ts';
import { overlayOf } from '../core/sync/overlay.ts';
import type { Rows } from '../core/sync/rows.ts';
import { TIMING } from '../core/sync/timing.ts';
import { type Application, carryOut } from './carry-out.ts';
import { createFromItem } from './create-from-item.ts';
import { findAccounts } from './find-accounts.ts';
import { findTwin } from './find-twin.ts';
import type { Context } from './load-context.ts';
import { localizeIssues, withWaiting } from './localize-issues.ts';
import { epochSeconds, markChange } from './mark-twin.ts';
import { recoverApply } from './recover-apply.ts';
import { resolveLinks } from './resolve-links.ts';
import { retoldConflicts } from './retold-conflicts.ts';
import { ring, sendJob } from './ring.ts';
import { loadLedger, saveRows } from './twin-rows.ts';

/** Applies one item of a peer inside its request. */
export async function applyItem(ports: Ports, context: Context, item: UpdateItem): Promise<ItemAnswer> {
  const digest = fingerprint(context.key, item);
  const found = await findTwin(ports.store, context.connection.id, item);
  if (!found) {
    // Only what has not been answered yet may create: a pair that we have lost is joined again by `relink`.
    return item.to === undefined ? createFromItem(ports, context, item, digest) : { code: 'refused' };
  }
  const judgement = judgeItem(found, item, {
    digest,
    now: epochSeconds(ports.clock),
    role: context.connection.role,
  });
  switch (judgement.do) {
    case 'answer':
      return judgement.answer;
    case 'repeat':
      return repeatAnswer(ports, context, found, item);
    case 'send-full':
      await askOwnFull(ports, found);
      return judgement.answer;
    case 'recover':
      await recoverApply(ports, context, found);
      return { code: 'busy' };
    case 'begin-life': {
      const begun = { ...found, twin: newLife(found.twin, item.gen) };
      const saved = await saveRows(ports, found, { ...begun, work: newLifeWork(found.work) });
      return saved ? applyToRows(ports, context, saved, item, digest) : { code: 'busy' };
    }
    case 'apply':
      return applyToRows(ports, context, found, item, digest);
  }
}

/** Our next message says everything, so that a peer whose rows went back knows again what it has. */
async function askOwnFull(ports: Ports, found: Rows): Promise<void> {
  const { connection, issue } = found.twin;
  const full = { ...found, twin: { ...found.twin, full: true } };
  const saved = await saveRows(ports, found, full, [markChange(ports, connection, issue)]);
  if (saved) await ring(ports, sendJob(connection, issue), TIMING.firstSend);
}

async function applyToRows(
  ports: Ports,
  context: Context,
  rows: Rows,
  item: UpdateItem,
  digest: string,
): Promise<ItemAnswer> {
  const issue = await ports.jira.readIssue(rows.twin.issue, {
    fields: [...fieldsToApply(context.rules), ...(item.links === undefined ? [] : ['issuelinks'])],
    properties: rows.twin.shared ? [COUNTERPART] : [],
  });
  // Gone or no longer visible: which of both is found out by the own side's send, never here.
  if (issue === 'not-found') return { code: 'busy' };
  if (!inScope(context.rules, issue)) return { code: 'left-scope' };
  const local = localFingerprints(context.rules, context.key, issue.fields, Object.keys(item.fields));
  const localized = await localizeIssues(ports.store, context.connection.id, item);
  const addresses = await findAccounts(ports, context, item.fields);
  const run = runIncoming(context.rules, context.key, localized.item.fields, {
    moment: 'always',
    fields: issue.fields,
    addresses,
  });
  const commands = withWaiting(run, localized.waiting);
  const decision = decideIncoming({ rows, item, commands, local, winsHere: context.winsHere });
  if (!agreeOnPolicy(context, item, decision)) {
    return { code: 'other-policy', have: context.connection.policy.number };
  }
  const withChildren = hasChildren(item);
  const ledger = withChildren ? await loadLedger(ports.store, rows.twin) : [];
  const children = incomingChildren(context.rules, context.key, item, ledger);
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
    overlay: overlayOf(context, issue.fields, decision, rows),
    ledger,
    withChildren,
    children,
    links: await resolveLinks(ports.store, context, children.add, localLinks(issue.fields).list),
  };
  const done = await carryOut(ports, context, application);
  if (done === 'busy') return { code: 'busy' };
  return decidedAnswer(context, {
    item: localized.item,
    issue: { id: issue.id, key: issue.key, url: issueUrl(context.connection.local.siteUrl, issue.key) },
    overlay: done.overlay,
    decision: done.decision,
    mine: mine.unheard,
    retold: await retoldConflicts(ports, rows.twin, item),
    ledger: done.ledger,
  });
}

/** A policy is only asked about conflicts; two sides that hold different ones would both win, or both lose. */
function agreeOnPolicy(context: Context, item: UpdateItem, decision: Incoming): boolean {
  const asked = decision.overruled.length > 0 || decision.lost.length > decision.byRules.length;
  return !asked || item.policy === context.connection.policy.number;
}

/** The first answer was lost: what is recorded is said again, and nothing that is not. */
async function repeatAnswer(
  ports: Ports,
  context: Context,
  rows: Rows,
  item: UpdateItem,
): Promise<ItemAnswer> {
  const { twin } = rows;
  const withChildren = hasChildren(item);
  const ledger = withChildren ? await loadLedger(ports.store, twin) : [];
  const key = await ownKey(ports, twin.issue);
  if (!key) return { code: 'busy' };
  return {
    code: 'applied',
    issue: { id: twin.issue, key, url: issueUrl(context.connection.local.siteUrl, key) },
    ...(twin.last?.lost ? { lost: twin.last.lost } : {}),
    ...(twin.last?.partial ? { partial: partialOf(twin.last.partial) } : {}),
    ...childrenAnswer(context.key, context.rules, item, ledger),
  };
}

async function ownKey(ports: Ports, issue: string): Promise<string | undefined> {
  const read = await ports.jira.readIssue(issue, { fields: ['updated'] });
  return read === 'not-found' ? undefined : read.key;
}

function partialOf(codes: Readonly<Record<string, string>>): NonNullable<DecidedAnswer['partial']> {
  const partial: NonNullable<DecidedAnswer['partial']> = {};
  for (const path of Object.keys(codes)) partial[path] = 'refused';
  return partial;
}
