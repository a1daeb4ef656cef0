import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '../../src/usecases/invitation/accept-invitation.ts';
import { invite } from '../../src/usecases/invitation/invite.ts';
import { readInvitation } from '../../src/usecases/invitation/read-invitation.ts';
import { checkConnection } from '../../src/usecases/peer/check-connection.ts';
import {
  admin,
  confirmedBy,
  connectionAt,
  granted,
  memoryWorld,
  projectId,
} from '../support/memory-installations.ts';

const WARNING = 'Warning: the two sites declare different regions.';

async function invited(region?: string) {
  const world = memoryWorld();
  const [blue, green] = world.sites;
  const wish = { localName: 'Blue', peerName: 'Green', mode: 'basic', validHours: 24, projectId } as const;
  const made = granted(await invite(blue.ports, { ...wish, region }));
  return { blue, green, code: made.code, id: made.connection.id };
}

describe('the regions that both sides declare', () => {
  it('are warned of in the text that the acceptor agrees to, where they differ', async () => {
    const { green, code } = await invited('EU');
    const read = granted(await readInvitation(green.ports, code, { region: 'US' }));
    expect(read.consent.text).toContain(WARNING);
    expect(read.consent.text).toContain('leaves US for EU');
    const same = granted(await readInvitation(green.ports, code, { region: ' eu' }));
    expect(same.consent.text).not.toContain(WARNING);
  });

  it('are named as not declared where a side says nothing, and nothing is claimed of them', async () => {
    const { green, code } = await invited();
    const { consent } = granted(await readInvitation(green.ports, code, { region: 'US' }));
    expect(consent.text).toContain('region: not declared');
    expect(consent.text).not.toContain(WARNING);
  });

  it('belong to the text agreed to: an agreement without the warning does not count', async () => {
    const { green, code } = await invited('EU');
    const { hash } = granted(await readInvitation(green.ports, code)).consent;
    const attempt = await acceptInvitation(
      green.ports,
      { code, projectId, region: 'US', consent: hash },
      admin,
    );
    expect(attempt).toMatchObject({ ok: false, error: { code: 'consent-outdated', field: 'consent' } });
  });

  it('are warned of by the check on both sides of a running connection, and signed for by both', async () => {
    const { blue, green, code, id } = await invited('EU');
    const { hash } = granted(await readInvitation(green.ports, code, { region: 'US' })).consent;
    granted(await acceptInvitation(green.ports, { code, projectId, region: 'US', consent: hash }, admin));
    granted(await confirmedBy(blue, id));
    granted(await confirmedBy(green, id));
    expect(granted(await checkConnection(blue.ports, id)).regions).toContain('leaves EU for US');
    expect(granted(await checkConnection(green.ports, id)).regions).toContain('leaves US for EU');
    expect((await connectionAt(blue, id)).consent.there?.text).toBe(hash);
  });
});
