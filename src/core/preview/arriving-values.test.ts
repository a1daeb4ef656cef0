import { describe, expect, it } from 'vitest';
import { KEY, rulesOf } from '../../../test/support/run-rules.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { type Arriving, arrivingValues } from './arriving-values.ts';

const option = (value: string) => ({ kind: 'option' as const, value });
const THERE = { kind: 'member' as const, value: true as const };

function seen(
  mappings: readonly Readonly<Record<string, unknown>>[],
  replica: ReplicaFields,
  more: Partial<Arriving> & { readonly fields?: Readonly<Record<string, unknown>> } = {},
) {
  const { fields = {}, ...rest } = more;
  const place = { moment: 'always' as const, fields };
  return arrivingValues(rulesOf(mappings), KEY, {
    replica,
    here: {},
    place,
    nameOf: () => undefined,
    ...rest,
  });
}

const priority = { field: 'priority', path: 'priority', kind: 'priority' };

describe('What lines make of values that come', () => {
  it('is the value by its map, beside the one that came', () => {
    const line = { ...priority, values: [{ here: 'High', there: 'P2' }] };
    expect(seen([line], { priority: option('P2') })).toEqual([
      { path: 'priority', from: 'replica', came: 'P2', becomes: 'High' },
    ]);
  });

  it('is why nothing becomes of it where no value matches, the condition fails, or only a new issue takes it', () => {
    const line = { ...priority, values: [{ here: 'High', there: 'P2' }] };
    expect(seen([line], { priority: option('P9') })).toMatchObject([{ why: 'there is no such value here' }]);
    expect(seen([{ ...line, noMatch: 'nothing' }], { priority: option('P9') })).toMatchObject([
      { why: 'the line leaves it as it is' },
    ]);
    const when = { statuses: ['Done'] };
    const fields = { status: { name: 'To Do' } };
    expect(seen([{ ...line, when }], { priority: option('P2') }, { fields })).toMatchObject([
      { why: 'the condition of the line does not hold' },
    ]);
    expect(seen([{ ...line, when: { firstSync: true } }], { priority: option('P2') })).toMatchObject([
      { why: 'it is set when the work item is made' },
    ]);
  });

  it('takes members of a set together with those that are here', () => {
    const labels = { field: 'labels', path: 'labels', kind: 'labels' };
    const fields = { labels: ['own'] };
    expect(seen([labels], { 'labels/a': THERE, 'labels/b': THERE }, { fields })).toEqual([
      { path: 'labels', from: 'replica', came: 'a, b', becomes: 'own, a, b' },
    ]);
  });

  it('takes what is said here for what the partner is not known to have said, and leaves out the rest', () => {
    const here = { priority: option('P1') };
    const line = { ...priority, noMatch: 'same' };
    expect(seen([line], {}, { here })).toEqual([
      { path: 'priority', from: 'here', came: 'P1', becomes: 'P1' },
    ]);
    expect(seen([line], {})).toEqual([]);
  });

  it('names the account that a person becomes', () => {
    const line = { field: 'assignee', path: 'assignee', kind: 'user', noMatch: 'default', default: 'acc-1' };
    const value = { kind: 'user' as const, value: { name: 'Zed', ref: 'x' } };
    const nameOf = (id: string) => (id === 'acc-1' ? 'Hana Hill' : undefined);
    expect(seen([line], { assignee: value }, { nameOf })).toMatchObject([
      { came: 'Zed', becomes: 'Hana Hill' },
    ]);
  });
});
