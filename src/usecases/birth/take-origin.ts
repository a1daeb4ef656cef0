import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import { type Origin, originKey, originKind } from '../../core/sync/records/origin.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { findClaimed } from './complete-claim.ts';
import { latestClaim } from './latest-claim.ts';

/** Seconds for which whoever has taken an origin may begin its issue: a POST of then is answered before others take over. */
const HELD = TIMING.claimLost - TIMING.claimBusy;

/**
 * Takes the origin of an issue that a peer wants made here. Undefined: it is ours to make. An issue of the same
 * origin that came by another way, or was made here, is a cycle, unless it is known to be deleted: that Jira does
 * not show it just now says nothing. Taking over is taking the next turn, which one alone can; so is coming back
 * after a time in which another may have taken over.
 */
export async function takeOrigin(
  ports: Ports,
  connection: string,
  item: { readonly origin?: string | undefined; readonly issue: { readonly id: string } },
): Promise<ItemAnswer | undefined> {
  if (item.origin === undefined) return undefined;
  const now = epochSeconds(ports.clock);
  const wanted = { v: 1, by: twinKey(connection, item.issue.id), at: now } as const;
  if (await ports.store.create(originKind, item.origin, wanted)) return undefined;
  const first = await ports.store.get(originKind, item.origin);
  if (first === undefined) return { code: 'busy' };
  if (first.issue !== undefined) {
    const standing = await made(ports, first, connection);
    if (standing) return first.by === wanted.by ? undefined : standing;
  }
  const { turn, holder } = await latestTurn(ports, item.origin, first);
  if (holder.issue === undefined) {
    const ours = holder.by === wanted.by;
    if (now - holder.at < (ours ? HELD : TIMING.claimLost)) return ours ? undefined : { code: 'busy' };
    const unheard = ours ? undefined : await unheardOf(ports, holder);
    if (unheard) return unheard;
  }
  const taken = await ports.store.create(originKind, originKey(item.origin, turn + 1), wanted);
  return taken ? undefined : { code: 'busy' };
}

/** Who may make the issue of an origin now. */
async function latestTurn(
  { store }: Pick<Ports, 'store'>,
  origin: string,
  first: Origin,
): Promise<{ readonly turn: number; readonly holder: Origin }> {
  let turn = 1;
  let holder = first;
  for (;;) {
    const next = await store.get(originKind, originKey(origin, turn + 1));
    if (!next) return { turn, holder };
    holder = next;
    turn += 1;
  }
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
async function unheardOf(ports: Ports, { by }: Origin): Promise<ItemAnswer | undefined> {
  const id = connectionOf(by);
  const { claim } = await latestClaim(ports, id, by.slice(id.length + 1));
  const found = claim && (await findClaimed(ports, { connection: { id } }, claim.peer));
  return found && { code: 'cycle', key: found.issue.key };
}

/** Of `<connection>:<peer issue id>`. */
const connectionOf = (by: string): string => by.split(':')[0] ?? '';
