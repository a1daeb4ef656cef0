import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerEnvelope, envelope } from './envelope.ts';
import { invitation } from './invitation-code.ts';
import { syncItem } from './kinds/sync.ts';
import { messageKinds } from './message-kinds.ts';
import { commonVersion, PROTOCOL_VERSION, protocolHistory } from './protocol-version.ts';
import { sha256 } from './sha256.ts';

/**
 * What the schemas of a version hash to. A version that any site has installed is never pinned anew: a change
 * is the next version, with its own line here and in the history.
 */
const pinned: Readonly<Record<number, string>> = {
  3: 'UqUMe_tzu98jWyJhe1LQd34Ofu6hIGqQNS9iDx1Iw40',
};

describe('the protocol version', () => {
  it('is a new one when any schema on the wire has changed', () => {
    const schemas = Object.entries(messageKinds).map(([kind, { sort, payload, answer }]) => [
      kind,
      sort,
      z.toJSONSchema(payload, { io: 'input' }),
      z.toJSONSchema(answer, { io: 'input' }),
    ]);
    const frame = [envelope, answerEnvelope, invitation, syncItem].map((schema) =>
      z.toJSONSchema(schema, { io: 'input' }),
    );
    expect(sha256(JSON.stringify([schemas, frame]))).toBe(pinned[PROTOCOL_VERSION]);
  });

  it('has a line in the history for each number up to its own', () => {
    expect(protocolHistory.map(({ version }) => version)).toEqual(
      Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1),
    );
  });

  it('is the highest that both sides serve', () => {
    expect(commonVersion({ min: 1, max: 1 })).toBe(1);
    expect(commonVersion({ min: 1, max: 9 })).toBe(PROTOCOL_VERSION);
    expect(commonVersion({ min: PROTOCOL_VERSION + 1, max: 9 })).toBeUndefined();
  });
});

describe('the kinds of message', () => {
  it('are these and no others: nothing else moves between two sites', () => {
    expect(Object.keys(messageKinds).sort()).toEqual([
      'accept',
      'agree',
      'blob',
      'challenge',
      'confirm',
      'consent',
      'describe',
      'disconnect',
      'forget',
      'hello',
      'key.rotate',
      'pause',
      'preview',
      'propose',
      'receipt',
      'refuse',
      'relink',
      'resume',
      'status',
      'sync',
    ]);
  });
});
