import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
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
    return (await landed(ports.store, id, value)) ? { end: value } : 'again';
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

/** False: somebody else has written in between. Our own token tells where the answer of the store was lost. */
async function landed(store: Store, id: string, value: Proposals): Promise<boolean> {
  const before = value.rev - 1;
  try {
    if (before === 0) return await store.create(proposalsKind, id, value);
    const when = { attribute: 'rev', equals: before } as const;
    return await store.transact([{ op: 'put', kind: proposalsKind, key: id, value, when }]);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    const now = await store.get(proposalsKind, id);
    if (now?.token === value.token) return true;
    if ((now?.rev ?? 0) === before) throw error;
    return false;
  }
}
