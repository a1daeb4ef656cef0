import { diff3Merge } from 'node-diff3';
import * as z from 'zod';
import { type RawNode, rawNode } from '../document/adf-node.ts';
import { cleanDocument } from '../document/clean-document.ts';
import { JIRA } from '../limits.ts';
import { fingerprint } from '../replica/fingerprint.ts';
import type { LocalKind } from './local-kind.ts';

/** Kinds of fields whose texts can be merged. */
export type TextKind = Extract<LocalKind, 'text' | 'richText'>;

export const isTextKind = (kind: LocalKind): kind is TextKind => kind === 'text' || kind === 'richText';

/** A line or a block, with the print that says whether two of them are the same. */
interface Piece {
  readonly print: string;
  readonly part: 'whole' | 'open' | 'close';
  readonly node: unknown;
}

/** Enough to tell the pieces of one text apart. */
const PRINT_LENGTH = 8;

/** Blocks that are taken apart: two people may work in one list or table. */
const HOLDERS = new Set(
  'bulletList orderedList taskList decisionList table panel expand nestedExpand blockquote layoutSection layoutColumn'.split(
    ' ',
  ),
);
/** What stands inside them alone; any other block is told by what of it would cross. */
const PARTS = new Set(['listItem', 'taskItem', 'decisionItem', 'tableRow']);
const DEEPEST = 60;

/** The prints of a text's pieces, one after the other: all that a later merge must know of it. */
export function piecePrints(kind: TextKind, key: string, raw: unknown): string {
  return piecesOf(kind, key, raw)
    .map(({ print }) => print)
    .join('');
}

/**
 * Both edits of a text, from the prints of what both sides had before: lines of a plain text, blocks of a formatted
 * one. Undefined where both changed the same place, or the result would not be a text that Jira takes. `here` keeps
 * what it holds beyond what crosses wherever the piece stands on both sides.
 */
export function mergedText(
  kind: TextKind,
  key: string,
  { base, here, there }: { readonly base: string; readonly here: unknown; readonly there: unknown },
): unknown {
  const mine = piecesOf(kind, key, here);
  const theirs = piecesOf(kind, key, there);
  const pieces = new Map([...theirs, ...mine].map((piece) => [piece.print, piece]));
  const before = base.match(new RegExp(`.{${PRINT_LENGTH}}`, 'g')) ?? [];
  const regions = diff3Merge(printsOf(mine), before, printsOf(theirs), { excludeFalseConflicts: true });
  const merged: Piece[] = [];
  for (const { ok } of regions) {
    if (!ok) return undefined;
    for (const print of ok) {
      const piece = pieces.get(print);
      if (!piece) return undefined;
      merged.push(piece);
    }
  }
  return kind === 'text' ? asLines(merged) : asDocument(merged);
}

const printsOf = (pieces: readonly Piece[]): string[] => pieces.map(({ print }) => print);

function piecesOf(kind: TextKind, key: string, raw: unknown): readonly Piece[] {
  if (kind === 'richText') return blocksOf(key, raw);
  const text = typeof raw === 'string' ? raw.trim() : '';
  const lines = text === '' ? [] : text.split(/\r?\n/);
  return lines.map((node) => ({ print: printOf(key, ['line', node]), part: 'whole', node }));
}

function blocksOf(key: string, raw: unknown): readonly Piece[] {
  const document = z.looseObject({ content: z.array(z.unknown()) }).safeParse(raw);
  return document.success ? document.data.content.flatMap((node) => blockPieces(key, node, 0)) : [];
}

function blockPieces(key: string, value: unknown, depth: number): readonly Piece[] {
  const parsed = rawNode.safeParse(value);
  if (!parsed.success) return [];
  const node = parsed.data;
  if (!HOLDERS.has(node.type) || depth >= DEEPEST)
    return [
      {
        print: printOf(key, ['block', PARTS.has(node.type) ? node.type : '', inner(node)]),
        part: 'whole',
        node: value,
      },
    ];
  const { content = [], ...frame } = node;
  return [
    { print: printOf(key, ['open', node.type]), part: 'open', node: frame },
    ...content.flatMap((child) => blockPieces(key, child, depth + 1)),
    { print: printOf(key, ['close', node.type]), part: 'close', node: node.type },
  ];
}

const sameMention = (mention: { readonly id: string; readonly text: string }) => mention;

/** What of a block counts: what would cross, with the people whom it names. */
function inner(node: RawNode): unknown {
  return cleanDocument({ type: 'doc', content: [node] }, { mention: sameMention })?.content;
}

const printOf = (key: string, value: unknown): string => fingerprint(key, value).slice(0, PRINT_LENGTH);

function asLines(pieces: readonly Piece[]): string | null | undefined {
  const text = pieces.map(({ node }) => node).join('\n');
  if (text.length > JIRA.textCharacters) return undefined;
  return text === '' ? null : text;
}

/** Undefined where a block would begin in one and end in another. */
function asDocument(pieces: readonly Piece[]): unknown {
  const content: unknown[] = [];
  const open: { readonly frame: RawNode; readonly content: unknown[] }[] = [];
  for (const { part, node } of pieces) {
    const into = open.at(-1)?.content ?? content;
    if (part === 'whole') into.push(node);
    else if (part === 'open') {
      const frame = rawNode.safeParse(node);
      if (!frame.success) return undefined;
      open.push({ frame: frame.data, content: [] });
    } else {
      const done = open.pop();
      if (done?.frame.type !== node || done?.content.length === 0) return undefined;
      (open.at(-1)?.content ?? content).push({ ...done?.frame, content: done?.content });
    }
  }
  if (open.length > 0) return undefined;
  const document = { type: 'doc', version: 1, content };
  // Jira counts the stored document, which is never shorter than its text.
  return JSON.stringify(document).length > JIRA.textCharacters * 8 ? undefined : document;
}
