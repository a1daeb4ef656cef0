import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTrigger } from '../trigger/compile-trigger.ts';
import { partsOf } from './draft-parts.ts';
import { type FilterLine, filterFields, filterLines, filterText } from './filter-lines.ts';

const value = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !/[\r\n]/.test(text));
const line: fc.Arbitrary<FilterLine> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...filterFields),
    operator: fc.constantFrom('is' as const, 'is-not' as const),
    values: fc.array(value, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    field: fc.constantFrom(...filterFields),
    operator: fc.constantFrom('empty' as const, 'not-empty' as const),
    values: fc.constant([]),
  }),
);

describe('the lines of a filter', () => {
  it('come back from the JQL that they stand for', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(filterLines(filterText(lines))).toEqual(lines);
      }),
    );
  });

  it('are JQL that the app can judge', () => {
    const words = fc.constantFrom('vendor', 'In Progress', 'a "b" c', 'back\\slash');
    const plain = fc.array(
      line.map((one) => ({ ...one, values: one.values.map((_, at) => `value ${at}`) })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(plain, (lines) => {
        expect(compileTrigger(filterText(lines))).toMatchObject({ ok: true });
      }),
    );
    fc.assert(
      fc.property(words, (text) => {
        const jql = filterText([{ field: 'status', operator: 'is', values: [text] }]);
        expect(compileTrigger(jql).ok).toBe(true);
      }),
    );
  });

  it('let through what has nothing in a field, where they exclude values of it', () => {
    expect(filterText([{ field: 'labels', operator: 'is-not', values: ['secret'] }])).toBe(
      '(labels not in ("secret") OR labels is EMPTY)',
    );
    expect(filterText([{ field: 'type', operator: 'is-not', values: ['Epic'] }])).toBe(
      'type not in ("Epic")',
    );
  });

  it('leave out what names nothing', () => {
    expect(filterText([{ field: 'labels', operator: 'is', values: [] }])).toBe('');
    expect(filterLines('')).toEqual([]);
  });

  it.each([
    'labels = vendor OR type = Bug',
    'labels not in ("secret")',
    'labels in ("a") AND',
    'labels in ("a") type in ("b")',
    '(labels not in ("a") OR component is EMPTY)',
    'cf[10010] in ("a")',
    'labels in ("a") ORDER BY created',
  ])('are none where a JQL says something else: %s', (jql) => {
    expect(filterLines(jql)).toBeUndefined();
  });
});

describe('the parts of a draft', () => {
  const home = { id: '1', key: 'SUP' };

  it('show as they are, and as Basic has them where they cannot be read', () => {
    const worklogs = { out: 'all', in: 'on' };
    const parts = partsOf({ worklogs, comments: 'nonsense' }, home);
    expect(parts.worklogs).toEqual(worklogs);
    expect(parts.comments).toEqual({ out: 'public', in: 'on' });
    expect(parts.scope.projects).toEqual([home]);
  });
});
