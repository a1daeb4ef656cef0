import { type AdfDocument, type AdfMark, type AdfNode, paragraph, textNode } from '../document/adf-node.ts';
import { standIn } from '../document/document-text.ts';
import type { Span } from './redaction-machine.ts';

/** How a document is gone over: what of a text is hidden, and what stands for it. */
export interface Hiding {
  readonly spans: (characters: readonly string[]) => readonly Span[];
  readonly mark: string;
}

/** Attributes that no person reads and that say nothing of what the document is about. */
const TECHNICAL = new Set(['id', 'localId', 'color', 'layout', 'displayMode', 'panelType', 'state', 'type']);
const CARDS = new Set(['blockCard', 'embedCard']);

/**
 * A cleaned document without what is hidden. The text of a line is looked at as a whole, over bold words, mentions and
 * links alike, so that a word is found though half of it is bold. Addresses behind links and titles are looked at, too.
 */
export function redactedDocument(document: AdfDocument, how: Hiding): AdfDocument {
  return { ...document, content: document.content.flatMap((node) => redactedBlock(node, how)) };
}

function redactedBlock(node: AdfNode, how: Hiding): readonly AdfNode[] {
  const attrs = redactedAttrs(node, how);
  // A card is its address: without it a line stands in its place.
  if (CARDS.has(node.type) && attrs.hit) return [paragraph(textNode(how.mark))];
  const kept = attrs.hit ? { ...node, attrs: attrs.attrs } : node;
  if (!kept.content) return [kept];
  const content = holdsText(kept.content)
    ? redactedLine(kept.content, how)
    : kept.content.flatMap((child) => redactedBlock(child, how));
  return [{ ...kept, content }];
}

const INLINE = new Set([
  'text',
  'date',
  'emoji',
  'hardBreak',
  'inlineCard',
  'placeholder',
  'status',
  'mention',
]);

const holdsText = (nodes: readonly AdfNode[]): boolean => nodes.some(({ type }) => INLINE.has(type));

/** What lies side by side in one line. */
function redactedLine(nodes: readonly AdfNode[], how: Hiding): readonly AdfNode[] {
  const pieces = nodes.map((node) => [...textOf(node)]);
  const spans = how.spans(pieces.flat());
  const left: AdfNode[] = [];
  let begin = 0;
  for (const [index, node] of nodes.entries()) {
    const piece = pieces[index] ?? [];
    const end = begin + piece.length;
    const inside = spans.filter(({ from, to }) => from < end && to > begin);
    left.push(...(inside.length === 0 ? [node] : redactedPiece(node, piece, begin, inside, how)));
    begin = end;
  }
  return left.flatMap((node) => redactedInline(node, how));
}

const textOf = (node: AdfNode): string =>
  node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : (standIn(node) ?? '');

/** One node of a line, of which something is hidden; the mark stands where the hidden part begins. */
function redactedPiece(
  node: AdfNode,
  piece: readonly string[],
  begin: number,
  spans: readonly Span[],
  { mark }: Hiding,
): readonly AdfNode[] {
  if (node.type === 'hardBreak') return [node];
  if (node.type !== 'text') return spans.some(({ from }) => from >= begin) ? [textNode(mark)] : [];
  let text = '';
  let at = 0;
  for (const { from, to } of spans) {
    text += piece.slice(at, Math.max(0, from - begin)).join('');
    if (from >= begin) text += mark;
    at = Math.min(piece.length, to - begin);
  }
  text += piece.slice(at).join('');
  return text === '' ? [] : [{ ...node, text }];
}

/** What no person reads in the line itself: addresses of links, titles of cards, names of emojis. */
function redactedInline(node: AdfNode, how: Hiding): readonly AdfNode[] {
  if (node.type === 'text') {
    const marks = node.marks?.filter((mark) => !redactedAttrs(mark, how).hit);
    if (marks?.length === node.marks?.length) return [node];
    return [textNode(node.text ?? '', marks)];
  }
  return redactedAttrs(node, how).hit ? [textNode(how.mark)] : [node];
}

/** Attributes with what is hidden taken out of their texts. */
function redactedAttrs(
  { attrs = {} }: Pick<AdfNode | AdfMark, 'attrs'>,
  { spans, mark }: Hiding,
): { readonly hit: boolean; readonly attrs: Readonly<Record<string, unknown>> } {
  const left: Record<string, unknown> = {};
  let hit = false;
  for (const [name, value] of Object.entries(attrs)) {
    const found = typeof value === 'string' && !TECHNICAL.has(name) && spans([...value]).length > 0;
    left[name] = found ? mark : value;
    hit ||= found;
  }
  return { hit, attrs: left };
}
