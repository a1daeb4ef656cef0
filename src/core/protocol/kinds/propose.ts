import * as z from 'zod';
import { conflictPolicy, connectionRole } from '../../connection/conflict-policy.ts';
import { replicaName } from '../../replica/replica-path.ts';
import { wireKind } from './describe.ts';
import { lineOf } from './site-texts.ts';

/** Bytes of JSON of one proposal: both sides keep some of them in one record. */
export const MOST_PROPOSAL_BYTES = 16_000;
export const MOST_PROPOSED = { lines: 50, values: 200, owners: 50 } as const;

const word = lineOf(255);
export const proposalText = lineOf(500);
const proposalId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A value of the sender's side and the one of the receiver's that means the same. */
const proposedPair = z.strictObject({ mine: word, yours: word });

const proposedLine = z.strictObject({
  /** What both sides are to call it. */
  path: replicaName,
  kind: wireKind,
  /** As the sender sees it: `out` from its side to the receiver's. */
  direction: z.enum(['out', 'in', 'both']),
  /** The sender's side turns one into the other; on the way values have the receiver's names. */
  values: z.array(proposedPair).min(1).max(MOST_PROPOSED.values).optional(),
});
export type ProposedLine = z.infer<typeof proposedLine>;

const proposedPolicy = z.strictObject({
  number: conflictPolicy.shape.number.min(2),
  winner: connectionRole,
  owners: z
    .record(replicaName, connectionRole)
    .refine((owners) => Object.keys(owners).length <= MOST_PROPOSED.owners)
    .optional(),
});

/** Rules that concern both sides, in the names that cross: each side's own fields are its own affair. */
export const proposal = z
  .strictObject({
    id: proposalId,
    lines: z.array(proposedLine).max(MOST_PROPOSED.lines),
    /** Whose value is to stand in a conflict; `number` follows that of the policy in force. */
    policy: proposedPolicy.optional(),
    text: proposalText.optional(),
    /** It can be answered until then, epoch seconds. */
    until: z.int().min(0),
  })
  .refine(({ lines, policy }) => lines.length > 0 || policy !== undefined, 'it proposes nothing')
  .refine(({ lines }) => new Set(lines.map(({ path }) => path)).size === lines.length, 'a name stands twice')
  .refine(
    (one) => new TextEncoder().encode(JSON.stringify(one)).length <= MOST_PROPOSAL_BYTES,
    `at most ${MOST_PROPOSAL_BYTES} bytes`,
  );
export type Proposal = z.infer<typeof proposal>;

export const proposePayload = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('make'), proposal }),
  z.strictObject({ do: z.literal('withdraw'), id: proposalId }),
]);

/** `agreed`: an admin of the receiver has chosen that it agrees by itself, and it knows a field for each line. */
export const proposeAnswer = z.strictObject({ agreed: z.boolean() });
