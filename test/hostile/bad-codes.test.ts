import { beforeEach, describe, expect, it } from 'vitest';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import type { Attempt } from '../../src/core/connection/explained.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import { readInvitation } from '../../src/usecases/invitation/read-invitation.ts';
import { refuseConnection } from '../../src/usecases/invitation/refuse-connection.ts';
import {
  acceptedBy,
  confirmedBy,
  connectionAt,
  granted,
  invitedBy,
  type MemoryWorld,
  memoryWorld,
} from '../support/memory-installations.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

/** What went wrong and what to do, as the page shows it. */
function sentences(attempt: Attempt<unknown>): string {
  if (attempt.ok) throw new Error('It was taken');
  return `${attempt.error.message} ${attempt.error.next}`;
}

const again = 'Ask your partner to send the code again, and copy all of it.';

describe('a code that came in a bad state', () => {
  it.each<[string, (code: string) => string, string]>([
    [
      'cut at its end',
      (code) => code.slice(0, -12),
      `A part of the code is missing or was changed while it was copied. ${again}`,
    ],
    [
      'cut at its beginning',
      (code) => code.slice(12),
      `This is not an invitation code: such a code begins with cpi_. ${again}`,
    ],
    [
      'cut in its middle',
      (code) => code.slice(0, 100) + code.slice(140),
      `A part of the code is missing or was changed while it was copied. ${again}`,
    ],
    [
      'pasted twice',
      (code) => code + code,
      `A part of the code is missing or was changed while it was copied. ${again}`,
    ],
    [
      'edited in one letter',
      (code) => code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61),
      `A part of the code is missing or was changed while it was copied. ${again}`,
    ],
    ['pasted with a mail around it, longer than any code', (code) => `${code}${'x'.repeat(5000)}`, again],
  ])('%s is refused with a sentence, nothing is kept and nobody is called', async (_, spoil, said) => {
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    const effects = green.effects();
    expect(sentences(await readInvitation(green.ports, spoil(code)))).toContain(said);
    expect(green.effects()).toBe(effects);
    expect(green.operations()).toBe(0);
    expect((await connectionAt(blue, id)).state).toBe('pending');
    expect(granted(await acceptedBy(green, code)).state).toBe('accepted');
  });

  it.each<[string, object, string]>([
    [
      'of another environment',
      { environment: 'development' },
      'The code was made by another app, or by another environment of this one. Install the same edition of Counterpart on both sites, then invite again.',
    ],
    [
      'of another app',
      { appId: 'another' },
      'The code was made by another app, or by another environment of this one. Install the same edition of Counterpart on both sites, then invite again.',
    ],
    [
      'of the own site',
      { cloudId: 'cloud-1' },
      'This code was made on this very site. A connection needs two sites. Send the code to your partner.',
    ],
  ])('%s is refused with a sentence and nothing is kept', async (_, here, said) => {
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    const identity = { ...(await green.ports.installation.identity()), ...here };
    Object.assign(green.ports.installation, { identity: async () => identity });
    expect(sentences(await readInvitation(green.ports, code))).toContain(said);
    await expect(acceptedBy(green, code)).rejects.toThrow(/code-/);
    expect([green.snapshot().size, world.wire.length]).toEqual([0, 0]);
  });

  it('expired says since when', async () => {
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    world.now += 24 * 3600 * 1000;
    expect(sentences(await readInvitation(green.ports, code))).toBe(
      'The invitation of Blue ended on 2026-01-06T09:00:00.000Z. Ask your partner for a new one.',
    );
    expect([green.snapshot().size, world.wire.length]).toEqual([0, 0]);
  });
});

describe('clocks ten minutes apart', () => {
  it.each([-600_000, 600_000])(
    'by %i ms are named as a reason where the partner’s answer cannot be trusted, and nothing is half made',
    async (skew) => {
      const [blue, green] = world.sites;
      const { id, code } = await invitedBy(blue);
      Object.assign(green.ports.clock, { now: () => world.now + skew });
      const attempt = await acceptedBy(green, code);
      expect(sentences(attempt)).toMatch(
        /did not answer in a way that can be trusted.*clocks of both sites are less than five minutes apart, then try again/,
      );
      expect((await connectionAt(blue, id)).state).toBe('pending');
      expect((await connectionAt(green, id)).state).toBe('pending');
      Object.assign(green.ports.clock, { now: () => world.now });
      expect(granted(await acceptedBy(green, code)).state).toBe('accepted');
      granted(await confirmedBy(blue, id));
      expect(granted(await confirmedBy(green, id)).state).toBe('active');
    },
  );
});

describe('an acceptance that never came to an end', () => {
  it('leaves no keys once the admin gives it up, and the code still works for the right site', async () => {
    const [blue, green, red] = world.sites;
    const { id, code } = await invitedBy(blue);
    world.onWire = () => Promise.reject(new PortError('unknown-outcome', 'cut'));
    expect((await acceptedBy(green, code)).ok).toBe(false);
    world.onWire = (_, deliver) => deliver();
    granted(await refuseConnection(green.ports, id));
    expect(await green.ports.secrets.get(keysKind, id)).toBeUndefined();
    expect((await connectionAt(green, id)).state).toBe('refused');
    expect(granted(await acceptedBy(red, code)).state).toBe('accepted');
    expect((await connectionAt(blue, id)).peer.end?.siteUrl).toBe('https://red.atlassian.net');
  });
});
