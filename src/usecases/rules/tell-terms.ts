import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { PayloadOf } from '../../core/protocol/message-kinds.ts';
import { termsHash, termsOf } from '../../core/rules/terms-of.ts';
import { versionKey, versionKind, waitingKey } from '../../core/rules/version.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import type { Handled } from '../peer/answer-message.ts';
import { sendControl } from '../peer/send-control.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { publishCompiled } from './publish-compiled.ts';

/**
 * Tells the peer what this side's rules let cross, where that has changed and the peer has not heard it. One that
 * cannot be reached is told by the hourly run.
 */
export async function tellTerms(ports: ConnectionPorts, id: string): Promise<void> {
  const connection = await ports.store.get(connectionKind, id);
  const own = connection?.terms?.here;
  if (!connection || !own || own.told) return;
  const key = own.waits ? waitingKey(id) : versionKey(id, connection.version);
  const version = await ports.store.get(versionKind, key);
  if (!version) return;
  const payload = {
    terms: termsOf(version),
    waits: own.waits,
    review: connection.terms?.review.here ?? false,
  };
  const said = await sendControl(ports, connection, 'consent', payload);
  if (!said.ok) return;
  await changeConnection(ports, id, (now) =>
    now.terms?.here?.hash === own.hash
      ? { ...now, terms: { ...now.terms, here: { ...own, told: true } } }
      : undefined,
  );
}

/** The peer's rules let something else cross than before: both admins are shown it. */
export async function receiveTerms(
  ports: ConnectionPorts,
  { id }: Connection,
  seq: number,
  { terms, waits, review }: PayloadOf<'consent'>,
): Promise<Handled> {
  const hash = termsHash(terms);
  const at = epochSeconds(ports.clock);
  let news = false;
  const written = await changeConnection(ports, id, (now) => {
    if (seq <= now.control.received) return undefined;
    news = now.terms?.there?.hash !== hash;
    const there = { terms, hash, at, waits };
    return {
      ...now,
      terms: { ...now.terms, there, review: { here: now.terms?.review.here ?? false, there: review } },
      control: { ...now.control, received: seq },
    };
  });
  if (!written) return { refused: 'not-running' };
  if (news) {
    await noteAudit(ports, { connection: id, act: 'consent-changed', side: 'there', about: hash });
    await raiseAlert(ports, id, waits ? 'consent-waits' : 'consent-changed');
  }
  return { answer: {} };
}

/** An admin here has read what the peer's rules let cross now. Where they wait for that, the peer hears the answer. */
export async function answerTerms(
  ports: ConnectionPorts,
  wish: { readonly connection: string; readonly hash: string; readonly yes: boolean },
): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, wish.connection);
  if (!before) return failed(noSuchConnection(wish.connection));
  const there = before.terms?.there;
  if (there?.hash !== wish.hash) return failed(changedSince);
  if (there.waits) {
    const said = await sendControl(ports, before, 'agree', { hash: wish.hash, yes: wish.yes });
    if (!said.ok) return failed(notHeard(before.peer.name));
  }
  const at = epochSeconds(ports.clock);
  const written = await changeConnection(ports, before.id, (now) => {
    if (now.terms?.there?.hash !== wish.hash) return undefined;
    const { 'consent-changed': _, 'consent-waits': __, ...alerts } = now.alerts ?? {};
    const answered = { ...now.terms.there, waits: false, ...(wish.yes ? { agreed: at } : {}) };
    return { ...now, alerts, terms: { ...now.terms, there: answered } };
  });
  return written ? done(written) : failed(changedSince);
}

/** The peer's admin has agreed to terms of ours that waited, or has not. */
export async function receiveAgree(
  ports: ConnectionPorts,
  { id }: Connection,
  seq: number,
  { hash, yes }: PayloadOf<'agree'>,
): Promise<Handled> {
  const counted = await changeConnection(ports, id, (now) =>
    seq > now.control.received ? { ...now, control: { ...now.control, received: seq } } : undefined,
  );
  const own = counted?.terms?.here;
  if (!counted || own?.hash !== hash || !own.waits) return { refused: 'not-awaited' };
  const waiting = await ports.store.get(versionKind, waitingKey(id));
  if (yes && waiting) {
    const published = await publishCompiled(ports, id, () => done(waiting), {
      existing: own.existing ?? 'as-they-change',
      by: waiting.published?.by,
    });
    if (!published.ok) return { refused: 'not-running' };
  }
  await ports.store.delete(versionKind, waitingKey(id));
  await changeConnection(ports, id, (now) => {
    if (now.terms?.here?.hash !== hash) return undefined;
    const { here: _, ...terms } = now.terms;
    const { waits: __, existing: ___, ...settled } = own;
    return { ...now, terms: yes ? { ...terms, here: { ...settled, waits: false } } : terms };
  });
  const about = yes ? hash : 'refused';
  await noteAudit(ports, { connection: id, act: 'consent-agreed', side: 'there', about });
  return { answer: {} };
}

/** In review mode a change of what crosses waits for the other side's yes, on both sides. */
export async function setReview(
  ports: ConnectionPorts,
  id: string,
  on: boolean,
): Promise<Attempt<Connection>> {
  const before = await ports.store.get(connectionKind, id);
  const version = before && (await ports.store.get(versionKind, versionKey(id, before.version)));
  if (!before || !version) return failed(noSuchConnection(id));
  const at = epochSeconds(ports.clock);
  const written = await changeConnection(ports, id, (now) => {
    const here = now.terms?.here ?? { hash: termsHash(termsOf(version)), at, waits: false, told: false };
    const review = { here: on, there: now.terms?.review.there ?? false };
    return { ...now, terms: { ...now.terms, here: { ...here, told: false }, review } };
  });
  await tellTerms(ports, id);
  return written ? done(written) : failed(noSuchConnection(id));
}

const changedSince = {
  code: 'terms-changed',
  message: 'What the partner’s rules let cross has changed again since you read it.',
  next: 'Load the page again, read it, and answer then.',
};

const notHeard = (peer: string) => ({
  code: 'peer-unreachable',
  message: `${peer} did not take your answer in a way that can be trusted.`,
  next: 'Nothing has changed. Try again in a minute.',
});
