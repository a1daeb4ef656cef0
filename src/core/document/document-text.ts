import * as z from 'zod';
import { type RawNode, rawNode } from './adf-node.ts';

const maxDepth = 200;
const known = z.looseObject({
  text: z.string().optional(),
  alt: z.string().optional(),
  url: z.string().optional(),
  shortName: z.string().optional(),
  timestamp: z.string().optional(),
  title: z.string().optional(),
  extensionKey: z.string().optional(),
});

/** The readable text of a node and all below it, as a person would retell it in one line. */
export function documentText(node: RawNode, depth = 0): string {
  if (node.type === 'text') return node.text ?? '';
  const own = standIn(node);
  if (depth >= maxDepth) return flatText(node);
  const inner = (node.content ?? []).flatMap((child) => {
    const parsed = rawNode.safeParse(child);
    return parsed.success ? [documentText(parsed.data, depth + 1)] : [];
  });
  return [...(own === undefined ? [] : [own]), ...inner]
    .filter((text) => text !== '')
    .join(isInlineParent(node.type) ? '' : ' ');
}

/** The same without a stack that grows with the document: what lies very deep is told in the order it stands. */
function flatText(top: RawNode): string {
  const words: string[] = [];
  const waiting: RawNode[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const text = node.type === 'text' ? node.text : standIn(node);
    if (text) words.push(text);
    for (const child of [...(node.content ?? [])].reverse()) {
      const parsed = rawNode.safeParse(child);
      if (parsed.success) waiting.push(parsed.data);
    }
  }
  return words.join(' ');
}

function isInlineParent(type: string): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'taskItem' || type === 'decisionItem';
}

/** What stands for a node that carries meaning without text of its own. */
export function standIn(node: RawNode): string | undefined {
  const parsed = known.safeParse(node.attrs ?? {});
  const attrs = parsed.success ? parsed.data : {};
  switch (node.type) {
    case 'mention':
      return `@${(attrs.text ?? 'someone').replace(/^@/, '')}`;
    case 'media':
    case 'mediaInline':
      return `[attachment: ${attrs.alt ?? attrs.url ?? 'file'}]`;
    case 'emoji':
      return attrs.text ?? attrs.shortName ?? '';
    case 'hardBreak':
      return ' ';
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return attrs.url ?? '[link]';
    case 'status':
    case 'placeholder':
      return attrs.text ?? '';
    case 'date':
      return dateText(attrs.timestamp);
    case 'expand':
    case 'nestedExpand':
      return attrs.title;
    case 'extension':
    case 'inlineExtension':
    case 'bodiedExtension':
    case 'syncBlock':
    case 'bodiedSyncBlock':
      return `[${attrs.text ?? attrs.extensionKey ?? node.type}]`;
    default:
      return undefined;
  }
}

function dateText(timestamp: string | undefined): string {
  const at = Number(timestamp);
  if (timestamp === undefined || !Number.isFinite(at) || Math.abs(at) > 8.64e15) return '[date]';
  return new Date(at).toISOString().slice(0, 10);
}
