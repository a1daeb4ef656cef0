import * as z from 'zod';
import { type AdfDocument, type AdfNode, paragraph, type RawNode, rawNode, textNode } from './adf-node.ts';
import { cleanBlockMarks, cleanTextMarks } from './allowed-marks.ts';
import { type NodeRule, ruleFor } from './allowed-nodes.ts';
import { documentText, standIn } from './document-text.ts';

/** Deeper than any document that a person makes; what lies below is kept as text. */
const maxDepth = 60;

/** A person named in a text. */
export interface Mention {
  /** An account id on a site, a reference between two sites. */
  readonly id: string;
  /** With the sign before the name. */
  readonly text: string;
}

/** What becomes of nodes that mean something else on every site. */
export interface Cleaning {
  /** The same person as the reader knows them; undefined: nobody, and the name stays as plain text. */
  readonly mention?: (mention: Mention) => Mention | undefined;
}

const mentionAttrs = z.looseObject({ id: z.string().min(1), text: z.string().max(300).default('') });

const rawDocument = z.looseObject({ type: z.literal('doc'), content: z.array(z.unknown()) });

/**
 * A document that may leave this site or enter it: only nodes, marks and attributes that Jira's schema knows, with
 * only the children it allows. What does not fit becomes text at its place, so that nothing vanishes unseen:
 * media become "[attachment: name]", mentions "@Name", unknown blocks their text. Cleaning twice changes nothing.
 * Undefined: not a document at all.
 */
export function cleanDocument(value: unknown, how: Cleaning = {}): AdfDocument | undefined {
  const parsed = rawDocument.safeParse(value);
  if (!parsed.success) return undefined;
  const rule = ruleFor('doc');
  if (!rule) return undefined;
  return { type: 'doc', version: 1, content: cleanChildren(how, 'doc', rule, parsed.data.content, 0) };
}

function cleanChildren(
  how: Cleaning,
  parent: string,
  rule: NodeRule,
  children: readonly unknown[],
  depth: number,
): readonly AdfNode[] {
  const kept: AdfNode[] = [];
  for (const child of children) {
    const parsed = rawNode.safeParse(child);
    if (!parsed.success) continue;
    kept.push(...cleanNode(how, parent, rule, parsed.data, depth));
  }
  return mergeTexts(kept);
}

function cleanNode(
  how: Cleaning,
  parent: string,
  parentRule: NodeRule,
  node: RawNode,
  depth: number,
): readonly AdfNode[] {
  const mention = node.type === 'mention' ? mentionIn(how, parentRule, node) : undefined;
  if (mention) return [mention];
  const allowed = parentRule.children?.has(node.type) ?? false;
  if (allowed && node.type === 'text') {
    if (!node.text) return [];
    return [textNode(node.text, parent === 'codeBlock' ? [] : cleanTextMarks(node.marks ?? []))];
  }
  const rule = ruleFor(node.type);
  if (!allowed || !rule || depth >= maxDepth) return degrade(how, parent, parentRule, node, depth);
  const attrs = rule.attrs?.safeParse(node.attrs ?? {});
  if (attrs && !attrs.success) return degrade(how, parent, parentRule, node, depth);
  const content = contentOf(how, node, rule, depth);
  if (content === 'cannot-be-filled') return degrade(how, parent, parentRule, node, depth);
  const marks = cleanBlockMarks(node.type, parent, node.marks ?? []);
  return [
    {
      type: node.type,
      ...(attrs && Object.keys(attrs.data).length > 0 ? { attrs: attrs.data } : {}),
      ...(content.length > 0 || needsContent(node.type, rule) ? { content } : {}),
      ...(marks.length > 0 ? { marks } : {}),
    },
  ];
}

function mentionIn({ mention }: Cleaning, parentRule: NodeRule, node: RawNode): AdfNode | undefined {
  const attrs = mentionAttrs.safeParse(node.attrs);
  // Mentions stand wherever dates and emojis do.
  if (!mention || !attrs.success || !parentRule.children?.has('date')) return undefined;
  const found = mention({ id: attrs.data.id, text: attrs.data.text });
  return found && { type: 'mention', attrs: { id: found.id, text: found.text } };
}

function contentOf(
  how: Cleaning,
  node: RawNode,
  rule: NodeRule,
  depth: number,
): readonly AdfNode[] | 'cannot-be-filled' {
  if (!rule.children) return [];
  const content = cleanChildren(how, node.type, rule, node.content ?? [], depth + 1);
  if (content.length >= (rule.atLeast ?? 0))
    return node.type === 'layoutSection' ? content.slice(0, 3) : content;
  return rule.children.has('paragraph') && rule.atLeast === 1 ? [paragraph()] : 'cannot-be-filled';
}

function needsContent(type: string, rule: NodeRule): boolean {
  return rule.atLeast !== undefined || type === 'tableRow';
}

/** What cannot stand at its place: its children where they may stand here themselves, else its text. */
function degrade(
  how: Cleaning,
  parent: string,
  parentRule: NodeRule,
  node: RawNode,
  depth: number,
): readonly AdfNode[] {
  const allowed = parentRule.children;
  if (!allowed) return [];
  if (depth < maxDepth && node.content && node.type !== 'caption') {
    const label = standIn(node);
    const inner = cleanChildren(how, parent, parentRule, node.content, depth + 1);
    if (inner.length > 0)
      return label === undefined || label === '' ? inner : [...place(label, parent, allowed), ...inner];
  }
  const text = documentText(node);
  return text === '' ? [] : place(text, parent, allowed);
}

/** Puts a text where only certain children may stand. */
function place(text: string, parent: string, allowed: ReadonlySet<string>): readonly AdfNode[] {
  if (allowed.has('text')) return [textNode(text)];
  if (allowed.has('paragraph')) return [paragraph(textNode(text))];
  const [only] = allowed;
  const rule = only === undefined ? undefined : ruleFor(only);
  if (only === undefined || !rule || parent === 'layoutSection') return [];
  return cleanNode(
    {},
    parent,
    { children: allowed },
    { type: only, attrs: attrsFor(only), content: [{ type: 'text', text }] },
    0,
  );
}

function attrsFor(type: string): Record<string, unknown> {
  if (type === 'taskItem') return { state: 'TODO' };
  if (type === 'decisionItem') return { state: 'DECIDED' };
  return {};
}

/** Neighbouring texts with the same marks are one text: Jira joins them too, and a fingerprint must not notice. */
function mergeTexts(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const merged: AdfNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (
      node.type === 'text' &&
      last?.type === 'text' &&
      JSON.stringify(node.marks) === JSON.stringify(last.marks)
    ) {
      merged[merged.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else merged.push(node);
  }
  return merged;
}
