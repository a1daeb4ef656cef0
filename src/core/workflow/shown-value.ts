const LONGEST = 80;

/** A value of Jira as people know it: its name, or its beginning. */
export function shownValue(raw: unknown): string {
  const text = textOf(raw);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function textOf(raw: unknown): string {
  if (raw === null || raw === undefined) return '(empty)';
  if (typeof raw === 'string') return raw;
  if (Array.isArray(raw)) return raw.length === 0 ? '(empty)' : raw.map(textOf).join(', ');
  if (typeof raw !== 'object') return String(raw);
  if ('type' in raw && raw.type === 'doc') return '(text)';
  for (const name of ['name', 'value', 'displayName', 'key', 'id'] as const) {
    const member: unknown = Reflect.get(raw, name);
    if (typeof member === 'string') return 'child' in raw ? `${member} / ${textOf(raw.child)}` : member;
  }
  return JSON.stringify(raw);
}
