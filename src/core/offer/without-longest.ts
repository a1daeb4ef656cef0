/** Bytes of a value as JSON. */
export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The fields without the longest list of values; undefined where none has any. */
export function withoutLongest<T extends { readonly values?: readonly string[] | undefined }>(
  fields: readonly T[],
): readonly (T | Omit<T, 'values'>)[] | undefined {
  const longest = fields.reduce((most, { values = [] }) => Math.max(most, values.length), 0);
  if (longest === 0) return undefined;
  const at = fields.findIndex(({ values = [] }) => values.length === longest);
  return fields.map((one, place) => {
    if (place !== at) return one;
    const { values: _, ...named } = one;
    return named;
  });
}
