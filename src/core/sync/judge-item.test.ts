import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { judgeItem } from './judge-item.ts';
import type { Rows } from './rows.ts';

const issue = {
  id: '20',
  key: 'PEER-1',
  url: 'https://peer.example/browse/PEER-1',
  type: 'Task',
  project: 'P',
};
const item = { gen: '1.first', seq: 5, base: 4, context: 5, issue };
const seen = { digest: 'd', now: 1000, role: 'initiator' as const };
const judge = (rows: Rows, change: Partial<typeof item> & { byHand?: boolean } = {}, role = seen.role) =>
  judgeItem(rows, { ...item, ...change }, { ...seen, role });

const lease = (until: number) => ({
  applying: {
    connection: 'connection',
    seq: 5,
    digest: 'd',
    until,
    token: 'l',
    fields: {},
  },
});

describe('an item', () => {
  it('that follows on the last one is applied', () => {
    expect(judge(sampleRows())).toEqual({ do: 'apply' });
  });

  it('that was applied before is answered again, and another of its number hears how far we are', () => {
    const rows = sampleRows({ last: { digest: 'd' } });
    expect(judge(rows, { seq: 4 })).toEqual({ do: 'repeat' });
    expect(judge(sampleRows({ last: { digest: 'x' } }), { seq: 4 })).toEqual({
      do: 'answer',
      answer: { code: 'behind', have: 4 },
    });
    expect(judge(rows, { seq: 3 })).toMatchObject({ answer: { code: 'behind' } });
  });

  it('on a base that is missing here asks for a full one', () => {
    expect(judge(sampleRows(), { base: 5, seq: 6 })).toMatchObject({
      answer: { code: 'need-full', have: 4 },
    });
  });

  it('that does not know an answer which we have is stale', () => {
    expect(judge(sampleRows(), { context: 4 })).toMatchObject({ answer: { code: 'stale', have: 5 } });
  });

  it('waits for a live lease and recovers an expired one', () => {
    expect(judge(sampleRows({}, lease(1001)))).toMatchObject({ answer: { code: 'busy' } });
    expect(judge(sampleRows({}, lease(1000)))).toEqual({ do: 'recover' });
  });

  it('of another issue than the twin’s is refused as taken', () => {
    expect(judge(sampleRows({ peer: { id: '99', key: 'PEER-9' } }))).toMatchObject({
      answer: { code: 'taken' },
    });
  });

  it('of a higher life begins it, of a lower one hears ours', () => {
    expect(judge(sampleRows(), { gen: '2.other' })).toEqual({ do: 'begin-life' });
    expect(judge(sampleRows({ gen: '2.mine' }))).toMatchObject({ answer: { code: 'other-life', n: 2 } });
  });

  it('of an equal life stands on the initiator’s side', () => {
    expect(judge(sampleRows(), { gen: '1.other' })).toMatchObject({ answer: { code: 'other-life' } });
    expect(judgeItem(sampleRows(), { ...item, gen: '1.other' }, { ...seen, role: 'acceptor' })).toEqual({
      do: 'begin-life',
    });
  });

  it('begins no life that a person here has ended, and one that the peer ended only by hand', () => {
    const here = sampleRows({ life: 'unlinked', by: 'here' });
    const there = sampleRows({ life: 'unlinked', by: 'peer' });
    expect(judge(here, { gen: '2.x', byHand: true })).toMatchObject({ answer: { code: 'unlinked' } });
    expect(judge(there, { gen: '2.x' })).toMatchObject({ answer: { code: 'unlinked' } });
    expect(judge(there, { gen: '2.x', byHand: true })).toEqual({ do: 'begin-life' });
  });
});
