const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** The text as HTML, with the first occurrence of what was looked for in bold. */
export function markMatch(text: string, wanted: string, tag: 'b' | 'strong' = 'b'): string {
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return escapeHtml(text);
  const [before, match, after] = [
    text.slice(0, at),
    text.slice(at, at + wanted.length),
    text.slice(at + wanted.length),
  ];
  return `${escapeHtml(before)}<${tag}>${escapeHtml(match)}</${tag}>${escapeHtml(after)}`;
}
