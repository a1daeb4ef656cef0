import type { Connection } from '../../core/connection/connection-record.ts';
import { fieldsOfRules } from '../../core/offer/offer-of.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import {
  type ChosenField,
  type KeptProposal,
  MOST_OPEN,
  openOf,
} from '../../core/proposal/proposals-record.ts';
import { knownField } from '../../core/proposal/suggest-field.ts';
import type { Proposal } from '../../core/protocol/kinds/propose.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import { versionKey, versionKind } from '../../core/rules/version.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { changeConnection } from '../connection/write-connection.ts';
import type { Handled } from '../peer/answer-message.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { carryOut, policyFits, settleNotice } from './carry-out-proposal.ts';
import { changeOne, changeProposals, loadProposals } from './keep-proposals.ts';
import { proposalHash } from './send-proposal.ts';

/** A proposal may be open here for so long, whatever the partner says. */
const LONGEST_DAYS = 60;
/** How much later than its end an answer still counts: it may have been on its way. */
const GRACE = 86_400;

/** The partner proposes rules that concern both sides, or takes a proposal back. Nothing of it is in force. */
export async function receivePropose(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  payload: PayloadOf<'propose'>,
): Promise<Handled> {
  if (connection.state !== 'active' && connection.state !== 'paused') return { refused: 'not-active' };
  const counted = await counts(ports, connection.id, seq);
  if (!counted) return { refused: 'not-awaited' };
  if (payload.do === 'withdraw') return withdrawn(ports, connection.id, payload.id);
  const { proposal } = payload;
  const hash = proposalHash(proposal);
  const before = await loadProposals(ports, connection.id);
  const same = before.in.find((one) => one.proposal.id === proposal.id);
  // Said again, because the answer was lost.
  if (same)
    return same.hash === hash ? { answer: { agreed: same.state === 'agreed' } } : { refused: 'taken' };
  if (!policyFits(counted, proposal)) return { refused: 'other-policy' };
  const now = epochSeconds(ports.clock);
  if (proposal.until <= now || proposal.until > now + LONGEST_DAYS * 86_400) return { refused: 'bad-time' };

  const fields = before.byItself ? await knownFields(ports, counted, proposal) : undefined;
  const kept: KeptProposal = {
    proposal,
    hash,
    at: now,
    drafted: false,
    ...(fields === undefined
      ? { state: 'open', told: true, fields: [] }
      : { state: 'agreed', answered: now, told: true, fields }),
  };
  const written = await changeProposals(ports, connection.id, (latest) =>
    openOf(latest.in).length >= MOST_OPEN ? undefined : { ...latest, in: [kept, ...latest.in] },
  );
  if (!written) return { refused: 'too-many' };

  await noteAudit(ports, { connection: connection.id, act: 'proposed', side: 'there' });
  if (fields === undefined) await raiseAlert(ports, connection.id, 'proposal-waits');
  else {
    await noteAudit(ports, {
      connection: connection.id,
      act: 'proposal-answered',
      side: 'here',
      about: 'itself',
    });
    await carriedOut(ports, connection.id, 'in', kept);
  }
  return { answer: { agreed: fields !== undefined } };
}

/** The partner has answered a proposal of this side. */
export async function receiveAnswer(
  ports: ConnectionPorts,
  connection: Connection,
  seq: number,
  { hash, yes, proposal }: PayloadOf<'agree'>,
): Promise<Handled> {
  const counted = await counts(ports, connection.id, seq);
  const found = (await loadProposals(ports, connection.id)).out.find((one) => one.hash === hash);
  if (!counted || !found) return { refused: 'not-awaited' };
  const state = yes ? 'agreed' : 'declined';
  if (found.state === state) return { answer: {} };
  const now = epochSeconds(ports.clock);
  const isOpen = found.state === 'open' || (found.state === 'expired' && found.proposal.until + GRACE >= now);
  if (!isOpen) return { refused: 'not-open' };
  if (yes && !policyFits(counted, found.proposal)) return { refused: 'other-policy' };

  const answered = await changeOne(ports, connection.id, { side: 'out', hash }, (one) => ({
    ...one,
    state,
    answered: now,
    told: true,
    ...(proposal?.text === undefined ? {} : { said: proposal.text }),
  }));
  if (!answered) return { refused: 'not-open' };

  await noteAudit(ports, {
    connection: connection.id,
    act: 'proposal-answered',
    side: 'there',
    about: state,
  });
  if (yes) await carriedOut(ports, connection.id, 'out', answered);
  return { answer: {} };
}

/** What cannot be put into the draft now is put there by an admin: the page says so. */
async function carriedOut(
  ports: ConnectionPorts,
  id: string,
  side: 'in' | 'out',
  agreed: KeptProposal,
): Promise<void> {
  const carried = await carryOut(ports, id, side, agreed);
  if (!carried.ok) ports.log.note('proposal.not-drafted', { connection: id, code: carried.error.code });
}

async function withdrawn(ports: ConnectionPorts, id: string, proposalId: string): Promise<Handled> {
  const before = (await loadProposals(ports, id)).in.find((one) => one.proposal.id === proposalId);
  if (before)
    await changeOne(ports, id, { side: 'in', hash: before.hash }, (one) =>
      one.state === 'open' ? { ...one, state: 'withdrawn', told: true } : undefined,
    );
  const now = await loadProposals(ports, id);
  await settleNotice(ports, id, openOf(now.in).length > 0);
  return { answer: { agreed: false } };
}

/** A field here for each line, by the rules in force and by name; undefined where one is unknown. */
async function knownFields(
  { store }: ConnectionPorts,
  { id, version: number }: Connection,
  { lines }: Proposal,
): Promise<ChosenField[] | undefined> {
  const version = await store.get(versionKind, versionKey(id, number));
  const own = version ? fieldsOfRules(version) : [];
  const fields = lines.map((line) => knownField(line, own));
  return fields.every((one) => one !== undefined) ? fields : undefined;
}

/** Takes the number of a control message; undefined: it has been taken before. */
const counts = (ports: ConnectionPorts, id: string, seq: number): Promise<Connection | undefined> =>
  changeConnection(ports, id, (now) =>
    seq > now.control.received ? { ...now, control: { ...now.control, received: seq } } : undefined,
  );
