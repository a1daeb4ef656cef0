import { describe, expect, it } from 'vitest';
import { KEY, rulesOf } from '../../../test/support/run-rules.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { takenOtherwise } from './weigh-incoming.ts';

const priority = { id: 'p', field: 'priority', path: 'priority', kind: 'priority', noMatch: 'same' } as const;
const to = (here: string) => ({ ...priority, values: [{ here, there: 'P1' }] });
const came = (value: string) => ({ priority: { kind: 'option' as const, value } });
const twinOf = (shadow: Record<string, string>) => sampleRows({ shadow }).twin;

describe('a value that has arrived', () => {
  const weigh = (
    one: Parameters<typeof rulesOf>[0][number],
    other: Parameters<typeof rulesOf>[0][number] | undefined,
    values: ReturnType<typeof came> | Record<string, never>,
    shadow: Record<string, string> = {},
  ) =>
    takenOtherwise(
      { twin: twinOf(shadow), fields: {}, values, key: KEY },
      rulesOf([one]),
      rulesOf(other === undefined ? [] : [other]),
    );

  it('would be taken otherwise where the new line makes another value of it', () => {
    expect(weigh(to('High'), to('Highest'), came('P1'))).toBe(true);
    expect(weigh(to('High'), to('High'), came('P1'))).toBe(false);
  });

  it('would come to the same where the new line differs in what did not arrive', () => {
    expect(weigh(to('High'), to('Highest'), came('P2'))).toBe(false);
  });

  it('counts as taken otherwise where its line goes', () => {
    expect(weigh(to('High'), undefined, came('P1'))).toBe(true);
  });

  it('counts where it is not known any more and its line differs, if it has crossed at all', () => {
    expect(weigh(to('High'), to('Highest'), {}, { priority: 'f' })).toBe(true);
    expect(weigh(to('High'), to('Highest'), {}, { summary: 'f' })).toBe(false);
    expect(weigh(to('High'), to('High'), {}, { priority: 'f' })).toBe(false);
  });

  it('may be taken otherwise where other people stand for those that it names, whatever sort of field names them', () => {
    const mapped = (field: string, kind: string, here: string) =>
      rulesOf([{ field, path: 'people', kind, noMatch: 'same' }], {
        userMap: { map: [{ there: 'Ann', here }] },
      });
    for (const [field, kind] of [
      ['assignee', 'user'],
      ['customfield_1', 'users'],
      ['customfield_2', 'participants'],
    ] as const) {
      const arrived = { twin: twinOf({ people: 'f' }), fields: {}, values: {}, key: KEY };
      const before = mapped(field, kind, 'ann-1');
      expect(takenOtherwise(arrived, before, mapped(field, kind, 'ann-2'))).toBe(true);
      expect(takenOtherwise(arrived, before, mapped(field, kind, 'ann-1'))).toBe(false);
    }
  });
});
