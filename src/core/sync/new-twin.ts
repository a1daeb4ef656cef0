import type { Reason } from '../workflow/writing.ts';
import { withAside } from './aside.ts';
import { type Claim, codesOf } from './records/claim.ts';
import type { Twin } from './records/twin.ts';
import type { Work } from './records/work.ts';

/** The twin of an issue that is to cross for the first time. */
export function startingTwin(
  connection: string,
  issue: string,
  gen: string,
  origin: { readonly origin: string; readonly hops: number },
): Twin {
  return {
    ...emptyTwin(connection, issue, gen),
    life: 'pending',
    full: true,
    origin: origin.origin,
    hops: origin.hops,
  };
}

/**
 * The twin of an issue that this app has created for a peer's one: the claim is its shadow. Where the create could
 * not write all, the item counts as not yet applied: it is, when the rest has been written. `reasons`: why paths were
 * set aside, in words, where they are known.
 */
export function twinOfClaim(
  connection: string,
  issue: string,
  claim: Claim,
  reasons: Readonly<Record<string, Reason>> = {},
): Twin {
  const twin: Twin = {
    ...emptyTwin(connection, issue, claim.gen),
    peer: claim.peer,
    ...(claim.unwritten
      ? { unwritten: claim.unwritten }
      : {
          appliedSeq: claim.seq,
          last: { digest: claim.digest, ...(claim.partial ? { partial: claim.partial } : {}) },
        }),
    ...(claim.partial ? { baseline: Object.keys(claim.partial) } : {}),
    shadow: claim.shadow,
    synced: claim.at,
    ...(claim.origin === undefined ? {} : { origin: claim.origin }),
    ...(claim.hops === undefined ? {} : { hops: claim.hops }),
  };
  return withAside(twin, [], { partial: codesOf(claim), reasons }, claim.at);
}

/** A new life of the pair that the peer has begun: sequences and shadow start again. */
export function newLife(twin: Twin, gen: string): Twin {
  return {
    ...emptyTwin(twin.connection, twin.issue, gen),
    rev: twin.rev,
    token: twin.token,
    full: true,
    ...(twin.pages === undefined ? {} : { pages: twin.pages }),
    ...(twin.shared === undefined ? {} : { shared: twin.shared }),
    ...(twin.peer === undefined ? {} : { peer: twin.peer }),
    ...(twin.origin === undefined ? {} : { origin: twin.origin }),
    ...(twin.hops === undefined ? {} : { hops: twin.hops }),
  };
}

/** How a pair begins that was joined by a person: as no edit of anybody, and on the far side once the near one has spoken. */
export type Beginning = Pick<Twin, 'met' | 'hold' | 'wake' | 'began'>;

/** The twin of a pair that both sides know from before: a new life, in which everything is compared once. */
export function joinedTwin(
  connection: string,
  issue: string,
  gen: string,
  peer: NonNullable<Twin['peer']>,
  beginning: Beginning = {},
): Twin {
  return { ...emptyTwin(connection, issue, gen), ...beginning, full: true, peer };
}

/** Whether nothing is left of a twin but its ids. */
export const isTombstone = (twin: Twin): boolean =>
  (twin.life === 'unlinked' || twin.life === 'deleted') &&
  twin.told === true &&
  Object.keys(twin.shadow).length === 0 &&
  twin.notes === undefined &&
  twin.pages === undefined;

/** What is under way in a new life: nothing of the old one, and its numbers begin again. */
export function newLifeWork(work: Work): Work {
  const { inFlight: _inFlight, open: _open, ...kept } = work;
  return { ...kept, sendSeq: 0 };
}

/** What stays of a pair whose connection has ended: its ids, and that nothing more is to be said about it. */
export function tombstoneOf(twin: Twin): Twin {
  return {
    ...emptyTwin(twin.connection, twin.issue, twin.gen),
    rev: twin.rev,
    token: twin.token,
    life: twin.life === 'deleted' ? 'deleted' : 'unlinked',
    ...(twin.peer === undefined ? {} : { peer: twin.peer }),
    by: twin.by ?? 'here',
    told: true,
    ...(twin.life === 'linked' || twin.life === 'left-scope' ? { joined: true } : {}),
  };
}

export function newWork(): Work {
  return { v: 1, rev: 0, token: '', due: 0, sendSeq: 0, lastSent: 0 };
}

function emptyTwin(connection: string, issue: string, gen: string): Twin {
  return {
    v: 1,
    rev: 0,
    token: '',
    connection,
    issue,
    life: 'linked',
    due: 0,
    gen,
    ackedSeq: 0,
    appliedSeq: 0,
    shadow: {},
    seen: 0,
  };
}
