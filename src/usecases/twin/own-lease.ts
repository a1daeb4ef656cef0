import type { Clock, Random } from '../../core/ports/environment.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds } from './mark-twin.ts';

/** The right to write an issue for something that no message asked for; it plans no field. */
export function ownLease(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  { twin }: Rows,
  what: Pick<Lease, 'own' | 'uploads'>,
): Lease {
  return {
    connection: twin.connection,
    seq: twin.appliedSeq,
    digest: twin.last?.digest ?? '',
    until: epochSeconds(clock) + TIMING.lease,
    token: random.short(),
    fields: {},
    ...what,
  };
}
