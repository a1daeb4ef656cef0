import type { AdfDocument, AdfNode } from './adf-node.ts';

/**
 * The document without a word at its very beginning, whatever its case; undefined where it does not begin so. A
 * first block that held nothing else goes with it.
 */
export function stripPrefix(document: AdfDocument, prefix: string): AdfDocument | undefined {
  const [first, ...rest] = document.content;
  const stripped = first && stripNode(first, prefix.toLowerCase());
  if (!stripped) return undefined;
  return { ...document, content: stripped === 'empty' ? rest : [stripped, ...rest] };
}

function stripNode(node: AdfNode, prefix: string): AdfNode | 'empty' | undefined {
  if (node.type === 'text') {
    const text = node.text?.trimStart() ?? '';
    if (!text.toLowerCase().startsWith(prefix)) return undefined;
    const left = text.slice(prefix.length).trimStart();
    return left === '' ? 'empty' : { ...node, text: left };
  }
  const [first, ...rest] = node.content ?? [];
  const stripped = first && stripNode(first, prefix);
  if (!stripped) return undefined;
  const content = stripped === 'empty' ? rest : [stripped, ...rest];
  return content.length === 0 ? 'empty' : { ...node, content };
}
