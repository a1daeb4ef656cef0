import * as z from 'zod';

const node = z.looseObject({ text: z.string().optional(), content: z.array(z.unknown()).optional() });

/** The words of a stored text or document, blocks apart by a space; '' for no value. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  const parsed = node.safeParse(value);
  if (!parsed.success) return '';
  const inner = (parsed.data.content ?? []).map(plainText).filter((text) => text !== '');
  return [parsed.data.text ?? '', ...inner].filter((text) => text !== '').join(' ');
}
