import * as z from 'zod';

const nameable = z.looseObject({
  name: z.string().optional(),
  displayName: z.string().optional(),
  value: z.string().optional(),
  key: z.string().optional(),
  child: z.looseObject({ value: z.string() }).optional(),
  originalEstimate: z.string().optional(),
  remainingEstimate: z.string().optional(),
  timeSpent: z.string().optional(),
});

/** A field's value in one line, as Jira's issue view shows it; empty where there is nothing to show. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return timeIn(value) ?? value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(nameOf).join(', ');
  const parsed = nameable.safeParse(value);
  if (!parsed.success) return '';
  const { displayName, name, value: option, child, key } = parsed.data;
  if (child !== undefined && option !== undefined) return `${option} / ${child.value}`;
  return displayName ?? name ?? option ?? key ?? effortOf(parsed.data);
}

/** A moment as Jira writes it, in words of this browser. */
function timeIn(text: string): string | undefined {
  const moment = /^(\d{4}-\d\d-\d\dT[\d:.]+)([+-]\d\d)(\d\d)$/.exec(text);
  return moment ? new Date(`${moment[1]}${moment[2]}:${moment[3]}`).toLocaleString() : undefined;
}

function effortOf(value: z.infer<typeof nameable>): string {
  const parts = [
    value.originalEstimate === undefined ? '' : `estimated ${value.originalEstimate}`,
    value.timeSpent === undefined ? '' : `spent ${value.timeSpent}`,
    value.remainingEstimate === undefined ? '' : `remaining ${value.remainingEstimate}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
