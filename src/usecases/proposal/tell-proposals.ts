import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { ProposalSide, Proposals } from '../../core/proposal/proposals-record.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { tellAnswer } from './answer-proposal.ts';
import { carryOut } from './carry-out-proposal.ts';
import { changeProposals, loadProposals, type ProposalPorts } from './keep-proposals.ts';
import { notOpen, tellProposal } from './send-proposal.ts';

/** Every hour: what the partner has not heard of proposals and answers. */
export async function tellProposals(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const now = await loadProposals(ports, connection.id);
  for (const one of now.out) if (!one.told) await tellProposal(ports, connection, one);
  for (const one of now.in) if (!one.told) await tellAnswer(ports, connection, one);
}

export async function listProposals(
  ports: ProposalPorts,
  id: string,
): Promise<Attempt<{ readonly proposals: Proposals; readonly connection: Connection }>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  return done({ proposals: await loadProposals(ports, id), connection });
}

/** Puts what was agreed into the draft once more: it was discarded there, or did not fit before. */
export async function redraftProposal(
  ports: ProposalPorts,
  id: string,
  proposalId: string,
): Promise<Attempt<Proposals>> {
  const now = await loadProposals(ports, id);
  for (const side of ['in', 'out'] as const satisfies readonly ProposalSide[]) {
    const found = now[side].find((one) => one.proposal.id === proposalId && one.state === 'agreed');
    if (!found) continue;
    const carried = await carryOut(ports, id, side, found);
    return carried.ok ? done(await loadProposals(ports, id)) : carried;
  }
  return failed(notOpen);
}

/** Whether proposals of the partner are agreed to by themselves, where each line has a known field here. */
export async function agreeByItself(
  ports: ProposalPorts,
  id: string,
  on: boolean,
): Promise<Attempt<Proposals>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  await changeProposals(ports, id, (now) => (now.byItself === on ? undefined : { ...now, byItself: on }));
  return done(await loadProposals(ports, id));
}
