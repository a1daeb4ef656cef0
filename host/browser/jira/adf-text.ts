import * as z from 'zod';

const node = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).optional(),
});

/** A document of plain paragraphs, one a line: what a person types into a text box. */
export function textToAdf(text: string): unknown {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  return {
    type: 'doc',
    version: 1,
    content: lines.map((line) =>
      line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] },
    ),
  };
}

/** The text of a document of plain paragraphs; undefined where it holds more than a text box can keep. */
export function plainTextOf(document: unknown): string | undefined {
  if (document === null || document === undefined) return '';
  const parsed = node.safeParse(document);
  if (!parsed.success) return undefined;
  const lines: string[] = [];
  for (const child of parsed.data.content ?? []) {
    const paragraph = node.safeParse(child);
    if (!paragraph.success || paragraph.data.type !== 'paragraph' || paragraph.data.marks?.length)
      return undefined;
    let line = '';
    for (const inner of paragraph.data.content ?? []) {
      const text = node.safeParse(inner);
      if (!text.success || text.data.type !== 'text' || text.data.marks?.length) return undefined;
      line += text.data.text ?? '';
    }
    lines.push(line);
  }
  return lines.join('\n');
}
