import { formatTime } from '../time-format.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time as Jira's default look shows it: `04/Mar/26 9:30 AM`. */
export function renderTime(at: number, timeZone: string): string {
  const stamp = formatTime(at, timeZone);
  const hour = Number(stamp.slice(11, 13));
  const month = MONTHS[Number(stamp.slice(5, 7)) - 1] ?? '';
  const half = hour < 12 ? 'AM' : 'PM';
  return `${stamp.slice(8, 10)}/${month}/${stamp.slice(2, 4)} ${hour % 12 === 0 ? 12 : hour % 12}:${stamp.slice(14, 16)} ${half}`;
}
