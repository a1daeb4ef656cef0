import { INVOCATION } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { localFingerprints } from '../../core/rules/local-fingerprints.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import { childName, type Letter } from '../../core/sync/children/child-kind.ts';
import { type Ledger, withEntry } from '../../core/sync/children/ledger.ts';
import { localChildren } from '../../core/sync/children/local-children.ts';
import { findLink, localLinks, remoteLinksFrom } from '../../core/sync/children/local-links.ts';
import { OWN_REMOTE_LINK } from '../../core/sync/children/outgoing-candidates.ts';
import { landedUploads, withArrived, withUnsure } from '../../core/sync/children/uploads.ts';
import { readCommentProperty } from '../../core/sync/counterpart-property.ts';
import { fieldsToApply } from '../../core/sync/local-issue.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { recover } from '../../core/sync/recover.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { seenInHistory } from '../../core/sync/seen-in-history.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { commentMarks, worklogMarks } from '../children/adopt-own-children.ts';
import { recoveredConflicts, unseenBy } from '../conflict/recovered-conflicts.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';
import { saveRecovered } from './save-recovered.ts';

/**
 * Finds out what an apply that did not come to its end has left in Jira, records it, and marks every twin of the
 * issue. Takes the lease over first and never writes Jira.
 */
export async function recoverApply(ports: Ports, context: Context, found: Rows): Promise<void> {
  const expired = leaseOf(found);
  const now = epochSeconds(ports.clock);
  if (!expired || expired.until > now) return;
  // A shared issue's lease may be another connection's: its rows and rules say what was planned.
  const mine = expired.connection === context.connection.id;
  const owner = mine ? context : await loadContext(ports, expired.connection);
  const rows = mine ? found : await loadRows(ports.store, expired.connection, found.twin.issue);
  if (!owner || !rows || leaseOf(rows)?.token !== expired.token) return;
  const lease: Lease = { ...expired, until: now + TIMING.lease, token: ports.random.short() };
  const taken = await saveRows(ports, rows, withLease(rows, lease));
  if (!taken) return;
  await recordLanded(ports, owner, taken, lease);
}

async function recordLanded(ports: Ports, context: Context, rows: Rows, lease: Lease): Promise<void> {
  const { connection, issue } = rows.twin;
  const read = await ports.jira.readIssue(issue, {
    fields: [
      ...fieldsToApply(context.rules),
      ...(lease.uploads ? ['attachment'] : []),
      ...(lease.links ? ['issuelinks'] : []),
    ],
    history: lease.seen !== undefined,
  });
  const fields = read === 'not-found' ? {} : read.fields;
  const before = await loadLedger(ports.store, rows.twin);
  const landed = await landedChildren(ports, context, { issue, lease, fields });
  let after = before;
  for (const child of landed) after = withLanded(after, lease, child);
  if (lease.uploads) after = afterUploads(after, lease.uploads, fields, epochSeconds(ports.clock));
  const local = localFingerprints(context.rules, context.key, fields, Object.keys(lease.fields));
  const history = read === 'not-found' ? undefined : read.history;
  const seen = seenInHistory(context.rules, context.key, lease, local, history ?? []);
  const recovered = recover({
    rows,
    lease: { ...lease, done: [...(lease.done ?? []), ...seen.written] },
    byPerson: seen.byPerson,
    local,
    out: Object.fromEntries(
      Object.entries(runOutgoing(context.rules, context.key, fields, 'always')).map(([path, { out }]) => [
        path,
        out,
      ]),
    ),
    children: landed.map(({ k, p }) => childName(k, p)),
    now: epochSeconds(ports.clock),
  });
  const unseen = unseenBy(context, lease, recovered.landed, history);
  const key = read === 'not-found' ? '' : read.key;
  // Refused: somebody moved the rows; the lease expires again and is recovered again.
  const saved = await saveRecovered(ports, context, {
    rows,
    recovered,
    before,
    after,
    conflicts: await recoveredConflicts(ports, { rows, lease, recovered, key, unseen }),
  });
  if (saved) ports.log.note('apply.recovered', { connection, issue, seq: lease.seq });
}

interface LandedChild {
  readonly k: Letter;
  readonly p: string;
  readonly l: string;
}

/** Planned children that are there. */
async function landedChildren(
  ports: Ports,
  context: Context,
  of: { issue: string; lease: Lease; fields: Readonly<Record<string, unknown>> },
): Promise<readonly LandedChild[]> {
  const planned = Object.keys(of.lease.children ?? {});
  const plans = (k: Letter) => planned.some((name) => name.startsWith(k));
  const found: LandedChild[] = [];
  const marked = (k: Letter, marks: Readonly<Record<string, unknown>>) => {
    for (const [l, mark] of Object.entries(marks)) {
      const property = readCommentProperty(mark);
      if (property?.c !== context.connection.id || !planned.includes(childName(k, property.child))) continue;
      if (!found.some((one) => one.k === k && one.p === property.child))
        found.push({ k, p: property.child, l });
    }
  };
  if (plans('c')) marked('c', (await commentMarks(ports, of.issue)).own);
  if (plans('w')) marked('w', await worklogMarks(ports, of.issue));
  if (plans('r')) {
    const { list } = await ports.jira.readRemoteLinks(of.issue);
    const own = `${OWN_REMOTE_LINK}${context.connection.id}:`;
    for (const { id, globalId } of remoteLinksFrom(list).list) {
      const p = globalId?.startsWith(own) ? globalId.slice(own.length) : undefined;
      if (p !== undefined && planned.includes(childName('r', p))) found.push({ k: 'r', p, l: id });
    }
  }
  // A link carries no mark: one that was not there when the lease was taken, and now is, is ours.
  for (const [p, link] of Object.entries(of.lease.links ?? {})) {
    const there = findLink(localLinks(of.fields).list, link);
    if (there) found.push({ k: 'l', p, l: there.id });
  }
  return found;
}

function withLanded(ledger: Ledger, lease: Lease, { k, p, l }: LandedChild): Ledger {
  const print = lease.children?.[childName(k, p)];
  const other = k === 'l' ? lease.links?.[p]?.other : undefined;
  return withEntry(ledger, (child) => child.k === k && child.p === p && child.o === 'there', {
    k,
    l,
    p,
    o: 'there',
    ...(print === undefined ? {} : { f: print }),
    ...(other === undefined ? {} : { t: other }),
  });
}

/** What has arrived of an upload. The function that began it may still be alive: only once it cannot be is the rest made again. */
function afterUploads(
  ledger: Ledger,
  { files, before }: NonNullable<Lease['uploads']>,
  fields: Readonly<Record<string, unknown>>,
  now: number,
): Ledger {
  const planned = files.map((file) => ({ ...file, before }));
  const landed = landedUploads(planned, localChildren(fields).attachments, ledger);
  const unsure = files.flatMap(({ peer }) => (landed[peer] === undefined ? [peer] : []));
  return withUnsure(withArrived(ledger, files, landed), unsure, before, now + INVOCATION.asyncSecondsMax);
}
