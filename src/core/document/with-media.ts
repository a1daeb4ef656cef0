import * as z from 'zod';
import { type RawNode, rawNode } from './adf-node.ts';

/** A picture as a block of its own, and inside a line where it stood in one. */
export interface ShownFile {
  readonly block?: RawNode;
  readonly inline?: RawNode;
}

/** A file of the issue that a text may show. */
export interface TextFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
}

/** What of an issue stands behind the words that a text has for its files. */
export type FileNamed = (name: string) => ShownFile | undefined;

/** How documents that cross name a file that they show (document-text.ts). */
const NAMED = /\[attachment: ([^\]\r\n]{1,255})\]/;
const DEEPEST = 60;

/** Where a picture may stand as a block. */
const HOLDS_PICTURES = new Set(
  'doc listItem tableCell tableHeader layoutColumn expand nestedExpand'.split(' '),
);

const alone = z.tuple([z.object({ type: z.literal('text'), text: z.string() })]);
const withAlt = z.looseObject({ alt: z.string() });

/** Whether a value holds words that may stand for a file. */
export function namesFiles(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('[attachment: ');
}

/**
 * The document with files shown where it names them. Read again it crosses as the same document: a file that is
 * shown leaves as its name.
 */
export function withMedia<T>(document: T, find: FileNamed): T {
  const parsed = rawNode.safeParse(document);
  if (!parsed.success || !namesFiles(document)) return document;
  return { ...document, ...contentWithMedia(parsed.data, find, 0) };
}

function contentWithMedia(node: RawNode, find: FileNamed, depth: number): { content?: readonly unknown[] } {
  const { content } = node;
  if (!content || depth > DEEPEST || node.type === 'codeBlock') return content ? { content } : {};
  const shown = content.flatMap((child): unknown[] => {
    const parsed = rawNode.safeParse(child);
    if (!parsed.success) return [child];
    const only = parsed.data.type === 'paragraph' ? alone.safeParse(parsed.data.content) : undefined;
    const name = only?.success ? wholeName(only.data[0].text) : undefined;
    const block = name !== undefined && HOLDS_PICTURES.has(node.type) ? find(name)?.block : undefined;
    if (block) return [block];
    if (parsed.data.type === 'text') return inlineMedia(parsed.data, find);
    return [{ ...parsed.data, ...contentWithMedia(parsed.data, find, depth + 1) }];
  });
  return { content: shown };
}

function wholeName(text: string): string | undefined {
  const found = NAMED.exec(text.trim());
  return found?.[0] === text.trim() ? found[1] : undefined;
}

/** A text taken apart where it names a file that can stand in a line. */
function inlineMedia(node: RawNode, find: FileNamed): unknown[] {
  const text = node.text ?? '';
  const found = NAMED.exec(text);
  const inline = found?.[1] === undefined ? undefined : find(found[1])?.inline;
  if (!found || !inline) return [node];
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return [
    ...(before === '' ? [] : [{ ...node, text: before }]),
    inline,
    ...(after === '' ? [] : inlineMedia({ ...node, text: after }, find)),
  ];
}

/** The files that a document of this site shows, as it shows them: what comes back by name is shown so again. */
function shownIn(document: unknown): ReadonlyMap<string, ShownFile> {
  const found = new Map<string, ShownFile>();
  collect(document, undefined, found, 0);
  return found;
}

function collect(
  value: unknown,
  parent: RawNode | undefined,
  found: Map<string, ShownFile>,
  depth: number,
): void {
  const parsed = rawNode.safeParse(value);
  if (!parsed.success || depth > DEEPEST) return;
  const node = parsed.data;
  const named = withAlt.safeParse(node.attrs);
  if (named.success && node.type === 'mediaInline')
    found.set(named.data.alt, { ...found.get(named.data.alt), inline: node });
  if (named.success && node.type === 'media' && parent) {
    // A caption crosses as a line of its own and stands there already.
    const { marks: _marks, ...frame } = parent;
    found.set(named.data.alt, { ...found.get(named.data.alt), block: { ...frame, content: [node] } });
  }
  for (const child of node.content ?? []) collect(child, node, found, depth + 1);
}

/** A picture among the files, shown from where this site serves it. */
function asPicture(siteUrl: string, { id, name, mime }: TextFile): ShownFile | undefined {
  if (!mime.startsWith('image/')) return undefined;
  const url = `${siteUrl.replace(/\/$/, '')}/rest/api/3/attachment/content/${id}`;
  const media = { type: 'media', attrs: { type: 'external', url, alt: name } };
  return { block: { type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] } };
}

/** Files by their names: as the text has shown them before, else the newest picture of the name. */
export function filesByName(before: unknown, files: readonly TextFile[], siteUrl: string): FileNamed {
  const shown = shownIn(before);
  return (name) => {
    const file = files.findLast((one) => one.name === name);
    return shown.get(name) ?? (file && asPicture(siteUrl, file));
  };
}
