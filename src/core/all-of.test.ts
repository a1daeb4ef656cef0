import { describe, expect, it } from 'vitest';
import { allOf } from './all-of.ts';

describe('several works at once', () => {
  it('fail together only when the last of them has ended', async () => {
    const ended: string[] = [];
    const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => ended.push('slow'));
    await expect(allOf([Promise.reject(new Error('at once')), slow])).rejects.toThrow('at once');
    expect(ended).toEqual(['slow']);
  });

  it('answer in their order', async () => {
    expect(await allOf([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });
});
