import { confirmHere, confirmThere, wordsHash, wordsOf } from '../../core/connection/confirm.ts';
import {
  type Connection,
  type ConsentRecord,
  connectionKind,
} from '../../core/connection/connection-record.ts';
import { consentText } from '../../core/connection/consent-text.ts';
import { type Attempt, done, type Explained, failed, type Person } from '../../core/connection/explained.ts';
import { wireConsentOf } from '../../core/connection/new-acceptance.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { AnswerOf } from '../../core/protocol/message-kinds.ts';
import { untilWritten } from '../connection/write-connection.ts';
import { sendControl } from '../peer/send-control.ts';
import { beginRelink } from '../relink/begin-relink.ts';
import { changeAndPublish, publishRoutes } from '../rules/publish-routes.ts';
import { noSuchConnection, peerSilent } from './explain-setup.ts';

/**
 * An admin of this side has compared the six words: kept here, then told to the peer. May be repeated. The peer's
 * own confirmation may come at the same moment: what is decided then is decided again over it.
 */
export async function confirmConnection(
  ports: ConnectionPorts,
  wish: { readonly connection: string; readonly words: readonly string[] },
  person: Person,
): Promise<Attempt<Connection>> {
  const kept = await untilWritten<Attempt<Connection>>(`Connection ${wish.connection} was`, async () => {
    const before = await ports.store.get(connectionKind, wish.connection);
    if (!before) return { end: failed(noSuchConnection(wish.connection)) };
    const verdict = confirmHere(before, wish.words, consentOf(before, person, ports.clock.now()));
    if (verdict.do === 'refuse') return { end: failed(explain(verdict.code, before)) };
    if (verdict.do === 'repeat') return { end: done(before) };
    const written = await publishRoutes(ports, before, verdict.next);
    return written ? { end: done(written) } : 'again';
  });
  if (!kept.ok) return kept;
  const told = await tellPeer(ports, kept.value, consentOf(kept.value, person, ports.clock.now()));
  await beginRelink(ports, kept.value.id);
  return told;
}

function consentOf(connection: Connection, person: Person, now: number): ConsentRecord {
  const { local, peer, mode } = connection;
  const end = peer.end ?? { siteUrl: peer.siteUrl, region: undefined };
  const text = consentText({
    mode,
    local,
    peer: { name: peer.name, siteUrl: end.siteUrl, region: end.region },
  });
  return {
    by: person.name,
    role: person.role,
    at: Math.floor(now / 1000),
    text: text.hash,
    ...(person.account === undefined ? {} : { account: person.account }),
  };
}

async function tellPeer(
  ports: ConnectionPorts,
  connection: Connection,
  consent: ConsentRecord,
): Promise<Attempt<Connection>> {
  const payload = {
    words: wordsHash(wordsOf(connection) ?? []),
    consent: wireConsentOf(connection.confirmed.here ?? consent),
  };
  const said = await sendControl(ports, connection, 'confirm', payload);
  if (said.ok) return done(await takeOwn(ports, connection.id, said.answer));
  if (said.reason === 'refused')
    return failed(said.code === 'busy' ? peerBusy(connection) : explain(said.code, connection));
  const silent = peerSilent(connection.peer.name);
  return failed({ ...silent, message: `Your confirmation is kept. ${silent.message}` });
}

/** The answer carries the peer's own confirmation where it stands, in case its message never came here. */
async function takeOwn(ports: ConnectionPorts, id: string, answer: AnswerOf<'confirm'>): Promise<Connection> {
  const { own } = answer;
  if (own)
    await changeAndPublish(ports, id, (now) => {
      const verdict = confirmThere(now, own.words, own.consent);
      return verdict.do === 'confirm' ? verdict.next : undefined;
    });
  const now = await ports.store.get(connectionKind, id);
  if (!now) throw new Error(`Connection ${id} vanished while it was confirmed`);
  return now;
}

const peerBusy = ({ peer: { name } }: Connection): Explained => ({
  code: 'peer-busy',
  message: `Your confirmation is kept. ${name} could not take it in: the connection is being changed there at this moment.`,
  next: 'Confirm once more in a moment, or let your partner confirm: that fetches yours as well.',
});

function explain(code: string, connection: Connection): Explained {
  if (code === 'words-differ')
    return {
      code,
      message: 'The six words are not the same on both sites. Somebody may stand between them.',
      next: 'Refuse this connection and make a new invitation over another channel.',
      field: 'words',
    };
  return {
    code: 'not-accepted',
    message: `The connection with ${connection.peer.name} is ${connection.state}: there is nothing to confirm.`,
    next: 'Make a new invitation if the old one was refused or has expired.',
  };
}
