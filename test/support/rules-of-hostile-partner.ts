import { connectionKind } from '../../src/core/connection/connection-record.ts';
import { type Version, versionKey, versionKind } from '../../src/core/rules/version.ts';
import type { HostilePartner } from './hostile-partner.ts';

/** The rules of the site that a partner attacks, changed as if they had been published. */
export async function withRules(
  on: HostilePartner,
  change: (version: Version) => Partial<Version>,
): Promise<void> {
  const { store } = on.ports;
  const connection = await store.get(connectionKind, on.world.id);
  const version = await store.get(versionKind, versionKey(on.world.id, connection?.version ?? 0));
  if (!connection || !version) throw new Error('The connection has no rules');
  const number = connection.version + 1;
  await store.put(versionKind, versionKey(on.world.id, number), { ...version, ...change(version) });
  await store.put(connectionKind, on.world.id, { ...connection, version: number, rev: connection.rev + 1 });
}

/** The partner's issue of an id, as its messages name it. */
export const issueOfPartner = (id: string) => ({
  id,
  key: `BLUE-${id}`,
  url: `https://blue.atlassian.net/browse/BLUE-${id}`,
  type: 'Task',
  project: 'BLUE',
});

export const textValue = (value: string) => ({ kind: 'text' as const, value });
