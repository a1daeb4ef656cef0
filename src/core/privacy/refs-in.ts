/** References stand beside names wherever a value names a person, also inside a document. */
export function refsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === 'ref' || name === 'id') && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}
