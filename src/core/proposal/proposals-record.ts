import * as z from 'zod';
import { localKind } from '../fields/local-kind.ts';
import type { RecordKind } from '../ports/record-kind.ts';
import { proposal } from '../protocol/kinds/propose.ts';

/** A field of this side that stands for a proposed name. */
const chosenField = z.object({
  path: z.string(),
  field: z.string().min(1).max(255),
  kind: localKind,
});
export type ChosenField = z.infer<typeof chosenField>;

const keptProposal = z.object({
  proposal,
  /** SHA-256 of it, base64url: what an answer names. */
  hash: z.string(),
  /** When it was sent or came, epoch seconds. */
  at: z.int(),
  state: z.enum(['open', 'agreed', 'declined', 'withdrawn', 'expired']),
  answered: z.int().optional(),
  /** What the admin who answered has written. */
  said: z.string().optional(),
  /** The peer has heard this side's last word on it. */
  told: z.boolean(),
  /** Fields of this side: chosen by the sender when it proposes, by the receiver when it agrees. */
  fields: z.array(chosenField),
  /** What was agreed stands in the draft of this side. */
  drafted: z.boolean(),
});
export type KeptProposal = z.infer<typeof keptProposal>;

/** What both sides have proposed to each other, key `<connection>`. */
const proposalsSchema = z.object({
  v: z.literal(1),
  rev: z.int(),
  token: z.string(),
  out: z.array(keptProposal),
  in: z.array(keptProposal),
  /** Proposals of the partner are agreed to by themselves where each line has a known field here. */
  byItself: z.boolean(),
});
export type Proposals = z.infer<typeof proposalsSchema>;
export type ProposalSide = 'out' | 'in';

export const proposalsKind: RecordKind<Proposals> = {
  name: 'proposals',
  schema: proposalsSchema,
  entity: { attributes: ({ v, rev, token }) => ({ v, rev, token }) },
};

export const noProposals: Proposals = { v: 1, rev: 0, token: '', out: [], in: [], byItself: false };

/** Open ones of each direction: nobody reads more, and a partner cannot fill the store with them. */
export const MOST_OPEN = 5;
/** Bytes of JSON; a record holds 240 KiB. */
const MOST_BYTES = 190_000;
const MOST_ENDED = 20;

/** The proposals as they are at a time (epoch seconds): what nobody has answered in time is over. */
export function asOfNow(proposals: Proposals, now: number): Proposals {
  const over = (one: KeptProposal): KeptProposal =>
    one.state === 'open' && one.proposal.until < now ? { ...one, state: 'expired', told: true } : one;
  return { ...proposals, out: proposals.out.map(over), in: proposals.in.map(over) };
}

/** What is kept: all that is open or still to be told, and of the rest the newest that a record holds. */
export function trimmed(proposals: Proposals): Proposals {
  let now = { ...proposals, out: newest(proposals.out), in: newest(proposals.in) };
  while (new TextEncoder().encode(JSON.stringify(now)).length > MOST_BYTES) {
    const oldest = [...now.out, ...now.in].filter(isOver).sort((a, b) => a.at - b.at)[0];
    if (oldest === undefined) break;
    const others = (list: readonly KeptProposal[]) => list.filter((one) => one !== oldest);
    now = { ...now, out: others(now.out), in: others(now.in) };
  }
  return now;
}

const isOver = ({ state, told }: KeptProposal): boolean => state !== 'open' && told;

function newest(list: readonly KeptProposal[]): KeptProposal[] {
  const over = list.filter(isOver).sort((a, b) => b.at - a.at);
  const dropped = new Set(over.slice(MOST_ENDED));
  return list.filter((one) => !dropped.has(one));
}

export const openOf = (list: readonly KeptProposal[]): readonly KeptProposal[] =>
  list.filter(({ state }) => state === 'open');
