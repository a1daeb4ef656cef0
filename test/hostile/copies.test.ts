import { describe, expect, it } from 'vitest';
import { asSeenHere } from '../../src/core/connection/own-identity.ts';
import { checkConnection } from '../../src/usecases/peer/check-connection.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { connectedWorld, connectionAt, granted, toRaw } from '../support/memory-installations.ts';
import { refusedAt } from '../support/refused-at.ts';

/** The same records and keys, found by an installation that did not make them. */
describe('A59 a copy of a site', () => {
  const copies = [
    ['another site', { cloudId: 'cloud-9', installation: '00000001-0000-4000-8000-000000000000' }],
    [
      'a new installation on the same site',
      { cloudId: 'cloud-1', installation: '00000009-0000-4000-8000-000000000000' },
    ],
  ] as const;

  it.each(copies)('that is %s sends nothing and says why', async (_, here) => {
    const { sites, id, wire } = await connectedWorld();
    const [blue] = sites;
    const sent = wire.length;
    Object.assign(blue.ports.installation, { here: () => here });
    expect(await peerByMessage(blue.ports).call(id, 'sync', { items: [{}] }, 1000)).toEqual({
      ok: false,
      reason: 'not-sent',
    });
    expect(wire).toHaveLength(sent);
    const checked = granted(await checkConnection(blue.ports, id));
    expect(checked.problem?.message).toContain('another installation');
    expect(asSeenHere(await connectionAt(blue, id), here).state).toBe('suspended');
  });

  it.each(copies)('that is %s takes nothing', async (_, here) => {
    const { sites, id, wire } = await connectedWorld();
    const [blue, green] = sites;
    await peerByMessage(green.ports).call(id, 'sync', { items: [{}] }, 1000);
    const good = wire.at(-1);
    if (!good) throw new Error('Nothing went over the wire');
    blue.handled.length = 0;
    Object.assign(blue.ports.installation, { here: () => here });
    await refusedAt(blue, toRaw(good), 401);
  });
});
