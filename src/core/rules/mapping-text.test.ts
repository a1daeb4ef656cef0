import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from '../../../test/support/sample-catalogue.ts';
import { type MappingLine, mappingOf, newLine } from './mapping-line.ts';
import { mappingText, readMappingText } from './mapping-text.ts';

const ends = { here: 'Blue Jira', there: 'GreenJira' };
const catalogue = sampleCatalogue();
const line = (part: Partial<MappingLine>): MappingLine => newLine([], { kind: 'text', ...part });
const read = (text: string, before: MappingLine[] = []) => {
  const found = readMappingText(text, before, ends, catalogue);
  return found.ok ? found.lines.map(mappingOf) : found;
};

describe('mappings as text', () => {
  it('name both ends and show the way of each line', () => {
    const lines = [
      line({ field: 'labels', path: 'labels', direction: 'in' }),
      line({ field: 'summary', path: 'summary' }),
      line({ field: 'customfield_10035', path: 'custom_Team_20_name', direction: 'out', on: false }),
    ];
    expect(mappingText(lines, ends, catalogue)).toBe(
      [
        'BlueJira.issue.labels = GreenJira.issue.labels',
        'BlueJira.issue.summary <=> GreenJira.issue.summary',
        '// GreenJira.issue.customFields["Team name"] = BlueJira.issue.customFields["Colour"]',
      ].join('\n'),
    );
  });

  it('become new lines, with the kind of the field', () => {
    expect(read('BlueJira.issue.customFields["Colour"] = GreenJira.issue.colour')).toEqual([
      {
        id: 'line-1',
        on: true,
        field: 'customfield_10035',
        path: 'colour',
        kind: 'select',
        direction: 'in',
        noMatch: 'error',
      },
    ]);
  });

  it('keep what a line of the same field and name had beside them', () => {
    const values = [{ here: 'High', there: 'Urgent' }];
    const before = [line({ field: 'priority', path: 'priority', kind: 'priority', values })];
    expect(read('GreenJira.issue.priority = BlueJira.issue.priority', before)).toEqual([
      { ...mappingOf(before[0] ?? line({})), direction: 'out' },
    ]);
  });

  it.each([
    ['BlueJira.issue.labels', 'no-line', 'BlueJira.issue.labels'],
    [
      'BlueJira.issue.labels = BlueJira.issue.summary',
      'no-line',
      'BlueJira.issue.labels = BlueJira.issue.summary',
    ],
    ['RedJira.issue.labels = BlueJira.issue.labels', 'unknown-end', 'RedJira'],
    ['BlueJira.issue.nonsense = GreenJira.issue.labels', 'unknown-field', 'nonsense'],
    ['BlueJira.issue.customFields["Sprint"] = GreenJira.issue.sprint', 'cannot-cross', 'Sprint'],
  ])('are refused with their line: %s', (text, why, word) => {
    expect(read(`\n${text}`)).toEqual({ ok: false, line: 2, why, word });
  });

  it('come back as the lines that they were printed from', () => {
    const fields = catalogue.fields.filter(({ kind }) => kind !== undefined);
    const made: fc.Arbitrary<MappingLine> = fc
      .record({
        at: fc.nat(fields.length),
        on: fc.boolean(),
        direction: fc.constantFrom('both' as const, 'out' as const, 'in' as const),
        path: fc.oneof(
          fc.constantFrom('summary', 'custom_Team', 'custom_A_20_b', 'key_x', '@key', 'customFields'),
          fc.string({ maxLength: 12 }),
        ),
        values: fc.array(fc.record({ here: fc.string(), there: fc.string() }), { maxLength: 2 }),
      })
      .map(({ at, ...part }) => {
        const field = fields[at] ?? { id: 'customfield_77', kind: 'text' };
        return line({ ...part, field: field.id, kind: field.kind ?? '' });
      });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 8 }), (given) => {
        const lines = given.map((one, at) => ({ ...one, id: `l${at}` }));
        // Of two lines of one field and name the text cannot say which is which: they keep their order.
        const text = mappingText(lines, ends, catalogue);
        expect(readMappingText(text, lines, ends, catalogue)).toEqual({ ok: true, lines });
      }),
      { numRuns: 500 },
    );
  });
});
