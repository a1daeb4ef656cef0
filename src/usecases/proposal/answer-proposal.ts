import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { localKind } from '../../core/fields/local-kind.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import {
  type ChosenField,
  type KeptProposal,
  openOf,
  type Proposals,
} from '../../core/proposal/proposals-record.ts';
import { wayHere } from '../../core/proposal/seen-from-here.ts';
import { fitsLine } from '../../core/proposal/suggest-field.ts';
import type { FieldCatalogue } from '../../core/rules/field-catalogue.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { sendControl } from '../peer/send-control.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { carryOut, policyFits, settleNotice } from './carry-out-proposal.ts';
import { changeOne, loadProposals } from './keep-proposals.ts';
import { notOpen, refusedThere } from './send-proposal.ts';

export interface ProposalAnswer {
  readonly connection: string;
  readonly id: string;
  readonly yes: boolean;
  readonly text?: string | undefined;
  /** Of a yes: the field here for each proposed name. */
  readonly fields: readonly { readonly path: string; readonly field: string }[];
  /** Account id. */
  readonly by: string | undefined;
}

/**
 * An admin here agrees to a proposal of the partner or declines it. With a yes its lines go into the draft here and
 * there, once the partner has heard it; nothing is in force before each side publishes.
 */
export async function answerProposal(
  ports: ConnectionPorts,
  catalogueOf: () => Promise<Attempt<FieldCatalogue>>,
  wish: ProposalAnswer,
): Promise<Attempt<Proposals>> {
  const { connection: id, yes } = wish;
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const open = (await loadProposals(ports, id)).in.find((one) => one.proposal.id === wish.id);
  if (open?.state !== 'open') return failed(notOpen);
  if (yes && !policyFits(connection, open.proposal)) return failed(staleHere);
  const fields = yes ? await chosen(catalogueOf, open, wish.fields) : done([]);
  if (!fields.ok) return fields;

  const text = wish.text?.trim() ?? '';
  const answered = await changeOne(ports, id, { side: 'in', hash: open.hash }, (one) =>
    one.state === 'open'
      ? {
          ...one,
          state: yes ? 'agreed' : 'declined',
          answered: epochSeconds(ports.clock),
          told: false,
          fields: fields.value,
          ...(text === '' ? {} : { said: text }),
        }
      : undefined,
  );
  if (!answered) return failed(notOpen);

  await noteAudit(ports, {
    connection: id,
    act: 'proposal-answered',
    side: 'here',
    by: wish.by,
    about: yes ? 'agreed' : 'declined',
  });
  const told = await tellAnswer(ports, connection, answered);
  const now = await loadProposals(ports, id);
  await settleNotice(ports, id, openOf(now.in).length > 0);
  if (told.ok) return done(now);
  return told;
}

/** Says the answer to a proposal; a yes that was heard is carried out here too. `later`: the hourly run says it. */
export async function tellAnswer(
  ports: ConnectionPorts,
  connection: Connection,
  answered: KeptProposal,
): Promise<Attempt<'told' | 'later'>> {
  const { hash, said, state } = answered;
  const yes = state === 'agreed';
  const heard = await sendControl(ports, connection, 'agree', {
    hash,
    yes,
    proposal: said === undefined ? {} : { text: said },
  });
  if (!heard.ok && heard.reason !== 'refused') return done('later');
  const at = { side: 'in', hash } as const;
  if (!heard.ok) {
    await changeOne(ports, connection.id, at, (one) => ({
      ...one,
      told: true,
      ...(yes ? { state: 'withdrawn' as const } : {}),
    }));
    return yes ? failed(refusedThere(connection.peer.name)) : done('told');
  }
  await changeOne(ports, connection.id, at, (one) => ({ ...one, told: true }));
  const carried = yes ? await carryOut(ports, connection.id, 'in', answered) : undefined;
  return carried?.ok === false ? carried : done('told');
}

/** A field that can carry it for each line. */
async function chosen(
  catalogueOf: () => Promise<Attempt<FieldCatalogue>>,
  { proposal }: KeptProposal,
  wish: ProposalAnswer['fields'],
): Promise<Attempt<ChosenField[]>> {
  if (proposal.lines.length === 0) return done([]);
  const catalogue = await catalogueOf();
  if (!catalogue.ok) return catalogue;
  const all: ChosenField[] = [];
  for (const line of proposal.lines) {
    const { path } = line;
    const wanted = wish.find((one) => one.path === path)?.field;
    const field = catalogue.value.fields.find(({ id }) => id === wanted);
    const kind = localKind.safeParse(field?.kind);
    if (field === undefined || !kind.success) return failed(noField(path));
    if (!fitsLine('in', line, kind.data) || (wayHere('in', line) !== 'out' && !field.writable))
      return failed(misfit(path, field.name));
    all.push({ path, field: field.id, kind: kind.data });
  }
  return done(all);
}

const noField = (path: string): Explained => ({
  code: 'proposal-field',
  field: `fields.${path}`,
  message: `No field of this site is chosen for ${path}.`,
  next: 'Choose one, or decline and say which lines you would agree to.',
});

const misfit = (path: string, name: string): Explained => ({
  code: 'proposal-field',
  field: `fields.${path}`,
  message: `The field ${name} cannot hold what would cross as ${path}.`,
  next: 'Choose a field of a kind that fits.',
});

const staleHere: Explained = {
  code: 'proposal-stale',
  message: 'The conflict policy has changed since this was proposed.',
  next: 'Decline, and ask your partner to propose it anew.',
};
