import { expect, test } from 'vitest';
import { officeHours } from '../desks/standard-slas.ts';
import { afterWorkingTime, isWorkingTime, workingTime } from './working-time.ts';

const HOUR = 3_600_000;
const berlin = officeHours('Europe/Berlin');
const at = (text: string) => Date.parse(text);

test('around the clock every hour counts', () => {
  expect(workingTime({ from: 0, to: 5 * HOUR }, null)).toBe(5 * HOUR);
  expect(afterWorkingTime(1000, HOUR, null)).toBe(1000 + HOUR);
});

test('nights and weekends do not count', () => {
  // Friday 6 March 2026, 16:00 in Berlin, to Monday 10:00.
  const span = { from: at('2026-03-06T15:00:00Z'), to: at('2026-03-09T09:00:00Z') };
  expect(workingTime(span, berlin)).toBe(2 * HOUR);
  expect(afterWorkingTime(span.from, 2 * HOUR, berlin)).toBe(span.to);
  expect(isWorkingTime(at('2026-03-07T12:00:00Z'), berlin)).toBe(false);
  expect(isWorkingTime(at('2026-03-09T12:00:00Z'), berlin)).toBe(true);
});

test('a day on which clocks are changed has its eight hours all the same', () => {
  const everyDay = { ...berlin, days: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, to: 1020 })) };
  const span = { from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') };
  expect(workingTime(span, everyDay)).toBe(8 * HOUR);
});

test('holidays are closed, and a calendar without open hours has no end', () => {
  const off = { ...berlin, holidays: ['2026-03-09'] };
  expect(afterWorkingTime(at('2026-03-06T15:00:00Z'), 2 * HOUR, off)).toBe(at('2026-03-10T09:00:00Z'));
  expect(afterWorkingTime(0, 1, { ...berlin, days: [] })).toBeUndefined();
});
