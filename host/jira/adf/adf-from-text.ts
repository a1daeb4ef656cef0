/** An ADF document of plain text: blank lines part paragraphs, single line ends are hard breaks. */
export function adfFromText(text: string): Record<string, unknown> {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => ({ type: 'paragraph', content: inline(paragraph) }));
  return { type: 'doc', version: 1, content: paragraphs };
}

function inline(paragraph: string): Record<string, unknown>[] {
  return paragraph
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}
