import { describe, expect, it } from 'vitest';
import { childCode, partialCode, syncAnswer } from '../protocol/kinds/sync.ts';
import { breaker } from '../retry/breaker.ts';
import { runWaits } from '../sync/records/run.ts';
import { outOfScope } from '../sync/scope.ts';
import { causes, diagnose } from './diagnose.ts';

const known = (sort: string, codes: readonly string[]) =>
  codes.map((code) => `${sort}:${code}`).filter((cause) => !Object.hasOwn(causes, cause));

describe('the causes that the app has words for', () => {
  it('are at least sixty, each with a cause, a next step and a place', () => {
    const all = Object.values(causes);
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const { cause, next, place } of all) {
      expect(cause).toMatch(/^[A-Z“"].{10,}\.$/);
      expect(next).toMatch(/^[A-Z].{8,}\.$/);
      expect(place).not.toBe('');
    }
  });

  it('are all different from each other', () => {
    const told = Object.values(causes).map(({ cause }) => cause);
    expect(told.filter((cause, at) => told.indexOf(cause) !== at)).toEqual([]);
  });

  it('cover every closed code of values, children, scope, breakers and runs', () => {
    expect(known('value', partialCode.options)).toEqual([]);
    expect(known('child', childCode.options)).toEqual([]);
    expect(known('scope', outOfScope.options)).toEqual([]);
    expect(known('breaker', breaker.shape.why.options)).toEqual([]);
    expect(known('run', runWaits)).toEqual([]);
  });

  it('cover every answer that is settled as a failure', () => {
    const failing = [
      'taken',
      'refused',
      'needs-field',
      'bad-item',
      'no-project',
      'no-such-issue',
      'connected',
      'left-scope',
      'other-life',
      'cycle',
      'by-hand',
      'not-now',
    ];
    expect(known('there', failing)).toEqual([]);
    expect(() => syncAnswer.parse({ items: [{ code: 'no-such-issue' }] })).not.toThrow();
  });

  it('tell a code of a later release as one that is not known', () => {
    expect(diagnose('value:from-tomorrow').cause).toContain('no words for');
    expect(diagnose('constructor').cause).toContain('no words for');
  });
});
