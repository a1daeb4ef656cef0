import type { LocalPorts, Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import type { Claim } from '../../core/sync/records/claim.ts';
import { originKind } from '../../core/sync/records/origin.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds } from './mark-twin.ts';

type Keeping = Pick<LocalPorts, 'store' | 'clock'>;

/** An issue that begins a chain here: whatever way it takes, it is known when it comes back. */
export async function keepOwnOrigin(ports: Keeping, origin: string, issue: string): Promise<void> {
  await ports.store.create(originKind, origin, { v: 1, by: '', at: epochSeconds(ports.clock), issue });
}

/**
 * Takes the origin of an issue that a peer wants made here. Undefined: it is ours to make. An issue of the same
 * origin that came by another way, or was made here, is a cycle, unless it is there no more.
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
  if (known.issue === undefined && wanted.at - known.at < TIMING.claimLost) return { code: 'busy' };
  const issue =
    known.issue === undefined
      ? 'not-found'
      : await ports.jira.readIssue(known.issue, { fields: ['summary'] });
  if (issue !== 'not-found') return { code: 'cycle', key: issue.key };
  await ports.store.put(originKind, item.origin, wanted);
  return undefined;
}

/** The issue of a claim is made: its origin names it from now on. */
export async function nameOrigin(
  ports: Keeping,
  connection: string,
  claim: Claim,
  issue: string,
): Promise<void> {
  if (claim.origin === undefined) return;
  const by = twinKey(connection, claim.peer.id);
  await ports.store.put(originKind, claim.origin, { v: 1, by, at: epochSeconds(ports.clock), issue });
}
