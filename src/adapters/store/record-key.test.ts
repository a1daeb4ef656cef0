import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STORE } from '../../core/limits.ts';
import { decodeRecordKey, encodeRecordKey } from './record-key.ts';

const anyKey = fc.string({ unit: 'grapheme', maxLength: 30 });

describe('keys of records', () => {
  it('fit Forge’s alphabet and come back as they were', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const stored = encodeRecordKey('twin', key);
        expect(stored).toMatch(STORE.keyPattern);
        expect(decodeRecordKey('twin', stored)).toBe(key);
      }),
    );
  });

  it('keep the beginning of a key at the beginning', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (start, rest) => {
        expect(encodeRecordKey('twin', start + rest).startsWith(encodeRecordKey('twin', start))).toBe(true);
      }),
    );
  });

  it('leave ids, revisions and tokens readable', () => {
    expect(encodeRecordKey('claim', 'Ab-_9:10001:2')).toBe('claim:Ab-_9:10001:2');
    expect(encodeRecordKey('generation', '3.x7')).toBe('generation:3.x7');
    expect(encodeRecordKey('note', 'a/é #')).toBe('note:a#2f#c3#a9#20#23');
  });

  it('are refused above 500 characters, with what to do', () => {
    expect(encodeRecordKey('n', 'k'.repeat(498))).toHaveLength(500);
    expect(() => encodeRecordKey('n', 'k'.repeat(499))).toThrow(
      /takes 501 characters and Forge stores 500.*Shorten/,
    );
  });

  it('of another kind are refused', () => {
    expect(() => decodeRecordKey('twin', 'work:1')).toThrow(/work:1 where a twin record was asked for/);
  });
});
