import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { byRules, isBehind, stillBehind, type VersionRun } from './by-rules.ts';

const run = (out: string | undefined, existing: VersionRun['existing'] = 'as-they-change'): VersionRun => ({
  existing,
  local:
    out === undefined
      ? {}
      : {
          summary: {
            value: { kind: 'text', value: out === 'none' ? null : out },
            kind: 'text',
            out,
            local: `local ${out}`,
          },
        },
});
const { twin } = sampleRows();

describe('a path that differs from what the peer has', () => {
  it('crosses by the rules where the version before would send what the peer has', () => {
    expect(byRules(twin, [run('agreed'), run('mapped')]).cross).toEqual(['summary']);
  });

  it('is an edit where the version before would send something else, too', () => {
    expect(byRules(twin, [run('edited'), run('mapped')]).cross).toEqual([]);
  });

  it('crosses by the rules where no version before has sent it', () => {
    const fresh = { ...twin, shadow: {} };
    expect(byRules(fresh, [run(undefined), run('mapped')]).cross).toEqual(['summary']);
  });

  it('is taken for agreed where the version that made it different was not for issues under sync', () => {
    const kept = byRules(twin, [run('agreed'), run('mapped', 'not'), run('mapped', 'now')]);
    expect(kept.cross).toEqual([]);
    expect(kept.twin.shadow['summary']).toMatch(/^local mapped\|mapped\|/);
  });

  it('never empties anything by the rules alone', () => {
    expect(byRules(twin, [run('agreed'), run('none')]).cross).toEqual([]);
  });

  it('is what a conflict was won with, whatever the rules', () => {
    expect(byRules({ ...twin, owed: ['summary'] }, [run('agreed'), run('mapped')]).cross).toEqual([]);
  });
});

describe('a twin', () => {
  it('is behind until something has crossed long enough after the rules were published', () => {
    expect(isBehind({ ...twin, synced: 1000 }, 900)).toBe(true);
    expect(isBehind({ ...twin, synced: 1100 }, 900)).toBe(false);
  });

  it('stays behind where only the peer has sent something since', () => {
    const applied = { ...twin, synced: 5000, ...stillBehind({ ...twin, synced: 1000 }, 2000) };
    expect(isBehind(applied, 2000)).toBe(true);
  });
});
