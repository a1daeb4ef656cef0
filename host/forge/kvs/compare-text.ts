const FIRST_SURROGATE = 0xd800;

/** By UTF-8 bytes, as the database sorts. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    // Up to here, code units and bytes sort alike.
    if (x < FIRST_SURROGATE && y < FIRST_SURROGATE) return x - y;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}
