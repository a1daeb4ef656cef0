/** The name that differs least from a word, if it differs little. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const found = names
    .map((name) => ({ name, far: distance(word.toLowerCase().slice(0, 40), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0];
  return found !== undefined && found.far <= Math.max(1, Math.floor(word.length / 3))
    ? found.name
    : undefined;
}

/** How many letters must be put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
