import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { mutate, signedPart } from '../fuzz/mutate.ts';
import { toRaw } from '../support/memory-installations.ts';
import { overhear } from '../support/overheard.ts';

describe('changed requests', () => {
  it('bring nothing about, whatever was changed', { timeout: 120_000 }, async () => {
    const result = await fuzz(20_000, 'portion');
    expect(result).toEqual({ requests: 20_000, accepted: 0, effects: 0, unhandled: 0 });
  });

  it('are changed: nearly all of them differ in what is signed', async () => {
    const { good } = await overhear();
    const honest = [toRaw(good)];
    const random = new SeededRandom('differs');
    const same = Array.from({ length: 500 }, () => mutate(honest, random)).filter(
      (raw) => signedPart(raw) === signedPart(toRaw(good)),
    );
    expect(same.length).toBeLessThan(150);
  });
});
