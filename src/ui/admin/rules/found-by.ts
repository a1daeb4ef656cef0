/** Whether all words of a search stand in these texts, in any order and whatever their case. */
export function foundBy(search: string, ...texts: readonly string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
