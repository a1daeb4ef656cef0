import type { TextFile } from '../../core/document/with-media.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import type { LocalPaths } from '../../core/rules/run-outgoing.ts';
import { withAsideChildren } from '../../core/sync/children/aside-children.ts';
import { childName, letterOf } from '../../core/sync/children/child-kind.ts';
import type { IncomingChildren } from '../../core/sync/children/incoming-children.ts';
import { type Ledger, ledgerChanges, pagesOf, withPeersFrom } from '../../core/sync/children/ledger.ts';
import {
  conflictChange,
  decidedConflicts,
  unseenConflicts,
} from '../../core/sync/conflicts/conflict-entries.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { mergeBaseOf, mergingRule } from '../../core/sync/conflicts/merge-bases.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import { endOfApply } from '../../core/sync/end-of-apply.ts';
import { paired } from '../../core/sync/paired.ts';
import { type ApplyPlan, planLease } from '../../core/sync/plan-apply.ts';
import type { MergeBase } from '../../core/sync/records/merge-base.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { mustTell, withWishes } from '../../core/sync/wishes-of-script.ts';
import { hideChildren, roomForChildren, writeChildren } from '../children/write-children.ts';
import { type ConflictLog, conflictsOf } from '../conflict/conflict-log.ts';
import { noteConflicts } from '../conflict/note-conflicts.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { pullJob, ring, sendJob } from '../twin/ring.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import { endEarly, type SoFar } from './end-early.ts';
import { mergeBaseChanges } from './keep-merge-bases.ts';
import { previousLines } from './keep-previous.ts';
import { passBy } from './pass-by.ts';
import { keepLessons, type Planned, planWriting } from './plan-writing.ts';
import type { ResolvedLinks } from './resolve-links.ts';
import type { Taken } from './take-by-script.ts';
import { decisionAfter, type FieldsWritten, writeFields } from './write-fields.ts';
import { wishesToWrite, writeWishes } from './write-wishes.ts';

/** All that is known when the effects of an item begin. */
export interface Application {
  readonly rows: Rows;
  readonly item: UpdateItem;
  readonly digest: string;
  readonly issue: JiraIssue;
  /** Fingerprints of the local values as read. */
  readonly local: Readonly<Record<string, string>>;
  readonly decision: Incoming;
  /** Local values of the paths in conflict, as read. */
  readonly mine: ReplicaFields;
  /** People and texts among them as Jira takes them. */
  readonly raws: Readonly<Record<string, unknown>>;
  readonly overlay: LocalPaths;
  /** When a person last edited a path here (epoch seconds), where the loop breaker asked. */
  readonly people?: Readonly<Record<string, number>>;
  /** Empty where the item carries no children: then it was not read. */
  readonly ledger: Ledger;
  readonly withChildren: boolean;
  readonly children: IncomingChildren;
  /** Links of the item in this site's terms. */
  readonly links: ResolvedLinks;
  /** Files that comments may show. */
  readonly files?: readonly TextFile[];
  /** What an incoming script has made of the item. */
  readonly taken?: Taken;
}

export interface Done {
  /** The decision as carried out: what Jira refused is in `partial`. */
  readonly decision: Incoming;
  /** What this side would send once that is done. */
  readonly overlay: LocalPaths;
  readonly overwrote: FieldsWritten['overwrote'];
  readonly ledger: Ledger;
  /** The workflow has changed something by itself that this side must send. */
  readonly own?: boolean;
  /** What a script has asked for and Jira has refused, in words. */
  readonly unfulfilled?: string;
}

/**
 * Takes the lease, writes, and records what was written. PortError: what had landed until then is recorded; the lease
 * stands only where nobody knows whether the last write has, and whoever finds it expired looks.
 */
export async function carryOut(ports: Ports, context: Context, asked: Application): Promise<Done | 'busy'> {
  const planned = await planWriting(ports, context, asked);
  const decision = decisionAfter(asked.decision, planned.writing);
  const application = { ...asked, decision };
  const { rows, children } = application;
  const effects =
    Object.keys(decision.write).length +
    children.add.length +
    children.edit.length +
    children.remove.length +
    children.tooLarge.length +
    wishesToWrite(application.taken).length;
  const token = ports.random.short();
  const log = conflictsOf(ports, application, token);
  if (effects === 0) {
    await keepLessons(ports, planned, planned.writing);
    const done = { decision, overlay: application.overlay, overwrote: [], ledger: children.ledger };
    return end(ports, context, { ...application, log: { ...log, stored: undefined } }, rows, done, undefined);
  }
  const lease = planLease({
    connection: context.connection.id,
    item: application.item,
    digest: application.digest,
    decision,
    local: application.local,
    overlay: application.overlay,
    ...plannedChildren(application),
    conflict: log.stored ? log.key : undefined,
    seen: application.issue.updated,
    now: epochSeconds(ports.clock),
    token,
    ...(application.taken ? { more: true } : {}),
  });
  // The value that is about to be overwritten is written down first.
  const kept: Change[] = log.stored
    ? [{ op: 'put', kind: conflictKind, key: log.key, value: log.stored }]
    : [];
  const leased = await saveRows(ports, rows, withLease(rows, lease), kept);
  if (!leased) return 'busy';
  const done = await write(ports, context, application, { leased, until: lease.until, planned });
  return done === 'busy' ? 'busy' : end(ports, context, { ...application, log }, leased, done, token);
}

async function write(
  ports: Ports,
  context: Context,
  application: Application,
  { leased, until, planned }: { leased: Rows; until: number; planned: Planned },
): Promise<Done | 'busy'> {
  /** No write starts with too little time left, or after the lease. */
  const mayWrite = () =>
    ports.clock.remaining() >= TIMING.writeMargin * 1000 && epochSeconds(ports.clock) < until;
  let soFar: SoFar | undefined;
  try {
    if (!mayWrite()) throw new PortError('unavailable', 'too little time is left to write');
    const wrote = (ledger: Ledger) => {
      soFar = { ...soFar, ledger };
    };
    const room = roomForChildren({ mayWrite, wrote }, () => ports.budget.hasRoom(leased.twin.issue));
    const hidden = await hideChildren(ports, context, application, room);
    const fields = await writeFields(ports, context, application, planned, {
      mayWrite,
      wrote: (writing) => {
        soFar = { ledger: hidden, writing };
      },
      pass: (path, names) => passBy(ports, context, application, leased, { path, names }),
    });
    const ledger = await writeChildren(ports, context, application, hidden, room);
    const unfulfilled = await writeWishes(ports, context, application, mayWrite);
    return { ...fields, ledger, ...(unfulfilled === undefined ? {} : { unfulfilled }) };
  } catch (error) {
    if (error instanceof PortError) await endEarly(ports, context, application, leased, { soFar, error });
    throw error;
  }
}

/** What recovery must know of the children to be made: by mark, or for links by type and other end. */
function plannedChildren({ children, links }: Application): Pick<ApplyPlan, 'children' | 'links'> {
  const prints: Record<string, string> = {};
  const absent: Record<string, { type: string; other: string }> = {};
  for (const { kind, value } of children.add) {
    const name = childName(letterOf(kind), value.id);
    prints[name] = children.prints[name] ?? '';
    const link = kind === 'link' ? links[value.id] : undefined;
    if (link?.other !== undefined && link.present === undefined)
      absent[value.id] = { type: link.type, other: link.other };
  }
  return { children: prints, links: absent };
}

/** Records the end of the apply, against whatever else has moved the rows meanwhile. */
async function end(
  ports: Ports,
  context: Context,
  application: Application & { readonly log: ConflictLog },
  from: Rows,
  done: Done,
  token: string | undefined,
): Promise<Done | 'busy'> {
  const { item, digest, log } = application;
  const { connection, issue } = from.twin;
  let rows: Rows | undefined = from;
  let before = application.ledger;
  let after = done.ledger;
  const conflicts = conflictChange(log.key, log.stored, log.head, [
    ...decidedConflicts(done.decision, application.mine, item.fields, application.raws),
    ...unseenConflicts(done.overwrote, item.fields),
  ]);
  for (let attempt = 1; rows && attempt <= 8; attempt += 1) {
    if (token !== undefined && leaseOf(rows)?.token !== token) return 'busy';
    const next = endOfApply({
      rows,
      item,
      digest,
      decision: done.decision,
      overlay: done.overlay,
      people: application.people,
      rulesSince: context.published.at,
      now: epochSeconds(ports.clock),
    });
    const applied = withChildren(ports, context.rules, application, next, after);
    const wishes = application.taken?.effects ?? [];
    const ended = withWishes(applied, wishes, epochSeconds(ports.clock), done.unfulfilled);
    const others = (rows.issue?.connections ?? []).filter((other) => other !== connection);
    const own = hasOwn(rows, ended, item, done) || mustTell(wishes);
    const marked = [...(token === undefined ? [] : others), ...(own ? [connection] : [])];
    const also: Change[] = [
      ...ledgerChanges(connection, issue, before, after),
      ...conflicts,
      ...mergeBaseChanges(connection, issue, basesAfter(context, done)),
      ...(await previousLines(ports, context, application, attempt)),
      ...marked.map((one) => markChange(ports, one, issue)),
    ];
    const saved = await saveRows(ports, rows, ended, also);
    if (saved) {
      noteConflicts(ports, from, done.decision);
      for (const one of marked) await ring(ports, sendJob(one, issue), TIMING.firstSend);
      // The sender serves only what its ledger names, and that it writes on our answer.
      if (application.children.pulls) await ring(ports, pullJob(connection, issue), TIMING.quiet);
      return { ...done, ledger: after };
    }
    // Without a lease nobody has kept the decision valid.
    if (token === undefined) return 'busy';
    rows = await loadRows(ports.store, connection, issue);
    if (rows && application.withChildren) {
      before = await loadLedger(ports.store, rows.twin);
      after = withPeersFrom(before, done.ledger);
    }
  }
  return 'busy';
}

/** Whether this side has something to send or to ring for, because of what was decided or of what has waited for it. */
function hasOwn(before: Rows, ended: Rows, item: UpdateItem, { decision, own }: Done): boolean {
  // A script has written what the peer did not say: rules of this side may send it.
  const more = decision.unsaid?.some((path) => decision.write[path] !== undefined) === true;
  const merged = Object.keys(decision.merged ?? {}).some((path) => decision.write[path] !== undefined);
  // What has waited until the peer's issue came back goes now.
  const waited = before.twin.hold?.why === 'left-there' || before.twin.landed !== undefined;
  const asked = item.wantFull === true || ended.twin.wake === true;
  return merged || more || decision.lost.length > 0 || own === true || waited || asked;
}

/** What both sides have of the texts that are merged, now that this is done. */
function basesAfter(
  { rules, key }: Context,
  { decision, overlay }: Done,
): Record<string, MergeBase | undefined> {
  const settled = Object.entries({ ...decision.write, ...decision.equal });
  return Object.fromEntries(
    settled.flatMap(([path, { raw, local }]) => {
      const rule = mergingRule(rules, path);
      const merged = decision.merged?.[path];
      if (!rule) return [];
      return [[path, merged ? merged.base : mergeBaseOf(rule, key, raw, overlay[path]?.out ?? local)]];
    }),
  );
}

function withChildren(
  ports: Ports,
  { waits }: { readonly waits: boolean },
  application: Application,
  rows: Rows,
  ledger: Ledger,
): Rows {
  const { children, item, links } = application;
  const now = epochSeconds(ports.clock);
  const { add } = children;
  const twin = paired(rows.twin, { id: item.issue.id, key: item.issue.key }, waits);
  return {
    ...rows,
    twin: {
      ...withAsideChildren(twin, item, { add, links, ledger }, now),
      ...(application.withChildren ? { pages: pagesOf(ledger) } : {}),
      ...(item.wantFull === true ? { full: true } : {}),
    },
    work: children.pulls ? { ...rows.work, pullAt: now + TIMING.inFlight } : rows.work,
  };
}
