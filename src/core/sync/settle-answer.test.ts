import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import type { ItemAnswer } from '../protocol/kinds/sync.ts';
import type { Rows } from './rows.ts';
import { settleAnswer } from './settle-answer.ts';
import { shadowOf } from './shadow.ts';

const issue = { id: '20', key: 'PEER-1', url: 'https://peer.example/browse/PEER-1' };
const fields = { summary: { out: 'sent', local: 'mine', since: 6 } };
const flying = (twin = {}) =>
  sampleRows(twin, { sendSeq: 6, inFlight: { seq: 6, until: 1120, token: 't', fields } });

const settle = (rows: Rows, answer: ItemAnswer, command?: string) =>
  settleAnswer({ rows, answer, seq: 6, byRules: [], updated: 7000, commandOf: () => command, now: 1000 });

describe('an answer', () => {
  it('that applied a path moves all of its shadow and what is acknowledged', () => {
    const { rows } = settle(flying(), { code: 'applied', issue, same: ['summary'] }, 'theirs');
    expect(shadowOf(rows.twin.shadow, 'summary')).toEqual({ sent: 'sent', known: 'mine', applied: 'theirs' });
    expect(rows.twin).toMatchObject({ ackedSeq: 6, seen: 7000 });
    expect(rows.work.inFlight).toBeUndefined();
  });

  it('that a path lost leaves what is known and forgets the last command', () => {
    const { rows } = settle(flying(), { code: 'applied', issue, lost: ['summary'] });
    expect(shadowOf(rows.twin.shadow, 'summary')).toEqual({
      sent: 'sent',
      known: 'agreed',
      applied: undefined,
    });
    expect(rows.twin.notes).toEqual([{ at: 1000, code: 'kept-there', path: 'summary' }]);
  });

  it('that set a path aside moves only what was sent, and is noted', () => {
    const { rows } = settle(flying(), { code: 'applied', issue, partial: { summary: 'too-long' } });
    expect(shadowOf(rows.twin.shadow, 'summary')).toMatchObject({ sent: 'sent', known: 'agreed' });
    expect(rows.twin.notes?.[0]?.code).toBe('not-written-there:too-long');
  });

  it('to a first message links the twin and ends its fullness and holds', () => {
    const hold = { why: 'retry' as const, since: 1, attempts: 2 };
    const { rows } = settle(flying({ life: 'pending', full: true, hold, peer: undefined }), {
      code: 'applied',
      issue,
    });
    expect(rows.twin).toMatchObject({ life: 'linked', peer: { id: '20', key: 'PEER-1' } });
    expect(rows.twin.full).toBeUndefined();
    expect(rows.twin.hold).toBeUndefined();
  });

  it('pays what was owed', () => {
    const { rows } = settle(flying({ owed: ['summary', 'other'] }), { code: 'applied', issue });
    expect(rows.twin.owed).toEqual(['other']);
  });

  it.each(['busy', 'not-started'] as const)('"%s" settles nothing and is tried again soon', (code) => {
    const { rows, again, failed } = settle(flying(), { code });
    expect(rows.work.open).toEqual(fields);
    expect(rows.twin.ackedSeq).toBe(5);
    expect([again, failed]).toEqual([15, undefined]);
  });

  it('"need-full" makes the next message full', () => {
    expect(settle(flying(), { code: 'need-full', have: 2 }).rows.twin.full).toBe(true);
  });

  it.each(['refused', 'need-full'] as const)('"%s" leaves no path of a full message under way', (code) => {
    const answer: ItemAnswer = code === 'refused' ? { code } : { code, have: 0 };
    expect(settle(flying({ full: true }), answer).rows.work).not.toHaveProperty('open');
    const older = { summary: { out: 'old', local: 'old', since: 2 } };
    const rows = { ...flying({ full: true }), work: { ...flying().work, open: older } };
    expect(settle(rows, answer).rows.work.open).toEqual(older);
  });

  it('"refused" leaves the paths of a message that did not name all of them to be sent again', () => {
    expect(settle(flying(), { code: 'refused' }).rows.work.open).toEqual(fields);
  });

  it('to the first comparison of a joined pair ends it where nothing lost', () => {
    const joined = flying({ began: 900, full: true });
    expect(settle(joined, { code: 'applied', issue }).rows.twin.began).toBeUndefined();
    expect(settle(joined, { code: 'applied', issue, lost: ['summary'] }).rows.twin.began).toBe(900);
  });

  it('"behind" jumps past what the peer has seen', () => {
    expect(settle(flying(), { code: 'behind', have: 40 }).rows).toMatchObject({
      twin: { full: true },
      work: { sendSeq: 40 },
    });
  });

  it('"stale" beyond what we know means that our rows went back in time', () => {
    expect(settle(flying(), { code: 'stale', have: 9 }).rows.twin.wantFull).toBe(true);
    expect(settle(flying(), { code: 'stale', have: 4 }).rows.twin.wantFull).toBeUndefined();
  });

  it('"unlinked" ends the twin by the peer', () => {
    expect(settle(flying(), { code: 'unlinked' }).rows.twin).toMatchObject({ life: 'unlinked', by: 'peer' });
  });

  it('"refused" is a failure', () => {
    expect(settle(flying(), { code: 'refused' }).failed).toBe('refused');
  });
});
