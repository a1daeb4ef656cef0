import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { decideOutgoing } from './decide-outgoing.ts';
import {
  afterApply,
  beforeSend,
  mustKnowWho,
  mustKnowWhoAnswers,
  resumed,
  withSlowLoops,
} from './loop-breaker.ts';
import type { Twin } from './records/twin.ts';

const START = 1_000_000;
const value = { kind: 'text', value: 'x' } as const;
const edited = { summary: { value, kind: 'text', out: 'edited', local: 'edited' } } as const;

function twin(): Twin {
  return sampleRows().twin;
}

/** The partner's value is written, and after `reaction` seconds another one leaves; `gap` seconds a round. */
function play(rounds: number, gap: number, reaction = 5, people: readonly string[] = []): Twin {
  let now = START;
  let state = twin();
  for (let round = 0; round < rounds; round += 1) {
    const turns = afterApply(state, now - 60, ['summary'], now);
    state = beforeSend({ ...state, ...(turns ? { turns } : {}) }, edited, now + reaction, people);
    now += gap;
  }
  return state;
}

describe('the loop breaker', () => {
  it('pauses a field after five quick rounds in ten minutes, not after four', () => {
    expect(play(4, 60).paused).toBeUndefined();
    expect(Object.keys(play(5, 60).paused ?? {})).toEqual(['summary']);
  });

  it('lets people answer each other, but not twenty times in a day', () => {
    expect(play(19, 60, 5, ['summary']).paused).toBeUndefined();
    expect(play(20, 60, 5, ['summary']).paused).toBeDefined();
    expect(play(5, 60, 5, ['description']).paused).toBeDefined();
  });

  it('asks who answers only where the next answer would be the fifth in ten minutes', () => {
    const before = (rounds: number, gap: number) => {
      const played = play(rounds, gap);
      const now = START + rounds * gap;
      const turns = afterApply(played, now - 60, ['summary'], now);
      return mustKnowWhoAnswers({ ...played, ...(turns ? { turns } : {}) }, now + 5);
    };
    expect(before(3, 60)).toBe(false);
    expect(before(4, 60)).toBe(true);
    expect(before(4, 300)).toBe(false);
    expect(mustKnowWhoAnswers(play(4, 60), START + 250)).toBe(false);
  });

  it('pauses a field after twenty quick rounds in a day', () => {
    expect(play(19, 3600).paused).toBeUndefined();
    expect(play(20, 3600).paused).toBeDefined();
  });

  it('pauses a field that was written twenty times in a day without a person’s edit between', () => {
    let state = twin();
    for (let round = 0; round < 30 && !state.paused; round += 1) {
      const now = START + round * 1800;
      const turns = afterApply(state, now - 900, ['summary'], now);
      state = { ...state, ...(turns ? { turns } : {}) };
      if (mustKnowWho(state, ['summary'])) state = withSlowLoops(state, ['summary'], {}, now);
    }
    expect(state.paused).toEqual({ summary: START + 20 * 1800 });
  });

  it('counts from a person’s edit on', () => {
    let state = twin();
    for (let round = 0; round < 40; round += 1) {
      const now = START + round * 1800;
      const turns = afterApply(state, now - 900, ['summary'], now);
      state = withSlowLoops(
        { ...state, ...(turns ? { turns } : {}) },
        ['summary'],
        { summary: now - 20_000 },
        now,
      );
    }
    expect(state.paused).toBeUndefined();
  });

  it('forgets rounds that are older than a day', () => {
    expect(play(40, 2 * 3600).paused).toBeUndefined();
  });

  it('takes an edit that comes minutes after the apply for one by a person', () => {
    expect(play(30, 300, 200).paused).toBeUndefined();
  });

  it('counts nothing where one side only sends and the other only applies', () => {
    expect(beforeSend(twin(), edited, START).turns).toBeUndefined();
    expect(afterApply(twin(), 0, ['summary'], START)).toBeUndefined();
  });

  it('keeps a paused field back and lets the others cross', () => {
    const rows = { ...sampleRows(), twin: { ...twin(), paused: { summary: START } } };
    const local = { ...edited, labels: { value, kind: 'text', out: 'new', local: 'new' } } as const;
    const sent = decideOutgoing({ rows, local, children: false, now: START, token: 't' });
    expect(sent.do === 'send' && sent.changed.map(({ path }) => path)).toEqual(['labels']);
    expect(decideOutgoing({ rows, local: edited, children: false, now: START, token: 't' }).do).toBe(
      'nothing',
    );
  });

  it('sends the field again once a person has resumed it', () => {
    const rows = { ...sampleRows(), twin: resumed({ ...twin(), paused: { summary: START } }) };
    expect(decideOutgoing({ rows, local: edited, children: false, now: START, token: 't' }).do).toBe('send');
  });
});
