import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { decideIncoming, type IncomingInput } from './decide-incoming.ts';

const command = (local: string) => ({ ok: true as const, field: 'summary', raw: local, local });

function decide(change: Partial<IncomingInput> = {}) {
  return decideIncoming({
    rows: sampleRows(),
    item: { changed: [{ path: 'summary', since: 5 }], context: 5 },
    commands: { summary: command('new') },
    empty: ['empty'],
    local: { summary: 'agreed' },
    winsHere: () => true,
    leaves: () => true,
    ...change,
  });
}

describe('a changed path', () => {
  it('is written where nobody edited here', () => {
    expect(Object.keys(decide().write)).toEqual(['summary']);
  });

  it('is a conflict where the local value is not the agreed one, and the policy decides', () => {
    expect(decide({ local: { summary: 'mine' } }).lost).toEqual(['summary']);
    const loses = decide({ local: { summary: 'mine' }, winsHere: () => false });
    expect(loses.overruled).toEqual(['summary']);
    expect(Object.keys(loses.write)).toEqual(['summary']);
  });

  it('that only enters is written over what stands here from the beginning, whoever wins conflicts', () => {
    const rows = sampleRows({ shadow: {} });
    const first = decide({ rows, local: { summary: 'as made' }, leaves: () => false });
    expect(Object.keys(first.write)).toEqual(['summary']);
    expect([first.lost, first.overruled]).toEqual([[], []]);
  });

  it('that only enters overrules an edit here, by name: the peer could never be told that ours stands', () => {
    const edited = decide({ local: { summary: 'mine' }, leaves: () => false });
    expect([edited.lost, edited.overruled]).toEqual([[], ['summary']]);
  });

  it('that left before it only entered is decided by the policy until its message is answered', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'mine', local: 'mine', since: 6 } } });
    expect(decide({ rows, local: { summary: 'mine' }, leaves: () => false }).lost).toEqual(['summary']);
  });

  it('is no conflict where both came to the same value', () => {
    const both = decide({ local: { summary: 'new' } });
    expect(Object.keys(both.equal)).toEqual(['summary']);
    expect(both.lost).toEqual([]);
  });

  it('that won is a conflict to be logged where it meets a value that the peer has decided against', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'mine', local: 'mine', since: 5 } } });
    const item = { changed: [{ path: 'summary', since: 6, won: true }], context: 5 };
    expect(decide({ rows, item, local: { summary: 'mine' } }).overruled).toEqual(['summary']);
  });

  it('that lost before is said to have lost again, for as long as the value that won is owed', () => {
    const item = { changed: [{ path: 'summary', since: 4 }], context: 5 };
    const again = decide({ rows: sampleRows({ owed: ['summary'] }), item });
    expect(again.stillLost).toEqual(['summary']);
    expect(again.lost).toEqual([]);
  });

  it('that an item has written which did not come to its end is left to what stands there since', () => {
    const rows = sampleRows({ landed: { summary: 5 } });
    const again = decide({ rows, local: { summary: 'mine' } });
    expect([again.write, again.lost]).toEqual([{}, []]);
    const newer = { changed: [{ path: 'summary', since: 6 }], context: 5 };
    expect(decide({ rows, item: newer, local: { summary: 'mine' } }).lost).toEqual(['summary']);
    const won = { changed: [{ path: 'summary', since: 5, won: true }], context: 5 };
    const overruled = decide({ rows, item: won, local: { summary: 'mine' }, winsHere: () => false });
    expect(Object.keys(overruled.write)).toEqual(['summary']);
  });

  it('of a full item that holds what both agreed on leaves an edit alone, unless it has won since', () => {
    const changed = [{ path: 'summary', since: 5 }];
    const full = { changed, context: 0, full: true as const };
    const mine = {
      local: { summary: 'mine' },
      commands: { summary: command('agreed') },
      winsHere: () => false,
    };
    const rows = sampleRows({ shadow: { summary: 'agreed|agreed|' } });
    const told = decide({ rows, item: full, ...mine });
    expect([told.write, told.overruled, told.lost]).toEqual([{}, [], []]);
    const won = { ...full, changed: [{ path: 'summary', since: 5, won: true }] };
    expect(decide({ rows, item: won, ...mine }).overruled).toEqual(['summary']);
  });

  it('that was decided before is not decided again', () => {
    const again = decide({ item: { changed: [{ path: 'summary', since: 4 }], context: 5 } });
    expect(again).toEqual({
      write: {},
      equal: {},
      lost: [],
      partial: {},
      overruled: [],
      byRules: [],
      stillLost: [],
    });
  });

  it('is a conflict while an own message that the peer has not seen carries it', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'x', local: 'agreed', since: 6 } } });
    expect(decide({ rows }).lost).toEqual(['summary']);
  });

  it('is judged by what went out where the peer has applied the own message', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'x', local: 'mine', since: 5 } } });
    expect(Object.keys(decide({ rows, local: { summary: 'mine' } }).write)).toEqual(['summary']);
  });

  it('loses to a local edit, whatever the policy, when only the rules have changed there', () => {
    const item = { changed: [{ path: 'summary', since: 5, rules: true }], context: 5 };
    expect(decide({ item, local: { summary: 'mine' }, winsHere: () => false }).lost).toEqual(['summary']);
  });

  it('is set aside where Jira did not return the field, so that absent is never a command', () => {
    expect(decide({ local: {} }).partial).toEqual({ summary: 'field-gone' });
  });

  it('is set aside with the reason where it cannot be written', () => {
    const commands = { summary: { ok: false as const, code: 'too-long' as const } };
    expect(decide({ commands }).partial).toEqual({ summary: 'too-long' });
  });
});

describe('what a create could not carry', () => {
  const rows = sampleRows({ unwritten: ['summary'], shadow: {} });

  it('is written over the value in which issues begin', () => {
    expect(decide({ rows }).overruled).toEqual([]);
    expect(Object.keys(decide({ rows }).write)).toEqual(['summary']);
  });

  it('is in conflict with what a person has chosen since, which is told or stands', () => {
    const people = { summary: 900 };
    expect(decide({ rows, people }).lost).toEqual(['summary']);
    expect(decide({ rows, people, winsHere: () => false }).overruled).toEqual(['summary']);
  });
});

describe('a full item', () => {
  const item = { changed: [{ path: 'summary', since: 1 }], context: 5, full: true };

  it('is decided whatever its sequences say', () => {
    expect(Object.keys(decide({ item }).write)).toEqual(['summary']);
  });

  it('does not write again what was written last', () => {
    const rows = sampleRows({ shadow: { summary: 'agreed|x|new' } });
    expect(decide({ item, rows, local: { summary: 'mine' } }).write).toEqual({});
  });

  describe('that differs because rules were published', () => {
    const item = { changed: [{ path: 'summary', since: 5, rules: true }], context: 5 };

    it('loses against an edit whatever the policy', () => {
      const { lost, byRules } = decide({ item, local: { summary: 'mine' }, winsHere: () => false });
      expect({ lost, byRules }).toEqual({ lost: ['summary'], byRules: ['summary'] });
    });

    it('fills what is empty here and was never agreed on', () => {
      const rows = sampleRows({ shadow: {} });
      expect(Object.keys(decide({ item, rows, local: { summary: 'empty' } }).write)).toEqual(['summary']);
    });

    it('asks the policy where both sides hold a value that was never agreed on', () => {
      const rows = sampleRows({ shadow: {} });
      const local = { summary: 'mine' };
      expect(decide({ item, rows, local })).toMatchObject({ lost: ['summary'], byRules: [] });
      expect(decide({ item, rows, local, winsHere: () => false }).overruled).toEqual(['summary']);
    });
  });
});

describe('a path of a pair that is compared after it was joined anew', () => {
  const joined = sampleRows({ shadow: {}, began: 900, full: true });
  const compare = (edits: { readonly here?: number; readonly there?: true }, winsHere: boolean) =>
    decide({
      rows: joined,
      item: {
        changed: [{ path: 'summary', since: 1, ...(edits.there ? { edited: true } : {}) }],
        context: 0,
        full: true,
      },
      local: { summary: 'mine' },
      winsHere: () => winsHere,
      people: edits.here === undefined ? {} : { summary: edits.here },
    });

  it.each([true, false])(
    'stands where only people here have edited it since, whoever wins conflicts (%s)',
    (wins) => {
      expect(compare({ here: 900 }, wins).lost).toEqual(['summary']);
    },
  );

  it.each([true, false])('is written where only people there have, whoever wins conflicts (%s)', (wins) => {
    const { write, overruled } = compare({ there: true }, wins);
    expect([Object.keys(write), overruled]).toEqual([['summary'], []]);
  });

  it('is left to the policy where both have, or nobody has since', () => {
    for (const edits of [{ here: 950, there: true as const }, { here: 899 }, {}]) {
      expect(compare(edits, true).lost).toEqual(['summary']);
      expect(compare(edits, false).overruled).toEqual(['summary']);
    }
  });
});
