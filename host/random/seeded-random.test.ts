import { describe, expect, it } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

describe('seeded chance', () => {
  it('gives the same run for the same seed and another for another', () => {
    const numbers = (seed: number) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });

  it('forks by name, whatever the parent has used', () => {
    const parent = new SeededRandom('seed');
    const early = parent.fork('wire').next();
    parent.next();
    expect(parent.fork('wire').next()).toBe(early);
    expect(parent.fork('queue').next()).not.toBe(early);
  });

  it('spreads evenly between 0 and 1', () => {
    const random = new SeededRandom(1);
    const values = Array.from({ length: 10_000 }, () => random.next());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  it('makes uuids of version 4', () => {
    expect(new SeededRandom(1).uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('refuses to pick from nothing', () => {
    expect(() => new SeededRandom(1).pick([])).toThrow('empty list');
  });
});
