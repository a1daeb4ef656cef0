import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { wantedLines, withWanted } from '../../core/proposal/lines-of-proposal.ts';
import type { KeptProposal, ProposalSide } from '../../core/proposal/proposals-record.ts';
import type { Proposal } from '../../core/protocol/kinds/propose.ts';
import { sameJson } from '../../core/rules/diff-leaves.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { changeConnection, untilWritten } from '../connection/write-connection.ts';
import { loadDraft, saveDraft } from '../rules/keep-draft.ts';
import { changeOne, type ProposalPorts } from './keep-proposals.ts';

/** Whether a proposed conflict policy follows the one in force; one that is in force already does. */
export function policyFits({ policy }: Connection, { policy: wanted }: Proposal): boolean {
  return wanted === undefined || wanted.number === policy.number + 1 || sameJson(wanted, policy);
}

/**
 * What both sides have agreed to takes effect here: the conflict policy at once, because both sides must go by the
 * same one; the lines in the draft, where an admin publishes them as anything else.
 */
export async function carryOut(
  ports: ProposalPorts,
  id: string,
  side: ProposalSide,
  agreed: KeptProposal,
): Promise<Attempt<KeptProposal>> {
  const { policy } = agreed.proposal;
  if (policy !== undefined) {
    const changed = await changeConnection(ports, id, (now) =>
      now.policy.number + 1 === policy.number ? { ...now, policy } : undefined,
    );
    if (changed)
      await noteAudit(ports, {
        connection: id,
        act: 'policy-changed',
        side: side === 'in' ? 'here' : 'there',
        about: String(policy.number),
      });
  }
  const drafted = await intoDraft(ports, id, side, agreed);
  if (!drafted.ok) return drafted;
  const { hash } = agreed;
  return done((await changeOne(ports, id, { side, hash }, (one) => ({ ...one, drafted: true }))) ?? agreed);
}

/** Puts the lines of an agreed proposal into the draft, over whatever stands there. */
function intoDraft(
  ports: ProposalPorts,
  id: string,
  side: ProposalSide,
  { proposal, fields }: Pick<KeptProposal, 'proposal' | 'fields'>,
): Promise<Attempt<undefined>> {
  const wanted = wantedLines(side, proposal, fields);
  return untilWritten(`The draft of ${id} was`, async () => {
    const draft = await loadDraft(ports, id);
    if (!draft.ok) return { end: draft };
    const { version, revision, held } = draft.value;
    const mappings = withWanted(version['mappings'], wanted);
    if (sameJson(mappings, version['mappings'])) return { end: done(undefined) };
    const mode = version['mode'] === 'basic' ? { mode: 'visual' } : {};
    const parts = { mappings, ...mode };
    const saved = await saveDraft(ports, { connection: id, version: parts, revision, by: held?.by });
    if (saved.ok) return { end: done(undefined) };
    return saved.error.code === 'draft-changed' ? 'again' : { end: saved };
  });
}

/** The notice that a proposal waits goes where none does any more. */
export async function settleNotice(ports: ProposalPorts, id: string, isOpen: boolean): Promise<void> {
  const connection = await ports.store.get(connectionKind, id);
  if (isOpen || connection?.alerts?.['proposal-waits'] === undefined) return;
  await changeConnection(ports, id, (now) => {
    const { 'proposal-waits': _, ...alerts } = now.alerts ?? {};
    return { ...now, alerts };
  });
}
