import type { LocalPorts, Ports } from '../../core/ports/ports.ts';
import { mayWait } from '../../core/rules/may-wait.ts';
import { COUNTERPART, readIssueProperty } from '../../core/sync/counterpart-property.ts';
import { twinOfClaim } from '../../core/sync/new-twin.ts';
import { type Claim, claimKey, claimKind } from '../../core/sync/records/claim.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { quoteJql } from '../../core/trigger/quote-jql.ts';
import type { Reason } from '../../core/workflow/writing.ts';
import { nameOrigin } from '../twin/keep-origin.ts';
import { loadConnection, loadVersion } from '../twin/load-connection.ts';
import type { Context } from '../twin/load-context.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { bearTwin } from './bear-twin.ts';

const PROPERTY_SEARCH_LIMIT = 5;

/** Of a context what an issue is born under; the whole would bring every kind of field into the trigger's bundle. */
interface Birthplace {
  readonly connection: { readonly id: string };
  readonly rules: Pick<Context['rules'], 'waits'>;
}

/**
 * Our own `created:issue` event, which may come before, after or instead of the POST's answer: it completes the
 * claim that the issue names. `trace` is the value that the POST carried.
 */
export async function completeClaim(
  ports: LocalPorts,
  event: { readonly issue: string; readonly trace?: string; readonly property?: unknown },
): Promise<'completed' | 'not-ours'> {
  const name = namesFromTrace(event.trace) ?? namesFromProperty(event);
  if (!name) return 'not-ours';
  const connection = await loadConnection(ports, name.connection);
  const version = connection && (await loadVersion(ports, connection, connection.version));
  const claim = await ports.store.get(claimKind, claimKey(name.connection, name.peerIssue, name.n));
  if (!connection || !version || !claim) return 'not-ours';
  await bearFromClaim(ports, { connection, rules: { waits: mayWait(version) } }, claim, event.issue);
  return 'completed';
}

/**
 * Writes the rows of an issue that a claim has made. A claim whose peer issue already has another local issue
 * makes no second twin: the older one stays and this one is reported. False: the issue is being written just now.
 */
export async function bearFromClaim(
  ports: LocalPorts,
  { connection: { id: connection }, rules }: Birthplace,
  claim: Claim,
  issue: string,
  reasons?: Readonly<Record<string, Reason>>,
): Promise<boolean> {
  const key = twinKey(connection, claim.peer.id);
  if (await ports.store.get(twinKind, twinKey(connection, issue))) return true;
  const first = await ports.store.create(peerIssueKind, key, { v: 1, issue });
  if (!first) {
    const named = await ports.store.get(peerIssueKind, key);
    if (named && named.issue !== issue) {
      ports.log.note('create.second-issue', { connection, issue, first: named.issue });
      return false;
    }
  }
  await nameOrigin(ports, connection, claim, issue);
  const twin = twinOfClaim(connection, issue, claim, reasons);
  const born = await bearTwin(ports, rules.waits ? { ...twin, wake: true } : twin, true);
  if (!born) return false;
  await ring(ports, sendJob(connection, issue), TIMING.firstSend);
  await nominateElsewhere(ports, connection, issue);
  return true;
}

/** Our own creates bring no event that could start them under a connection that takes partners' issues too. */
async function nominateElsewhere(ports: LocalPorts, from: string, issue: string): Promise<void> {
  for (const [connection, route] of Object.entries(await loadRoutes(ports))) {
    const takes = route.triggers.some((trigger) => trigger.fromPartners);
    if (connection === from || !takes || route.state !== 'active' || route.out !== 'automatic') continue;
    await ring(ports, firstSyncJob(connection, issue), TIMING.firstSend);
  }
}

/** The issue that a claim has made, by its property: the oldest, if ever there were two. */
export async function findClaimed(
  ports: Ports,
  { connection: { id: connection } }: Pick<Birthplace, 'connection'>,
  peer: { readonly id: string; readonly key: string },
): Promise<{ claim: Claim; issue: { id: string; key: string } } | undefined> {
  // By the aliases that manifest.yml declares for the property.
  const found = await ports.jira.searchIssues(
    `counterpartConnection = ${quoteJql(connection)} AND counterpartKey = ${quoteJql(peer.key)} ORDER BY created ASC`,
    { fields: ['created'], properties: [COUNTERPART], limit: PROPERTY_SEARCH_LIMIT },
  );
  for (const issue of found) {
    const property = readIssueProperty(issue.properties[COUNTERPART]);
    if (property.issue !== undefined && property.issue !== issue.id) continue;
    const link = property.links.find((one) => one.c === connection && one.claim?.startsWith(`${peer.id}:`));
    const n = Number(link?.claim?.slice(peer.id.length + 1));
    if (!link || !Number.isInteger(n)) continue;
    const claim = await ports.store.get(claimKind, claimKey(connection, peer.id, n));
    if (claim) return { claim, issue };
  }
  return undefined;
}

interface ClaimName {
  readonly connection: string;
  readonly peerIssue: string;
  readonly n: number;
}

function namesFromTrace(trace: string | undefined): ClaimName | undefined {
  const parts = /^([A-Za-z0-9_-]{22}):(\d+):(\d+)$/.exec(trace ?? '');
  if (!parts) return undefined;
  return { connection: parts[1] ?? '', peerIssue: parts[2] ?? '', n: Number(parts[3]) };
}

function namesFromProperty(event: { issue: string; property?: unknown }): ClaimName | undefined {
  const property = readIssueProperty(event.property);
  if (property.issue !== undefined && property.issue !== event.issue) return undefined;
  for (const link of property.links) {
    const parts = /^(\d+):(\d+)$/.exec(link.claim ?? '');
    if (parts) return { connection: link.c, peerIssue: parts[1] ?? '', n: Number(parts[2]) };
  }
  return undefined;
}
