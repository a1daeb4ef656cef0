import * as z from 'zod';
import { conflictPolicy, connectionRole } from '../core/connection/conflict-policy.ts';
import { localKind } from '../core/fields/local-kind.ts';
import { wireKind } from '../core/protocol/kinds/describe.ts';
import { MOST_PROPOSED, proposalText } from '../core/protocol/kinds/propose.ts';
import { replicaName } from '../core/replica/replica-path.ts';
import { operation } from './operation.ts';

const id = z.string().max(100);
const direction = z.enum(['out', 'in', 'both']);
const pair = z.object({ here: z.string().max(255), there: z.string().max(255) });

const line = z.object({
  path: z.string(),
  kind: wireKind,
  /** As this side sees it. */
  direction,
  values: z.array(pair),
  /** The field here, once one is chosen. */
  field: z.string().optional(),
});
export type ProposalLine = z.infer<typeof line>;

const shown = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  until: z.number(),
  state: z.enum(['open', 'agreed', 'declined', 'withdrawn', 'expired']),
  answered: z.number().optional(),
  /** What the sender has written with it, and the other side with its answer. */
  text: z.string().optional(),
  said: z.string().optional(),
  /** False: the partner has not heard this side's last word on it yet; the hourly run says it again. */
  told: z.boolean(),
  /** What was agreed stands in the draft of this side, or stood there. */
  drafted: z.boolean(),
  lines: z.array(line),
  /** Whose value is to stand in a conflict. */
  policy: conflictPolicy.optional(),
});
export type ShownProposal = z.infer<typeof shown>;

const proposals = z.object({
  out: z.array(shown),
  in: z.array(shown),
  /** Proposals of the partner are agreed to by themselves where each line has a known field here. */
  byItself: z.boolean(),
  policy: conflictPolicy,
  role: connectionRole,
});
export type ShownProposals = z.infer<typeof proposals>;

const ofConnection = z.object({ connection: z.string() });
const ofProposal = ofConnection.extend({ id });

/** What both sides have proposed to each other, the newest first. */
export const proposalList = operation('proposal.list', ['admin'], ofConnection, proposals);

/**
 * Proposes lines of rules that concern both sides, and whose value is to stand in a conflict. `field` stays here: the
 * partner chooses its own. Values have this side's name first; `policy` is left out where it stays as it is.
 */
export const proposalSend = operation(
  'proposal.send',
  ['admin'],
  ofConnection.extend({
    lines: z
      .array(
        z.object({
          path: replicaName,
          field: z.string().min(1).max(255),
          kind: localKind,
          direction,
          values: z.array(pair).max(MOST_PROPOSED.values).default([]),
        }),
      )
      .max(MOST_PROPOSED.lines),
    policy: z
      .object({ winner: connectionRole, owners: z.record(replicaName, connectionRole).optional() })
      .optional(),
    text: z.string().max(500).optional(),
    days: z.int().min(1).max(30).default(14),
  }),
  proposals,
);

/**
 * Agrees to a proposal of the partner, with a field of this side for each of its names, or declines it. What is agreed
 * goes into the draft of each side; the conflict policy counts at once.
 */
export const proposalAnswer = operation(
  'proposal.answer',
  ['admin'],
  ofProposal.extend({
    yes: z.boolean(),
    text: proposalText.or(z.literal('')).optional(),
    fields: z
      .array(z.object({ path: z.string().max(120), field: z.string().max(255) }))
      .max(MOST_PROPOSED.lines)
      .default([]),
  }),
  proposals,
);

export const proposalWithdraw = operation('proposal.withdraw', ['admin'], ofProposal, proposals);

/** Puts what was agreed into the draft once more. */
export const proposalDraft = operation('proposal.draft', ['admin'], ofProposal, proposals);

/** Whether this side agrees by itself: for an admin of both sites. */
export const proposalByItself = operation(
  'proposal.byItself',
  ['admin'],
  ofConnection.extend({ on: z.boolean() }),
  proposals,
);

export const proposalOperations = [
  proposalList,
  proposalSend,
  proposalAnswer,
  proposalWithdraw,
  proposalDraft,
  proposalByItself,
] as const;
