export interface AdfMark {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** A node of a document with every part in place, so that readers need no guards. */
export interface AdfNode {
  readonly type: string;
  readonly text: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly marks: readonly AdfMark[];
  readonly content: readonly AdfNode[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Any stored document as nodes; what is no node becomes an empty one, so that nothing is lost but the nonsense. */
export function readAdf(value: unknown): AdfNode {
  const node = isObject(value) ? value : {};
  return {
    type: typeof node['type'] === 'string' ? node['type'] : '',
    text: typeof node['text'] === 'string' ? node['text'] : '',
    attrs: isObject(node['attrs']) ? node['attrs'] : {},
    marks: list(node['marks']).map(readMark),
    content: list(node['content']).map(readAdf),
  };
}

function readMark(value: unknown): AdfMark {
  const mark = isObject(value) ? value : {};
  return {
    type: typeof mark['type'] === 'string' ? mark['type'] : '',
    attrs: isObject(mark['attrs']) ? mark['attrs'] : {},
  };
}

/** An attribute as text; empty where there is none. */
export function attr(from: AdfNode | AdfMark, name: string): string {
  const value = from.attrs[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Whether a document shows nothing at all: no letter, no media, no mention. */
export function isEmptyAdf(value: unknown): boolean {
  const shows = (node: AdfNode): boolean => {
    if (node.type === 'text') return node.text.trim() !== '';
    if (node.content.length > 0) return node.content.some(shows);
    return ![
      'doc',
      'paragraph',
      'hardBreak',
      'heading',
      'listItem',
      'bulletList',
      'orderedList',
      '',
    ].includes(node.type);
  };
  return !shows(readAdf(value));
}
