import type { LocalPorts } from '../../core/ports/ports.ts';
import type { Claim } from '../../core/sync/records/claim.ts';
import { originKind } from '../../core/sync/records/origin.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { epochSeconds } from './mark-twin.ts';

type Keeping = Pick<LocalPorts, 'store' | 'clock'>;

/** An issue that begins a chain here: whatever way it takes, it is known when it comes back. */
export async function keepOwnOrigin(ports: Keeping, origin: string, issue: string): Promise<void> {
  await ports.store.create(originKind, origin, { v: 1, by: '', at: epochSeconds(ports.clock), issue });
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
