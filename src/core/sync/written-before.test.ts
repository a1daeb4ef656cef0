import { describe, expect, it } from 'vitest';
import { KEY, rulesOf } from '../../../test/support/run-rules.ts';
import type { FieldEdit } from '../ports/jira.ts';
import { localFingerprints } from '../rules/local-fingerprints.ts';
import { writtenBefore } from './written-before.ts';

const rules = rulesOf([
  { field: 'labels', path: 'labels', kind: 'labels' },
  { field: 'components', path: 'parts', kind: 'components' },
  { field: 'summary', path: 'summary', kind: 'text' },
]);
const prints = (fields: Record<string, unknown>, path: string) =>
  localFingerprints(rules, KEY, fields, [path])[path] ?? '';

/** A write of `path` that was planned when the issue held `was`, judged by what the history says. */
const judged = (
  path: string,
  { was, wanted, now }: Record<'was' | 'wanted' | 'now', Record<string, unknown>>,
  history: readonly FieldEdit[],
) =>
  writtenBefore(
    rules,
    KEY,
    { fields: { [path]: { was: prints(was, path), local: prints(wanted, path) } }, seen: 100 },
    { [path]: prints(now, path) },
    history,
  );
const entry = (field: string, text: string | null, at = 200, byApp = true): FieldEdit => ({
  field,
  at,
  byApp,
  text,
});
const label = { was: { labels: ['a'] }, wanted: { labels: ['a', 'l'] }, now: { labels: ['a'] } };
const summary = { was: { summary: 'old' }, wanted: { summary: 'new' }, now: { summary: 'old' } };

describe('a value that stands as before the write', () => {
  it('was written and put back where an app’s entry holds it', () => {
    expect(judged('labels/l', label, [entry('labels', 'a l')])).toEqual(['labels/l']);
    expect(judged('summary', summary, [entry('summary', 'new')])).toEqual(['summary']);
    const removal = { was: { labels: ['l'] }, wanted: { labels: [] }, now: { labels: ['l'] } };
    expect(judged('labels/l', removal, [entry('labels', null)])).toEqual(['labels/l']);
  });

  it('was not written as far as the history says, where the entry is older, a person’s, or of another value', () => {
    expect(judged('labels/l', label, [])).toEqual([]);
    expect(judged('labels/l', label, [entry('labels', 'a l', 90)])).toEqual([]);
    expect(judged('labels/l', label, [entry('labels', 'a l', 200, false)])).toEqual([]);
    expect(judged('labels/l', label, [entry('labels', 'a lo')])).toEqual([]);
    expect(judged('summary', summary, [entry('summary', 'newer')])).toEqual([]);
  });

  it('is no matter where the planned value stands, or a third one', () => {
    expect(judged('summary', { ...summary, now: { summary: 'new' } }, [entry('summary', 'new')])).toEqual([]);
    expect(judged('summary', { ...summary, now: { summary: 'x' } }, [entry('summary', 'new')])).toEqual([]);
  });

  it('of a set whose history names single members says nothing', () => {
    const part = {
      was: { components: [] },
      wanted: { components: [{ name: 'P' }] },
      now: { components: [] },
    };
    expect(judged('parts/P', part, [entry('components', 'P')])).toEqual([]);
  });
});
