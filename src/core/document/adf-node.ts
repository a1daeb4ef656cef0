import * as z from 'zod';

/** Any node of a document before it is judged: the shape all nodes of the Atlassian Document Format share. */
export interface RawNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly unknown[] | undefined;
  readonly marks?: readonly unknown[] | undefined;
  readonly text?: string | undefined;
}

export const rawNode: z.ZodType<RawNode> = z.looseObject({
  type: z.string().max(60),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).optional(),
  text: z.string().optional(),
});

/** A node that core made or has judged. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
}

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** The whole document, as Jira's REST v3 reads and writes rich text. */
export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Half a character, which no server stores alike, becomes the sign that stands for one. */
export function textNode(raw: string, marks: readonly AdfMark[] = []): AdfNode {
  const text = raw.replace(halfCharacter, '\ufffd');
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

export function paragraph(...content: readonly AdfNode[]): AdfNode {
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}
