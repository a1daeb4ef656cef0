import { describe, expect, it } from 'vitest';
import { makeKeyPair } from '../protocol/key-pair.ts';
import type { AcceptPayload } from '../protocol/kinds/accept.ts';
import { newInvitation } from './new-invitation.ts';
import { releaseInvitation, takeAcceptance } from './take-acceptance.ts';

const now = Date.UTC(2026, 0, 5);
const identity = {
  appId: 'app',
  environment: 'production',
  cloudId: 'cloud-1',
  installation: '00000001-0000-4000-8000-000000000000',
  siteUrl: 'https://blue.atlassian.net',
};
let drawn = 0;
const chance = {
  bytes: (length: number) => Buffer.alloc(length, ++drawn),
  token: () => `token${++drawn}`.padEnd(22, '0'),
};

const invited = newInvitation({
  wish: { localName: 'Blue', peerName: 'Green', mode: 'basic', validHours: 1 },
  project: { id: '10000', key: 'SUP' },
  identity,
  url: 'https://x/',
  tokenSecret: 'secret',
  now,
  chance,
}).connection;

const payloadBy = (number: number): AcceptPayload => ({
  nonce: 'n'.repeat(43),
  name: 'Green',
  siteUrl: 'https://green.atlassian.net',
  cloudId: `cloud-${number}`,
  installation: `0000000${number}-0000-4000-8000-000000000000`,
  url: 'https://y/',
  token: 't'.repeat(22),
  key: makeKeyPair(Buffer.alloc(64, number)).publicKey,
  projectKey: 'DEV',
  protocol: { min: 1, max: 1 },
  appId: 'app',
  environment: 'production',
  consent: { by: 'Gil', role: 'site-admin', at: 1, text: 'c'.repeat(43) },
  commit: 'c'.repeat(43),
});

const taken = () => {
  const verdict = takeAcceptance(invited, payloadBy(2), 'acceptance', 'challenge', now);
  if (verdict.do !== 'challenge') throw new Error(`Expected a challenge, got ${verdict.do}`);
  return verdict.next;
};

describe('an acceptance', () => {
  it('of a pending invitation holds it and is challenged', () => {
    expect(taken()).toMatchObject({
      state: 'accepted',
      peer: { end: { cloudId: 'cloud-2', projectKey: 'DEV' } },
      handshake: { acceptance: 'acceptance', challenge: 'challenge' },
      consent: { there: { by: 'Gil' } },
    });
  });

  it('by another side is refused while the first is being challenged, and counted', () => {
    const verdict = takeAcceptance(taken(), payloadBy(3), 'other', 'challenge', now);
    expect(verdict).toMatchObject({
      do: 'refuse',
      code: 'already-used',
      next: { invitation: { secondAttempts: 1 } },
    });
  });

  it('finds the code free again when the first never answered its challenge', () => {
    expect(takeAcceptance(taken(), payloadBy(3), 'other', 'challenge', now + 61_000)).toMatchObject({
      do: 'challenge',
      next: { peer: { end: { cloudId: 'cloud-3' } } },
    });
  });

  it('is repeated with the same transcript for the side that did not hear it', () => {
    const done = { ...taken(), transcript: 'transcript' };
    expect(takeAcceptance(done, payloadBy(2), 'again', 'challenge', now)).toEqual({
      do: 'repeat',
      transcript: 'transcript',
    });
    expect(takeAcceptance(done, payloadBy(3), 'other', 'challenge', now + 3_600_000)).toMatchObject({
      do: 'refuse',
      code: 'already-used',
    });
  });

  it('A23 is refused from the second of expiry on', () => {
    expect(takeAcceptance(invited, payloadBy(2), 'a', 'c', now + 3_600_000 - 1000).do).toBe('challenge');
    expect(takeAcceptance(invited, payloadBy(2), 'a', 'c', now + 3_600_000)).toMatchObject({
      do: 'refuse',
      code: 'expired',
      next: { state: 'expired' },
    });
  });

  it('leaves nothing behind when its challenge fails', () => {
    expect(releaseInvitation(taken())).toEqual(invited);
  });
});
