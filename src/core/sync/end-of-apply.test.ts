import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import type { Incoming } from './decide-incoming.ts';
import { decideOutgoing } from './decide-outgoing.ts';
import { endOfApply } from './end-of-apply.ts';
import { settleAnswer } from './settle-answer.ts';

const nothing: Incoming = {
  write: {},
  equal: {},
  lost: [],
  partial: {},
  overruled: [],
  byRules: [],
  stillLost: [],
};
const end = (context: number, decision: Partial<Incoming>) =>
  endOfApply({
    rows: sampleRows({}, { open: { summary: { out: 'mine', local: 'mine', since: 5 } } }),
    item: { seq: 9, base: 4, context },
    digest: 'd',
    decision: { ...nothing, ...decision },
    overlay: {},
    now: 1000,
  });
const sinceOf = (rows: ReturnType<typeof end>) => {
  const value = { kind: 'text', value: 'mine' } as const;
  const local = { summary: { value, kind: 'text', out: 'mine', local: 'mine' } } as const;
  const sent = decideOutgoing({ rows, local, children: false, now: 2000, token: 't' });
  return sent.do === 'send' ? sent.changed : undefined;
};

describe('a path that is won here', () => {
  it('is owed', () => {
    expect(end(5, { lost: ['summary'] }).twin.owed).toEqual(['summary']);
  });

  it('leaves with a sequence of its own where the peer has decided our message before', () => {
    expect(sinceOf(end(5, { lost: ['summary'] }))).toEqual([{ path: 'summary', since: 6, won: true }]);
  });

  it('keeps its sequence where our message may still be decided there', () => {
    expect(sinceOf(end(4, { lost: ['summary'] }))).toEqual([{ path: 'summary', since: 5, won: true }]);
  });
});

describe('a path that is won here while a full message is under way', () => {
  const fields = { summary: { out: 'mine', local: 'mine', since: 5 } };
  const inFlight = { seq: 5, until: 9000, token: 't', fields };
  const won = (twin: Parameters<typeof sampleRows>[0]) =>
    endOfApply({
      rows: sampleRows(twin, { sendSeq: 5, inFlight }),
      item: { seq: 9, base: 4, context: 0 },
      digest: 'd',
      decision: { ...nothing, lost: ['summary'] },
      overlay: {},
      now: 1000,
    });
  const answered = {
    code: 'applied',
    issue: { id: '2', key: 'DEV-2', url: 'https://green.example' },
  } as const;
  const after = (rows: ReturnType<typeof won>) =>
    settleAnswer({
      rows,
      answer: answered,
      seq: 5,
      byRules: [],
      updated: 0,
      commandOf: () => undefined,
      now: 1500,
    }).rows;

  it('is sent again as won once that is answered, since a full item leaves alone what it wrote before', () => {
    for (const twin of [{ ackedSeq: 0 }, { full: true }])
      expect(sinceOf(after(won(twin)))).toEqual([{ path: 'summary', since: 6, won: true }]);
  });

  it('is settled by the answer of one that names the path as changed', () => {
    expect(after(won({ ackedSeq: 4 })).twin.owed).toBeUndefined();
  });
});

describe('the end of an item', () => {
  it('settles what an earlier one has written and not come to tell', () => {
    const rows = sampleRows({ landed: { summary: 5, labels: 10 }, landedAt: 1 });
    const item = { seq: 9, base: 4, context: 5 };
    const ended = endOfApply({ rows, item, digest: 'd', decision: nothing, overlay: {}, now: 1 });
    expect(ended.twin.landed).toEqual({ labels: 10 });
  });
});

describe('an item that overwrote an edit', () => {
  const write = { summary: { ok: true, field: 'summary', raw: 'x', local: 'x' } } as const;

  it('is remembered until the base of a later one says that its answer was heard', () => {
    const rows = end(5, { write, overruled: ['summary'] });
    expect(rows.twin.retell).toBe(9);
    const later = (base: number) =>
      endOfApply({
        rows,
        item: { seq: 10, base, context: 5 },
        digest: 'e',
        decision: nothing,
        overlay: {},
        now: 2,
      });
    expect(later(8).twin.retell).toBe(9);
    expect(later(9).twin.retell).toBeUndefined();
  });

  it('is no such thing where Jira refused the field', () => {
    expect(end(5, { write: {}, overruled: ['summary'] }).twin.retell).toBeUndefined();
  });
});
