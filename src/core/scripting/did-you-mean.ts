/** The known word that somebody who typed `word` has most likely meant; undefined where none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const most = word.length < 4 ? 1 : 2;
  const near = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return near[0]?.one;
}

/** Letters to add, take out, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
        ...(swapped ? [(rows[i - 2]?.[j - 2] ?? 0) + 1] : []),
      ];
      row.push(Math.min(...ways));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 3;
}
