import { describe, expect, it } from 'vitest';
import { joinedTwin, startingTwin } from '../new-twin.ts';
import type { Twin } from '../records/twin.ts';
import { CONNECTING, judgeConnect } from './judge-connect.ts';

const item = { gen: '2.theirs', issue: { id: '900', key: 'BLUE-900' } };
const joined = joinedTwin('c', '1', '1.ours', item.issue);
const judged = (twin: Twin | undefined, named?: Twin) => judgeConnect(item, { twin, named });

describe('a wish to join the peer’s issue with one of ours', () => {
  it('is granted where ours has no pair, in the generation that was offered', () => {
    expect(judged(undefined)).toEqual({ do: 'join', gen: '2.theirs' });
  });

  it('is refused where ours goes with another issue, or is being sent', () => {
    const other = joinedTwin('c', '1', '1.ours', { id: '7', key: 'BLUE-7' });
    const sent = startingTwin('c', '1', '1.ours', { origin: 'o', hops: 0 });
    expect(judged(other)).toEqual({ do: 'answer', code: 'taken' });
    expect(judged(sent)).toEqual({ do: 'answer', code: 'taken' });
  });

  it('is refused where a person here has ended the pair, and granted where the peer had', () => {
    const ended: Twin = { ...joined, life: 'unlinked', by: 'here' };
    expect(judged(ended)).toEqual({ do: 'answer', code: 'unlinked' });
    expect(judged({ ...ended, by: 'peer' })).toEqual({ do: 'join', gen: '2.theirs' });
    expect(judged({ ...ended, joined: true })).toMatchObject({ do: 'join' });
  });

  it('is answered as before while nothing has crossed since, and free for another issue until then', () => {
    const hold = { why: 'left-there', since: 0, attempts: 0, code: CONNECTING } as const;
    const waiting: Twin = { ...joined, met: true, hold };
    expect(judged(waiting)).toEqual({ do: 'repeat', gen: '1.ours' });
    const another = { id: '7', key: 'BLUE-7' };
    expect(judged({ ...waiting, peer: another })).toEqual({ do: 'join', gen: '2.theirs' });
    expect(judged({ ...waiting, peer: another, appliedSeq: 1 })).toEqual({ do: 'answer', code: 'taken' });
  });

  it('is refused where the peer’s issue goes with another one of ours, until that has ended', () => {
    const named = joinedTwin('c', '2', '1.ours', item.issue);
    expect(judged(undefined, named)).toEqual({ do: 'answer', code: 'taken' });
    expect(judged(undefined, { ...named, life: 'unlinked', by: 'here' })).toMatchObject({ do: 'join' });
  });

  it('takes a later generation than that of our own tombstone', () => {
    const ended: Twin = { ...joined, gen: '5.ours', life: 'unlinked', by: 'peer' };
    expect(judged(ended)).toEqual({ do: 'join', gen: '6.theirs' });
  });
});
