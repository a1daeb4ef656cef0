import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writing } from '../../../test/support/field-place.ts';
import type { ReplicaKind, ReplicaValue } from '../replica/replica-value.ts';
import { conversions, convert } from './convert.ts';
import { fieldKinds } from './fields.ts';

const doc = (...lines: string[]) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
const person = (name: string) => ({ name, ref: 'r' });

/** Per pair of kinds: values that fit and what they become, then values that do not and why. */
type Pairs = Readonly<Record<string, readonly (readonly [unknown, unknown])[]>>;

const PAUSED = {
  name: 'Resolution',
  state: 'paused',
  breached: false,
  goal: 4 * 3_600_000,
  started: 1,
  left: 90 * 60_000,
};

const ASKED = {
  name: 'Waiting for approval',
  decision: 'pending',
  asked: 1,
  approvers: [
    { who: person('Ann'), decision: 'approved' },
    { who: { ...person('Bob'), ref: 'r-bob' }, decision: 'pending' },
  ],
};

const OWN: Pairs = {
  'richText>text': [[doc('a', 'b'), 'a\nb']],
  'issueType>text': [['Bug', 'Bug']],
  'number>text': [[12.5, '12.5']],
  'date>text': [['2026-03-04', '2026-03-04']],
  'dateTime>text': [[Date.UTC(2026, 2, 4, 5, 6, 7), '2026-03-04T05:06:07.000Z']],
  'option>text': [['High', 'High']],
  'options>text': [[['a', 'b'], 'a, b']],
  'cascading>text': [
    [{ parent: 'Ball', child: 'Foot' }, 'Ball / Foot'],
    [{ parent: 'Ball' }, 'Ball'],
  ],
  'user>text': [[person('Ann'), 'Ann']],
  'users>text': [[[person('Ann'), person('Bob')], 'Ann, Bob']],
  'status>text': [[{ name: 'Open', category: 'new' }, 'Open']],
  'duration>text': [
    [95_400, '26h 30m'],
    [0, '0m'],
  ],
  'project>text': [[{ key: 'DEV', name: 'Dev' }, 'DEV']],
  'issue>text': [[{ id: '1', key: 'DEV-1' }, 'DEV-1']],
  'text>richText': [['a\nb', doc('a', 'b')]],
  'text>number': [
    [' -12.5 ', -12.5],
    ['1e3', 1000],
    ['12,5', 'wrong-kind'],
    ['about 5', 'wrong-kind'],
    ['0x10', 'wrong-kind'],
  ],
  'text>date': [
    ['2026-02-28', '2026-02-28'],
    ['2024-05-01T00:00:00Z', '2024-05-01'],
    ['2026-02-30', 'wrong-kind'],
    ['04.03.2026', 'wrong-kind'],
    ['2026-03-04 soon', 'wrong-kind'],
  ],
  'text>dateTime': [
    ['2026-03-04T05:06:07+01:00', Date.UTC(2026, 2, 4, 4, 6, 7)],
    ['2026-03-04T05:06-1100', Date.UTC(2026, 2, 4, 16, 6)],
    ['2026-03-04T05:06:07', 'wrong-kind'],
    ['2026-03-04', 'wrong-kind'],
  ],
  'text>option': [
    [' High ', 'High'],
    ['x'.repeat(256), 'too-long'],
  ],
  'text>options': [
    ['a, b;c\nd,', ['a', 'b', 'c', 'd']],
    ['x'.repeat(256), 'too-long'],
  ],
  'text>cascading': [['Ball / Foot', { parent: 'Ball', child: 'Foot' }]],
  'text>user': [
    ['Ann', { name: 'Ann', ref: '' }],
    ['ann@acme.example', { name: 'ann@acme.example', email: 'ann@acme.example', ref: '' }],
    ['x'.repeat(256), 'no-user'],
  ],
  'text>users': [
    [
      'Ann, Bob',
      [
        { name: 'Ann', ref: '' },
        { name: 'Bob', ref: '' },
      ],
    ],
  ],
  'text>issueType': [['Bug', 'Bug']],
  'text>project': [
    ['dev', { key: 'DEV', name: '' }],
    ['the dev project', 'wrong-kind'],
  ],
  'text>duration': [
    ['26h 30m', 95_400],
    ['45m', 2700],
    ['2d', 'wrong-kind'],
    ['30', 'wrong-kind'],
  ],
  'option>options': [['a', ['a']]],
  'options>option': [
    [['a'], 'a'],
    [['a', 'b'], 'too-many'],
  ],
  'option>cascading': [['Ball / Foot', { parent: 'Ball', child: 'Foot' }]],
  'cascading>option': [[{ parent: 'Ball', child: 'Foot' }, 'Ball / Foot']],
  'options>cascading': [
    [['Ball'], { parent: 'Ball' }],
    [['Ball', 'Bat'], 'too-many'],
  ],
  'cascading>options': [[{ parent: 'Ball' }, ['Ball']]],
  'issueType>option': [['Bug', 'Bug']],
  'issueType>options': [['Bug', ['Bug']]],
  'option>issueType': [['Bug', 'Bug']],
  'status>option': [[{ name: 'Open', category: 'new' }, 'Open']],
  'status>options': [[{ name: 'Open', category: 'new' }, ['Open']]],
  'project>option': [[{ key: 'DEV', name: 'Dev' }, 'DEV']],
  'project>options': [[{ key: 'DEV', name: 'Dev' }, ['DEV']]],
  'user>users': [[person('Ann'), [person('Ann')]]],
  'users>user': [
    [[person('Ann')], person('Ann')],
    [[person('Ann'), person('Bob')], 'too-many'],
  ],
  'date>dateTime': [['2026-03-04', Date.UTC(2026, 2, 4, 12)]],
  'dateTime>date': [[Date.UTC(2026, 2, 4, 23, 59), '2026-03-04']],
  'sla>text': [[PAUSED, 'Resolution: paused, goal 4h, 1h 30m left']],
  'sla>dateTime': [
    [PAUSED, null],
    [{ ...PAUSED, state: 'running', due: 9 }, 9],
    [{ ...PAUSED, state: 'ended', ended: 7 }, 7],
  ],
  'sla>number': [
    [PAUSED, 90],
    [{ ...PAUSED, left: -90_000 }, -2],
  ],
  'sla>option': [
    [PAUSED, 'Paused'],
    [{ ...PAUSED, breached: true }, 'Breached'],
    [{ ...PAUSED, state: 'ended', breached: true }, 'Missed'],
    [{ ...PAUSED, state: 'ended' }, 'Met'],
  ],
  'approvals>text': [[[ASKED], 'Waiting for approval: pending (Ann: approved; Bob: pending)']],
  'approvals>users': [
    [
      [ASKED, ASKED],
      [person('Ann'), { ...person('Bob'), ref: 'r-bob' }],
    ],
  ],
  'approvals>option': [[[ASKED, { ...ASKED, decision: 'declined' }], 'Declined']],
};

/** What becomes a text becomes a formatted text of one paragraph too. */
const AS_PARAGRAPH: Pairs = Object.fromEntries(
  Object.entries(OWN)
    .filter(([pair]) => pair.endsWith('>text') && pair !== 'richText>text')
    .map(([pair, values]) => [
      pair.replace('>text', '>richText'),
      values.map(([value, text]) => [value, doc(String(text))] as const),
    ]),
);

const PAIRS: Pairs = { ...OWN, ...AS_PARAGRAPH };

const CODES = ['wrong-kind', 'too-long', 'too-many', 'no-user', 'needed'];

/** A value of a kind that the table names as text; the pairs above are typed by the table they test. */
function sample(kind: ReplicaKind, value: unknown): ReplicaValue {
  const made: Record<string, unknown> = { kind, value };
  if (!isValue(made)) throw new Error('unreachable');
  return made;
}
const isValue = (made: Record<string, unknown>): made is Record<string, unknown> & ReplicaValue =>
  'kind' in made && 'value' in made;

describe('the table of conversions', () => {
  it('has a tested pair for each of its rows, and no other', () => {
    expect(Object.keys(PAIRS).sort()).toEqual(conversions.map(({ from, to }) => `${from}>${to}`).sort());
  });

  it.each(conversions.map(({ from, to }) => [from, to] as const))('turns %s into %s', (from, to) => {
    for (const [value, wanted] of PAIRS[`${from}>${to}`] ?? []) {
      const came = convert(sample(from, value), to);
      const refused = typeof wanted === 'string' && CODES.includes(wanted);
      expect(came).toEqual(
        refused ? { ok: false, code: wanted } : { ok: true, value: { kind: to, value: wanted } },
      );
    }
  });

  it('has no second row for a pair', () => {
    const pairs = conversions.map(({ from, to }) => `${from}>${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('refuses a pair that it does not name', () => {
    expect(convert({ kind: 'number', value: 5 }, 'user')).toEqual({ ok: false, code: 'wrong-kind' });
    expect(convert({ kind: 'date', value: '2026-03-04' }, 'number')).toMatchObject({ ok: false });
  });

  it('makes nothing of nothing, where the kind can be empty', () => {
    expect(convert({ kind: 'text', value: null }, 'number')).toMatchObject({ ok: true });
    expect(convert({ kind: 'text', value: '' }, 'options')).toEqual({
      ok: true,
      value: { kind: 'options', value: [] },
    });
    expect(convert({ kind: 'text', value: null }, 'issueType')).toEqual({ ok: false, code: 'needed' });
  });
});

/** A moment as Jira shows it to somebody whose zone is so many minutes east of UTC. */
function shownIn(at: number, minutes: number): string {
  const local = new Date(at + minutes * 60_000).toISOString().replace('Z', '');
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const zone = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${local}${sign}${zone}`;
}

const place = { asPeerMayKnow: () => ({ name: '', ref: '' }) };
const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2400, 0, 1) });
const zones = fc.integer({ min: -11 * 60, max: 14 * 60 });

describe('between sites in UTC-11 and UTC+14', () => {
  it('a date with time keeps its instant', () => {
    fc.assert(
      fc.property(moments, zones, zones, (at, here, there) => {
        const sent = fieldKinds.dateTime?.read(shownIn(at, here), place);
        expect(sent).toEqual({ kind: 'dateTime', value: at });
        const written = sent && fieldKinds.dateTime?.write(sent, writing());
        const raw = written?.ok ? written.raw : undefined;
        expect(Date.parse(String(raw).replace('+0000', 'Z'))).toBe(at);
        expect(fieldKinds.dateTime?.read(shownIn(at, there), place)).toEqual(sent);
      }),
    );
  });

  it('a date never moves, alone or by way of a field with time', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const day = new Date(at).toISOString().slice(0, 10);
        const sent = fieldKinds.date?.read(day, place);
        expect(sent && fieldKinds.date?.write(sent, writing())).toEqual({ ok: true, raw: day });
        const timed = convert({ kind: 'date', value: day }, 'dateTime');
        expect(timed.ok && convert(timed.value, 'date')).toEqual({
          ok: true,
          value: { kind: 'date', value: day },
        });
      }),
    );
  });

  it('a date that became one with time shows the same day from UTC-11 to UTC+11', () => {
    const noon = convert({ kind: 'date', value: '2026-03-04' }, 'dateTime');
    const at = noon.ok && noon.value.kind === 'dateTime' ? (noon.value.value ?? 0) : 0;
    for (let hours = -11; hours <= 11; hours += 1) expect(shownIn(at, hours * 60)).toMatch(/^2026-03-04T/);
  });
});
