import type { Connection } from '../../core/connection/connection-record.ts';
import { exposureKey, exposureKind } from '../../core/offer/exposure-record.ts';
import { offerOf } from '../../core/offer/offer-of.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { versionKey, versionKind } from '../../core/rules/version.ts';
import type { Handled } from './answer-message.ts';
import { keepShare } from './keep-share.ts';

/** The partner asks what it is shown of this side: answered from what is stored, Jira is not asked. */
export async function describeHere(ports: ConnectionPorts, connection: Connection): Promise<Handled> {
  const { id, state } = connection;
  if (state !== 'active' && state !== 'paused') return { refused: 'not-active' };
  const wait = await keepShare(ports, id, 'describe', undefined);
  if (wait !== undefined) return { refused: 'limited', retryAfter: wait };
  const version = await ports.store.get(versionKind, versionKey(id, connection.version));
  if (!version) return { refused: 'not-active' };
  const exposure = await ports.store.get(exposureKind, exposureKey(id));
  return { answer: { offer: offerOf(version, exposure) } };
}
