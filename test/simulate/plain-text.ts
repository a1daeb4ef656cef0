import * as z from 'zod';

const node = z.looseObject({ text: z.string().optional(), content: z.array(z.unknown()).optional() });

/** A document of one paragraph. */
export const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** The words of a stored text or document, blocks apart by a space; '' for no value. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  const parsed = node.safeParse(value);
  if (!parsed.success) return '';
  const inner = (parsed.data.content ?? []).map(plainText).filter((text) => text !== '');
  return [parsed.data.text ?? '', ...inner].filter((text) => text !== '').join(' ');
}
