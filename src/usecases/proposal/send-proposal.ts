import type { ConflictPolicy } from '../../core/connection/conflict-policy.ts';
import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { fieldKinds } from '../../core/fields/fields.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import {
  type ChosenField,
  type KeptProposal,
  MOST_OPEN,
  openOf,
  type Proposals,
} from '../../core/proposal/proposals-record.ts';
import { MOST_PROPOSAL_BYTES, type Proposal, proposal } from '../../core/protocol/kinds/propose.ts';
import { sha256 } from '../../core/protocol/sha256.ts';
import { canonicalJson } from '../../core/replica/canonical-json.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { sendControl } from '../peer/send-control.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { carryOut } from './carry-out-proposal.ts';
import { changeOne, changeProposals, loadProposals } from './keep-proposals.ts';

export interface ProposalWish {
  readonly connection: string;
  readonly lines: readonly (ChosenField & {
    readonly direction: 'out' | 'in' | 'both';
    readonly values: readonly { readonly here: string; readonly there: string }[];
  })[];
  /** Whose value is to stand in a conflict; absent: as it is. */
  readonly policy?: Pick<ConflictPolicy, 'winner' | 'owners'> | undefined;
  readonly text?: string | undefined;
  /** Days in which it can be answered. */
  readonly days: number;
  /** Account id. */
  readonly by: string | undefined;
}

export const proposalHash = (one: Proposal): string => sha256(canonicalJson(one));

/** Proposes rules that concern both sides. One that cannot be told now is told by the hourly run. */
export async function sendProposal(ports: ConnectionPorts, wish: ProposalWish): Promise<Attempt<Proposals>> {
  const connection = await ports.store.get(connectionKind, wish.connection);
  if (!connection) return failed(noSuchConnection(wish.connection));
  if (connection.state !== 'active' && connection.state !== 'paused') return failed(notRunning(connection));
  const now = epochSeconds(ports.clock);
  const made = proposalOf(wish, connection, { id: ports.random.token(), now });
  if (!made.ok) return made;

  const fields = wish.lines.map(({ path, field, kind }) => ({ path, field, kind }));
  const hash = proposalHash(made.value);
  const kept: KeptProposal = {
    proposal: made.value,
    hash,
    at: now,
    state: 'open',
    told: false,
    fields,
    drafted: false,
  };
  const written = await changeProposals(ports, connection.id, (before) =>
    openOf(before.out).length >= MOST_OPEN ? undefined : { ...before, out: [kept, ...before.out] },
  );
  if (!written) return failed(tooMany(connection.peer.name));

  await noteAudit(ports, { connection: connection.id, act: 'proposed', side: 'here', by: wish.by });
  const told = await tellProposal(ports, connection, kept);
  if (told === 'refused') return failed(refusedThere(connection.peer.name));
  return done(await loadProposals(ports, connection.id));
}

/** Takes back a proposal that nobody has answered. */
export async function withdrawProposal(
  ports: ConnectionPorts,
  id: string,
  proposalId: string,
): Promise<Attempt<Proposals>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const found = (await loadProposals(ports, id)).out.find((one) => one.proposal.id === proposalId);
  const withdrawn =
    found &&
    (await changeOne(ports, id, { side: 'out', hash: found.hash }, (one) =>
      one.state === 'open' ? { ...one, state: 'withdrawn', told: false } : undefined,
    ));
  if (!withdrawn) return failed(notOpen);
  await tellProposal(ports, connection, withdrawn);
  return done(await loadProposals(ports, id));
}

/** Says this side's last word on a proposal of its own: that it is made, or withdrawn. */
export async function tellProposal(
  ports: ConnectionPorts,
  connection: Connection,
  kept: KeptProposal,
): Promise<'told' | 'later' | 'refused'> {
  const { hash } = kept;
  const at = { side: 'out', hash } as const;
  const payload =
    kept.state === 'withdrawn'
      ? ({ do: 'withdraw', id: kept.proposal.id } as const)
      : ({ do: 'make', proposal: kept.proposal } as const);
  const said = await sendControl(ports, connection, 'propose', payload);
  if (!said.ok && said.reason !== 'refused') return 'later';
  if (!said.ok) {
    const state = kept.state === 'open' ? 'declined' : kept.state;
    await changeOne(ports, connection.id, at, (one) => ({ ...one, state, told: true }));
    return 'refused';
  }
  const answered = epochSeconds(ports.clock);
  const agreed = said.answer.agreed && kept.state === 'open';
  const now = await changeOne(ports, connection.id, at, (one) => ({
    ...one,
    told: true,
    ...(agreed && one.state === 'open' ? { state: 'agreed' as const, answered } : {}),
  }));
  if (agreed && now?.state === 'agreed') await carryOut(ports, connection.id, 'out', now);
  return 'told';
}

function proposalOf(
  { lines, policy, text, days }: ProposalWish,
  connection: Connection,
  { id, now }: { readonly id: string; readonly now: number },
): Attempt<Proposal> {
  const { number } = connection.policy;
  const read = proposal.safeParse({
    id,
    lines: lines.map(({ path, kind, direction, values }) => ({
      path,
      kind: fieldKinds[kind]?.wire ?? kind,
      direction,
      ...(values.length === 0
        ? {}
        : { values: values.map(({ here, there }) => ({ mine: here, yours: there })) }),
    })),
    ...(policy === undefined ? {} : { policy: { ...policy, number: number + 1 } }),
    ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
    until: now + days * 86_400,
  });
  if (read.success) return done(read.data);
  const issue = read.error.issues[0];
  return failed(unsendable(issue?.path.map(String).join('.') ?? '', issue?.message ?? ''));
}

const unsendable = (field: string, why: string): Explained => ({
  code: 'proposal-unsendable',
  field,
  message: `The proposal cannot be sent: ${field === '' ? why : `${field}: ${why}`}.`,
  next: `Name each line once, values and texts in one line each, and no more than ${MOST_PROPOSAL_BYTES / 1000} KB together.`,
});

const tooMany = (peer: string): Explained => ({
  code: 'too-many-proposals',
  message: `${MOST_OPEN} proposals to ${peer} are open already.`,
  next: 'Wait for an answer, or withdraw one.',
});

export const refusedThere = (peer: string): Explained => ({
  code: 'proposal-refused',
  message: `${peer} does not take the proposal: it has too many open ones, its conflict policy has changed, or its app is older.`,
  next: 'Ask your partner to answer what is open, load the page again, and propose anew.',
});

export const notOpen: Explained = {
  code: 'proposal-not-open',
  message: 'The proposal is not open any more: it was answered, withdrawn, or its time is over.',
  next: 'Load the page again to see what became of it.',
};

const notRunning = ({ peer, state }: Connection): Explained => ({
  code: 'not-running',
  message: `The connection with ${peer.name} is ${state}: nothing can be proposed.`,
  next: 'Propose once both sides have confirmed the six words and the connection runs.',
});
