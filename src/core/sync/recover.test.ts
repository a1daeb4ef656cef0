import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import type { Lease } from './records/lease.ts';
import { recover } from './recover.ts';
import { shadowOf } from './shadow.ts';

const lease: Lease = {
  connection: 'connection',
  seq: 5,
  digest: 'd',
  until: 1000,
  token: 'l',
  fields: { summary: { was: 'old', local: 'new' } },
};
const open = { summary: { out: 'x', local: 'x', since: 5 } };
const found = (
  local: Record<string, string>,
  change: Partial<Lease> = {},
  children: string[] = [],
  byPerson: string[] = [],
) => {
  const planned = { ...lease, ...change };
  return recover({
    rows: sampleRows({}, { applying: planned, open }),
    lease: planned,
    local,
    children,
    byPerson,
    out: { status: 'between-out' },
    now: 2000,
  });
};

describe('an expired lease', () => {
  it('whose plan is all there counts as applied', () => {
    const { rows } = found({ summary: 'new' });
    expect(rows.twin).toMatchObject({ appliedSeq: 5, last: { digest: 'd' } });
    expect(shadowOf(rows.twin.shadow, 'summary')).toEqual({ sent: 'new', known: 'new', applied: 'new' });
    expect(rows.work.applying).toBeUndefined();
    expect(rows.work.open).toBeUndefined();
  });

  it('of which nothing has landed leaves all as it was', () => {
    const { rows } = found({ summary: 'old' });
    expect(rows.twin).toMatchObject({ appliedSeq: 4, shadow: { summary: 'agreed' } });
    expect(rows.work.open).toEqual(open);
  });

  it('remembers what has landed of an item that must come again', () => {
    const { rows } = found({ summary: 'new' }, { children: { c30: 'f' } });
    expect(rows.twin).toMatchObject({ landed: { summary: 5 }, landedAt: 2000 });
    expect(found({ summary: 'new' }).rows.twin.landed).toBeUndefined();
  });

  it('believes what was seen to land, whatever stands there since', () => {
    const { rows } = found({ summary: 'old' }, { done: ['summary'], children: { c30: 'f' } });
    expect(shadowOf(rows.twin.shadow, 'summary').known).toBe('new');
    expect(rows.work.open).toBeUndefined();
  });

  it('whose field somebody has changed since voids what was under way', () => {
    const { rows } = found({ summary: 'a person’s' });
    expect(rows.work.open?.['summary']).toEqual({ out: null, local: 'x', since: 5 });
  });

  it('with a comment that is not there does not count as applied', () => {
    expect(found({ summary: 'new' }, { children: { c30: 'f' } }).rows.twin.appliedSeq).toBe(4);
    expect(found({ summary: 'new' }, { children: { c30: 'f' } }, ['c30']).rows.twin.appliedSeq).toBe(5);
  });

  it('tells of the conflicts that its end did not get to tell', () => {
    const { overruled, kept, rows } = found(
      { summary: 'new' },
      { overruled: ['summary'], lost: ['description'] },
    );
    expect([overruled, kept]).toEqual([['summary'], ['description']]);
    expect(rows.twin.owed).toEqual(['description']);
    expect(rows.twin.notes?.map((note) => note.code)).toEqual(['kept-here', 'overruled-here']);
  });

  it('that ended with the status between two steps takes it for nobody’s edit, and the item as still to come', () => {
    const fields = { status: { was: 'to do', local: 'done', via: ['in progress', 'in review'] } };
    const between = found({ status: 'in review' }, { fields, overruled: ['status'] });
    expect(between.rows.twin.appliedSeq).toBe(4);
    expect(shadowOf(between.rows.twin.shadow, 'status')).toMatchObject({
      known: 'in review',
      sent: 'between-out',
    });
    expect(between.overruled).toEqual(['status']);
    const chosen = found({ status: 'in review' }, { fields, overruled: ['status'] }, [], ['status']);
    expect(shadowOf(chosen.rows.twin.shadow, 'status').known).toBeUndefined();

    const elsewhere = found({ status: 'blocked' }, { fields });
    expect(shadowOf(elsewhere.rows.twin.shadow, 'status').known).toBeUndefined();
  });

  it('of an upload never moves what was applied', () => {
    const uploads = { before: [], files: [{ peer: '9', name: 'a', size: 1, sha256: 'x' }] };
    expect(found({}, { fields: {}, uploads }).rows.twin.appliedSeq).toBe(4);
  });
});
