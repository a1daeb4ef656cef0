import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { remarksOn } from './line-remarks.ts';
import { linesOf, type MappingLine, mappingOf, movedLine, newLine } from './mapping-line.ts';
import { choicesFor, mergesFor, pathOfField, withUsualLines } from './suggest-lines.ts';
import { readPairs } from './value-lines.ts';

const basic = { ...basicVersion({ id: '1', key: 'SUP' }) };
const line = (part: Partial<MappingLine>): MappingLine =>
  newLine([], { field: 'f', path: 'p', kind: 'text', ...part });

describe('a line of the rules as a person edits it', () => {
  it('gives back the mapping that it was read from, with parts that no page knows', () => {
    const mappings = [
      ...basic.mappings,
      { ...basic.mappings[0], id: 'x', source: { of: 'key' }, values: [] },
    ];
    expect(linesOf({ mappings }).map(mappingOf)).toEqual([
      ...basic.mappings,
      { ...basic.mappings[0], id: 'x', source: { of: 'key' } },
    ]);
  });

  it('is read whatever a draft holds', () => {
    const anything = fc.array(fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(anything, (mappings) => {
        const lines = linesOf({ mappings });
        expect(lines).toHaveLength(mappings.length);
        expect(linesOf({ mappings: lines.map(mappingOf) }).map(mappingOf)).toEqual(lines.map(mappingOf));
      }),
    );
    expect(linesOf({ mappings: 7 })).toEqual([]);
  });

  it('gets an id that no other has', () => {
    const first = newLine([]);
    expect(newLine([first, newLine([first])]).id).toBe('line-3');
    expect(newLine([{ ...first, id: 'line-2' }]).id).toBe('line-3');
  });

  it('moves one place at a time and never off the list', () => {
    expect(movedLine(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(movedLine(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(movedLine(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('remarks on lines', () => {
  const field = { id: 'f', name: 'F', kind: 'text', custom: true, writable: true };

  it('tell both lines of one target which of them counts, in the ways that both go', () => {
    const lines = [line({ direction: 'out' }), line({ field: 'g' }), line({ path: 'q', direction: 'in' })];
    expect(remarksOn(lines)).toEqual([
      [{ code: 'gives-way-to', way: 'out', other: 2 }],
      [{ code: 'wins-over', way: 'out', other: 1 }],
      [],
    ]);
    expect(remarksOn([line({ on: false }), line({})])).toEqual([[], []]);
  });

  it('name a field that is gone, that has changed its kind, that cannot cross or only leaves', () => {
    const say = (fields: object[], part: Partial<MappingLine> = {}) =>
      remarksOn([line(part)], { fields: fields.map((one) => ({ ...field, ...one })) })[0];
    expect(remarksOn([line({})], { fields: [] })[0]).toEqual([{ code: 'field-gone' }]);
    expect(say([{ kind: 'number' }])).toEqual([{ code: 'kind-changed', kind: 'number' }]);
    expect(say([{ kind: undefined, why: 'no' }])).toEqual([{ code: 'cannot-cross' }]);
    expect(say([{ writable: false }])).toEqual([{ code: 'only-leaves' }]);
    expect(say([{ writable: false }], { direction: 'out' })).toEqual([]);
  });

  it('name the values of a list that the site does not have any more', () => {
    const fields = [{ ...field, kind: 'select', values: ['Red'] }];
    const values = [
      { here: 'red', there: 'R' },
      { here: 'Gold', there: 'G' },
    ];
    expect(remarksOn([line({ kind: 'select', values })], { fields })[0]).toEqual([
      { code: 'values-gone', values: ['Gold'] },
    ]);
  });

  it('name a default that the site does not have, where it would be written', () => {
    const fields = [{ ...field, kind: 'select', values: ['Red'] }];
    const say = (part: Partial<MappingLine>) =>
      remarksOn([line({ kind: 'select', noMatch: 'default', default: 'Gold', ...part })], { fields })[0];
    expect(say({})).toEqual([{ code: 'stand-in-gone', value: 'Gold' }]);
    expect(say({ default: 'RED' })).toEqual([]);
    expect(say({ direction: 'out' })).toEqual([]);
    expect(say({ noMatch: 'error' })).toEqual([]);
  });

  it('name a field that no screen shows, where it would be written', () => {
    const fields = [{ ...field, offScreen: true as const }];
    const say = (part: Partial<MappingLine>) => remarksOn([line(part)], { fields })[0];
    expect(say({})).toEqual([{ code: 'off-screen' }]);
    expect(say({ direction: 'out' })).toEqual([]);
    expect(say({ on: false })).toEqual([]);
  });
});

describe('lines that are offered', () => {
  const field = (id: string, kind: string) => ({ id, name: id, kind, custom: false, writable: true });

  it('are the usual fields that the site has and that no line names', () => {
    const fields = [field('summary', 'text'), field('priority', 'priority'), field('issuetype', 'issueType')];
    const lines = withUsualLines(linesOf(basic), { fields });
    expect(lines.slice(3).map(mappingOf)).toEqual([
      {
        id: 'line-4',
        on: true,
        field: 'priority',
        path: 'priority',
        kind: 'priority',
        direction: 'both',
        noMatch: 'nothing',
      },
    ]);
    expect(withUsualLines(lines, { fields })).toHaveLength(4);
  });

  it('have the choices that their kind allows, and a name that both sides can use', () => {
    expect(choicesFor('select')).toContain('create');
    expect(choicesFor('priority')).not.toContain('create');
    expect(mergesFor('labels')).toEqual(['merge', 'replace', 'union']);
    expect(mergesFor('text')).toEqual(['text']);
    expect(mergesFor('number')).toEqual([]);
    expect(pathOfField({ id: 'duedate', name: 'Due date' })).toBe('due');
    expect(pathOfField({ id: 'customfield_1', name: 'Team' })).toBe('custom_Team');
  });
});

describe('pairs of values that are pasted', () => {
  it('come from a sheet or from a person', () => {
    expect(readPairs('High\tUrgent\r\n\r\nLow = Later\nA\tb=c')).toEqual({
      ok: true,
      pairs: [
        { here: 'High', there: 'Urgent' },
        { here: 'Low', there: 'Later' },
        { here: 'A', there: 'b=c' },
      ],
    });
  });

  it('come as comma-separated values', () => {
    expect(readPairs('High,Urgent\nLow ; "Later, ""perhaps"""\n"a=b",c\nA, B = C')).toEqual({
      ok: true,
      pairs: [
        { here: 'High', there: 'Urgent' },
        { here: 'Low', there: 'Later, "perhaps"' },
        { here: 'a=b', there: 'c' },
        { here: 'A, B', there: 'C' },
      ],
    });
  });

  it.each([
    ['a,b,c', 1],
    ['"a,b', 1],
    ['a,', 1],
    ['High\tUrgent\nLow', 2],
    ['= x', 1],
    ['x =', 1],
  ])('are none where a line is no pair: %s', (text, number) => {
    expect(readPairs(text)).toEqual({ ok: false, line: number });
  });
});
