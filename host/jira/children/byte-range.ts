/** What a Range header asks for of `size` bytes. Several ranges at once are answered with the whole, as RFC 9110 allows. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unsatisfiable' };

export function readRange(header: string | null, size: number): ByteRange {
  if (header === null) return { kind: 'whole' };
  const match = /^bytes=(.+)$/.exec(header.trim());
  if (!match) return { kind: 'malformed' };
  if (match[1]?.includes(',')) return { kind: 'whole' };
  const ends = /^(\d*)-(\d*)$/.exec(match[1] ?? '');
  if (!ends || (ends[1] === '' && ends[2] === '')) return { kind: 'malformed' };
  if (ends[1] === '') {
    const last = Number(ends[2]);
    if (last === 0 || size === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', from: Math.max(0, size - last), to: size - 1 };
  }
  const from = Number(ends[1]);
  const to = ends[2] === '' ? size - 1 : Math.min(Number(ends[2]), size - 1);
  if (ends[2] !== '' && Number(ends[2]) < from) return { kind: 'malformed' };
  if (from >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', from, to };
}
