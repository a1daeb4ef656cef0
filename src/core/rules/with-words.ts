/** A value with each of its texts made another; names of members stay. */
export function withWords<T>(value: T, change: (text: string) => string): T;
export function withWords(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => withWords(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withWords(one, change)]));
}
