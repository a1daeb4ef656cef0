import {
  proposalAnswer,
  proposalByItself,
  proposalDraft,
  proposalList,
  proposalSend,
  proposalWithdraw,
} from '../../contract/proposals.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { KeptProposal, ProposalSide, Proposals } from '../../core/proposal/proposals-record.ts';
import { valuesHere, wayHere } from '../../core/proposal/seen-from-here.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const proposalOperations: readonly ServedOperation[] = [
  serve(proposalList, siteAdmin, (app, { connection }) => list(app, connection)),
  serve(proposalSend, siteAdmin, async (app, wish, { accountId }) =>
    listAfter(app, wish.connection, await app.sendProposal({ ...wish, by: accountId })),
  ),
  serve(proposalAnswer, siteAdmin, async (app, wish, { accountId }) =>
    listAfter(app, wish.connection, await app.answerProposal({ ...wish, by: accountId })),
  ),
  serve(proposalWithdraw, siteAdmin, async (app, { connection, id }) =>
    listAfter(app, connection, await app.withdrawProposal(connection, id)),
  ),
  serve(proposalDraft, siteAdmin, async (app, { connection, id }) =>
    listAfter(app, connection, await app.redraftProposal(connection, id)),
  ),
  serve(
    proposalByItself,
    siteAdmin,
    recorded(
      'by-itself-changed',
      async (app, { connection, on }) => listAfter(app, connection, await app.agreeByItself(connection, on)),
      (_, { on }) => (on ? 'on' : 'off'),
    ),
  ),
];

const listAfter = async (app: ResolverApp, connection: string, attempt: Attempt<Proposals>) =>
  attempt.ok ? list(app, connection) : attempt;

async function list(app: ResolverApp, id: string) {
  const attempt = await app.proposals(id);
  if (!attempt.ok) return attempt;
  const { proposals, connection } = attempt.value;
  return done({
    out: proposals.out.map((one) => shown('out', one)),
    in: proposals.in.map((one) => shown('in', one)),
    byItself: proposals.byItself,
    policy: connection.policy,
    role: connection.role,
  });
}

function shown(side: ProposalSide, kept: KeptProposal) {
  const { proposal, at, answered, said, state, told, drafted, fields } = kept;
  const { id, text, until, policy, lines } = proposal;
  const chosen = new Map(fields.map(({ path, field }) => [path, field]));
  return {
    id,
    at: at * 1000,
    until: until * 1000,
    state,
    ...(answered === undefined ? {} : { answered: answered * 1000 }),
    ...(text === undefined ? {} : { text }),
    ...(said === undefined ? {} : { said }),
    told,
    drafted,
    lines: lines.map((line) => {
      const field = chosen.get(line.path);
      const { path, kind } = line;
      const values = [...valuesHere(side, line)];
      return {
        path,
        kind,
        direction: wayHere(side, line),
        values,
        ...(field === undefined ? {} : { field }),
      };
    }),
    ...(policy === undefined ? {} : { policy }),
  };
}
