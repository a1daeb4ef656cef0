import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody, itemsOf, Traffic, verdictOf } from './traffic.ts';

describe('recorded traffic', () => {
  it('shows packed parts of a body opened', () => {
    const packed = gzipSync(JSON.stringify({ items: [1, 2] })).toString('base64');
    expect(decodeBody(JSON.stringify({ kind: 'sync', payload: packed }))).toEqual({
      kind: 'sync',
      payload: { items: [1, 2] },
    });
  });

  it('keeps what is not JSON, or only looks packed, as text', () => {
    expect(decodeBody('plain')).toBe('plain');
    expect(decodeBody('{"a":"H4sIbroken"}')).toEqual({ a: 'H4sIbroken' });
  });

  it('counts the items of a sync and none for every other message', () => {
    expect(itemsOf({ kind: 'sync', payload: { items: [{}, {}, {}] } })).toBe(3);
    expect(itemsOf({ kind: 'status', payload: {} })).toBe(0);
    expect(itemsOf('text')).toBe(0);
  });

  it('names the partner’s refusal', () => {
    expect(verdictOf(200, { refused: { code: 'paused' } })).toBe('refused: paused');
    expect(verdictOf(401, 'Unauthorized')).toBe('refused');
    expect(verdictOf(202, {})).toBe('accepted');
  });

  it('keeps the last entries and finds those of a site since a moment', () => {
    const traffic = new Traffic(2);
    const entry = (from: string, at: number) => ({
      at,
      from,
      to: 'green',
      method: 'POST',
      url: '',
      headers: {},
      body: '',
      items: 1,
      wireBytes: 1,
      status: 200,
      answer: '',
      verdict: 'accepted',
    });
    for (const [from, at] of [
      ['blue', 1],
      ['blue', 2],
      ['red', 3],
    ] as const)
      traffic.add(entry(from, at));
    expect(traffic.read().map((one) => one.id)).toEqual([2, 3]);
    expect(traffic.read({ site: 'blue' }).map((one) => one.id)).toEqual([2]);
    expect(traffic.read({ site: 'green', since: 3 }).map((one) => one.id)).toEqual([3]);
  });
});
