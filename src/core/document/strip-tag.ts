import { type AdfDocument, type AdfNode, paragraph } from './adf-node.ts';

const CELLS: ReadonlySet<string> = new Set(['tableCell', 'tableHeader']);

/**
 * The document without a word, wherever it stands by itself and whatever its case; undefined where it does not. A
 * block that held nothing else goes with it.
 */
export function stripTag(document: AdfDocument, tag: string): AdfDocument | undefined {
  const found = new RegExp(`(^|\\s)${tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`, 'giu');
  const content = document.content.map((node) => stripNode(node, found));
  if (content.every((node, index) => node === document.content[index])) return undefined;
  return { ...document, content: content.filter((node) => node !== undefined) };
}

/** The node itself where it does not hold the word; undefined where nothing is left of it. */
function stripNode(node: AdfNode, tag: RegExp): AdfNode | undefined {
  if (node.type === 'text') {
    const text = node.text ?? '';
    const left = text.replace(tag, '');
    if (left === text) return node;
    return left.trim() === '' ? undefined : { ...node, text: /^\s/.test(text) ? left : left.trimStart() };
  }
  // What stands in code is an example, not a sign.
  if (!node.content || node.type === 'codeBlock') return node;
  const content = node.content.map((child) => stripNode(child, tag));
  if (content.every((child, index) => child === node.content?.[index])) return node;
  const kept = content.filter((child) => child !== undefined);
  if (kept.length > 0) return { ...node, content: kept };
  // A table without one of its cells is another table.
  return CELLS.has(node.type) ? { ...node, content: [paragraph()] } : undefined;
}
