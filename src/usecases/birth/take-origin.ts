import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import { type Origin, originKind } from '../../core/sync/records/origin.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { findClaimed } from './complete-claim.ts';
import { latestClaim } from './latest-claim.ts';

/**
 * Takes the origin of an issue that a peer wants made here. Undefined: it is ours to make. An issue of the same
 * origin that came by another way, or was made here, is a cycle, unless it is known to be deleted: that Jira does
 * not show it just now says nothing.
 */
export async function takeOrigin(
  ports: Ports,
  connection: string,
  item: { readonly origin?: string | undefined; readonly issue: { readonly id: string } },
): Promise<ItemAnswer | undefined> {
  if (item.origin === undefined) return undefined;
  const wanted = { v: 1, by: twinKey(connection, item.issue.id), at: epochSeconds(ports.clock) } as const;
  if (await ports.store.create(originKind, item.origin, wanted)) return undefined;
  const known = await ports.store.get(originKind, item.origin);
  if (known === undefined) return { code: 'busy' };
  if (known.by === wanted.by) return undefined;
  const standing =
    known.issue === undefined ? await beingMade(ports, known) : await made(ports, known, connection);
  if (standing) return standing;
  await ports.store.put(originKind, item.origin, wanted);
  return undefined;
}

/** The issue that another way has made of this origin; undefined where it is deleted. */
async function made(
  ports: Ports,
  { issue, by }: Origin,
  connection: string,
): Promise<ItemAnswer | undefined> {
  if (issue === undefined) return undefined;
  const read = await ports.jira.readIssue(issue, { fields: ['summary'] });
  if (read !== 'not-found') return { code: 'cycle', key: read.key };
  if (await ports.store.get(goneKind, issue)) return undefined;
  // With its project an issue goes without an event of its own: its twin knows.
  for (const one of new Set([connectionOf(by), connection])) {
    const twin = await ports.store.get(twinKind, twinKey(one, issue));
    if (twin?.life === 'deleted') return undefined;
  }
  return { code: 'cycle' };
}

/** Another way has taken the origin and not come to an end: its issue may be there all the same. */
async function beingMade(ports: Ports, { by, at }: Origin): Promise<ItemAnswer | undefined> {
  if (epochSeconds(ports.clock) - at < TIMING.claimLost) return { code: 'busy' };
  const id = connectionOf(by);
  const { claim } = await latestClaim(ports, id, by.slice(id.length + 1));
  const found = claim && (await findClaimed(ports, { connection: { id } }, claim.peer));
  return found && { code: 'cycle', key: found.issue.key };
}

/** Of `<connection>:<peer issue id>`. */
const connectionOf = (by: string): string => by.split(':')[0] ?? '';
