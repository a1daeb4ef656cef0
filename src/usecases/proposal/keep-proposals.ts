import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  asOfNow,
  type KeptProposal,
  noProposals,
  type ProposalSide,
  type Proposals,
  proposalsKind,
  trimmed,
} from '../../core/proposal/proposals-record.ts';
import { recordLanded } from '../connection/record-landed.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

export interface ProposalPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
}

/** What both sides have proposed; what nobody answered in time is over. */
export async function loadProposals(
  { store, clock }: Pick<ProposalPorts, 'store' | 'clock'>,
  id: string,
): Promise<Proposals> {
  const kept = await store.get(proposalsKind, id);
  return asOfNow(kept ?? noProposals, epochSeconds(clock));
}

/** Changes what is kept, whoever writes it meanwhile. Undefined: `decide` wants no change. */
export function changeProposals(
  ports: ProposalPorts,
  id: string,
  decide: (proposals: Proposals) => Proposals | undefined,
): Promise<Proposals | undefined> {
  return untilWritten(`The proposals of ${id} were`, async () => {
    const before = await loadProposals(ports, id);
    const next = decide(before);
    if (!next) return { end: undefined };
    const value = { ...trimmed(next), rev: before.rev + 1, token: ports.random.token() };
    return (await recordLanded(ports.store, proposalsKind, id, value)) ? { end: value } : 'again';
  });
}

/** Changes one proposal, by its hash. Undefined: it is not there, or `change` wants nothing. */
export async function changeOne(
  ports: ProposalPorts,
  id: string,
  { side, hash }: { readonly side: ProposalSide; readonly hash: string },
  change: (one: KeptProposal) => KeptProposal | undefined,
): Promise<KeptProposal | undefined> {
  const written = await changeProposals(ports, id, (now) => {
    const found = now[side].find((one) => one.hash === hash);
    const next = found && change(found);
    if (!found || !next) return undefined;
    return { ...now, [side]: now[side].map((one) => (one === found ? next : one)) };
  });
  return written?.[side].find((one) => one.hash === hash);
}
