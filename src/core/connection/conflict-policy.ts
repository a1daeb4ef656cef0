import * as z from 'zod';
import { replicaName, splitPath } from '../replica/replica-path.ts';

export const connectionRole = z.enum(['initiator', 'acceptor']);
export type ConnectionRole = z.infer<typeof connectionRole>;

/**
 * Whose value stands when both sides edited the same path: equal on both sides, changed only by agreement, and
 * each change is the next number. `owners` names a side for single names of the replica.
 */
export const conflictPolicy = z.strictObject({
  number: z.int().min(1),
  winner: connectionRole,
  owners: z.record(replicaName, connectionRole).optional(),
});
export type ConflictPolicy = z.infer<typeof conflictPolicy>;

/** By data alone, never by clocks. Members of a set belong to the set's owner. */
export function winnerOf(policy: ConflictPolicy, path: string): ConnectionRole {
  const { name } = splitPath(path);
  const owner = policy.owners && Object.hasOwn(policy.owners, name) ? policy.owners[name] : undefined;
  return owner ?? policy.winner;
}
