/** Jira's working time: a week has 5 days, a day 8 hours. */
const UNITS = [
  { letter: 'w', seconds: 5 * 8 * 3600 },
  { letter: 'd', seconds: 8 * 3600 },
  { letter: 'h', seconds: 3600 },
  { letter: 'm', seconds: 60 },
] as const;

/** Seconds as Jira writes durations: `1w 2d 3h 4m`; seconds below a minute are not shown. */
export function formatDuration(seconds: number): string {
  let left = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  for (const { letter, seconds: unit } of UNITS) {
    const count = Math.floor(left / unit);
    left -= count * unit;
    if (count > 0) parts.push(`${count}${letter}`);
  }
  return parts.length > 0 ? parts.join(' ') : '0m';
}

/** Seconds of a duration like `1w 2d 3.5h 4m` or `30` (minutes); undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 60);
  const parts = trimmed.split(/\s+/);
  let total = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([wdhm])$/.exec(part);
    const unit = UNITS.find(({ letter }) => letter === match?.[2]);
    if (!match || !unit) return undefined;
    total += Number(match[1]) * unit.seconds;
  }
  return Math.round(total);
}
