import * as z from 'zod';

const node = z.object({
  type: z.string().optional(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
});

/** The words of a rich text document, or of a plain string; blocks are told apart by line breaks. */
export function documentText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = readText(value);
  texts.set(value, text);
  return text;
}

/** Documents are never changed in place, so each is read once. */
const texts = new WeakMap<object, string>();

function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  const parsed = node.safeParse(value);
  if (!parsed.success) return '';
  const { text, attrs, content, type } = parsed.data;
  if (text !== undefined) return text;
  if (type === 'hardBreak') return '\n';
  const shown = [attrs?.text, attrs?.title, attrs?.url].find((entry) => typeof entry === 'string');
  const inner = (content ?? []).map(readText);
  const joined = inner.join(isBlock(type) ? '' : '\n');
  return typeof shown === 'string' ? `${shown}${joined === '' ? '' : `\n${joined}`}` : joined;
}

/** Blocks whose children are pieces of one line. */
function isBlock(type: string | undefined): boolean {
  return (
    type === 'paragraph' ||
    type === 'heading' ||
    type === 'codeBlock' ||
    type === 'taskItem' ||
    type === 'decisionItem'
  );
}
