import { describe, expect, it } from 'vitest';
import { KEY, rulesOf } from '../../../test/support/run-rules.ts';
import type { FieldEdit } from '../ports/jira.ts';
import { localFingerprints } from '../rules/local-fingerprints.ts';
import { seenInHistory } from './seen-in-history.ts';

const rules = rulesOf([
  { field: 'labels', path: 'labels', kind: 'labels' },
  { field: 'components', path: 'parts', kind: 'components' },
  { field: 'summary', path: 'summary', kind: 'text' },
  { field: 'status', path: 'status', kind: 'status' },
]);
const prints = (fields: Record<string, unknown>, path: string) =>
  localFingerprints(rules, KEY, fields, [path])[path] ?? '';

/** A write of `path` that was planned when the issue held `was`, judged by what the history says. */
const judged = (
  path: string,
  { was, wanted, now }: Record<'was' | 'wanted' | 'now', Record<string, unknown>>,
  history: readonly FieldEdit[],
) =>
  seenInHistory(
    rules,
    KEY,
    { fields: { [path]: { was: prints(was, path), local: prints(wanted, path) } }, seen: 100 },
    { [path]: prints(now, path) },
    history,
  ).written;
const entry = (field: string, text: string | null, at = 200, byApp = true): FieldEdit => ({
  field,
  at,
  byApp,
  text,
});
const statusOf = (name: string) => ({ status: { name } });
const label = { was: { labels: ['a'] }, wanted: { labels: ['a', 'l'] }, now: { labels: ['a'] } };
const summary = { was: { summary: 'old' }, wanted: { summary: 'new' }, now: { summary: 'old' } };

describe('a planned value that does not stand', () => {
  it('was written and edited since where an app’s entry holds it', () => {
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

  it('was written, too, where a third one has come after it', () => {
    expect(judged('summary', { ...summary, now: { summary: 'x' } }, [entry('summary', 'new')])).toEqual([
      'summary',
    ]);
    const status = { was: statusOf('To Do'), wanted: statusOf('Done'), now: statusOf('Doing') };
    const way = [entry('status', 'Doing'), entry('status', 'Done'), entry('status', 'Doing', 300, false)];
    expect(judged('status', status, way)).toEqual(['status']);
    expect(judged('status', status, way.slice(0, 1))).toEqual([]);
  });

  it('is no matter where it stands after all', () => {
    expect(judged('summary', { ...summary, now: { summary: 'new' } }, [entry('summary', 'new')])).toEqual([]);
  });

  it('was not what a person has chosen last', () => {
    const lease = { fields: { status: { was: 'a', local: 'c' } }, seen: 100 };
    const last = (...history: FieldEdit[]) =>
      seenInHistory(rules, KEY, lease, { status: 'b' }, history).byPerson;
    expect(last(entry('status', 'Doing'), entry('status', 'Doing', 300, false))).toEqual(['status']);
    expect(last(entry('status', 'Doing', 300, false), entry('status', 'Doing', 400))).toEqual([]);
    expect(last(entry('status', 'Doing', 90, false))).toEqual([]);
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
