import { describe, expect, it } from 'vitest';
import { reading } from '../../../test/support/field-place.ts';
import { convert } from './convert.ts';
import { normalForm, readField } from './fields.ts';
import { valueText } from './value-text.ts';

const HOUR = 3_600_000;
const at = (epochMillis: number) => ({ epochMillis, jira: '', iso8601: '', friendly: '' });
const span = (millis: number) => ({ millis, friendly: '' });
const ongoing = (part: object = {}) => ({
  startTime: at(0),
  breachTime: at(4 * HOUR),
  breached: false,
  paused: false,
  withinCalendarHours: true,
  goalDuration: span(4 * HOUR),
  elapsedTime: span(HOUR),
  remainingTime: span(3 * HOUR),
  ...part,
});
const clock = (part: object) => ({ id: '1', name: 'Time to resolution', completedCycles: [], ...part });

function read(raw: unknown) {
  const value = readField('sla', raw, reading);
  if (value?.kind !== 'sla') throw new Error('not read');
  return value;
}

describe('an SLA', () => {
  it('that runs says when it is due, and the same as time goes by', () => {
    const now = read(clock({ ongoingCycle: ongoing() }));
    const later = read(clock({ ongoingCycle: ongoing({ remainingTime: span(HOUR) }) }));
    expect(now.value).toEqual({
      name: 'Time to resolution',
      state: 'running',
      breached: false,
      goal: 4 * HOUR,
      started: 0,
      due: 4 * HOUR,
      left: 3 * HOUR,
    });
    expect(normalForm('sla', later)).toEqual(normalForm('sla', now));
    expect(valueText(now)).toBe('Time to resolution: running, goal 4h, due 1970-01-01T04:00:00.000Z');
  });

  it('says something else once it pauses, is missed, or ends', () => {
    const forms = [
      ongoing(),
      ongoing({ paused: true, breachTime: undefined }),
      ongoing({ breached: true, remainingTime: span(-HOUR) }),
    ].map((cycle) => JSON.stringify(normalForm('sla', read(clock({ ongoingCycle: cycle })))));
    const ended = read(
      clock({ completedCycles: [ongoing({ stopTime: at(2 * HOUR), breachTime: undefined })] }),
    );
    expect(new Set([...forms, JSON.stringify(normalForm('sla', ended))]).size).toBe(4);
    expect(ended.value).toMatchObject({ state: 'ended', ended: 2 * HOUR });
  });

  it('that was never begun, and a desk without SLAs, is none', () => {
    expect(read(clock({})).value).toBeNull();
    expect(read(null).value).toBeNull();
  });

  it('whose calendar never opens has no time at which it is due', () => {
    const closed = read(
      clock({ ongoingCycle: ongoing({ breachTime: undefined, withinCalendarHours: false }) }),
    );
    expect(closed.value?.due).toBeUndefined();
    expect(convert(closed, 'dateTime')).toEqual({ ok: true, value: { kind: 'dateTime', value: null } });
  });

  it('that Jira shows in another form is absent', () => {
    expect(readField('sla', { name: 'x', ongoingCycle: { paused: 'yes' } }, reading)).toBeUndefined();
    expect(readField('sla', 'soon', reading)).toBeUndefined();
  });

  it.each([
    [{}, 'Running', 180],
    [{ paused: true, breachTime: undefined }, 'Paused', 180],
    [{ breached: true, remainingTime: span(-90_000) }, 'Breached', -2],
  ])('becomes a word and minutes: %j', (part, word, minutes) => {
    const value = read(clock({ ongoingCycle: ongoing(part) }));
    expect(convert(value, 'option')).toEqual({ ok: true, value: { kind: 'option', value: word } });
    expect(convert(value, 'number')).toEqual({ ok: true, value: { kind: 'number', value: minutes } });
  });
});
