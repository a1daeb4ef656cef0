/** A node of a UI Kit page as tests see it: reconciled ones, and elements that stand in props, alike. */
export interface PageNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly PageNode[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a ForgeDoc; what is no node gives none. */
export function nodesOf(value: unknown): PageNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', props: { text: String(value) }, children: [] }];
  }
  if (!isRecord(value) || typeof value['type'] !== 'string' || !isRecord(value['props'])) return [];
  const { children, ...props } = value['props'];
  const inProps = Object.values(props).flatMap((prop) => (holdsElements(prop) ? nodesOf(prop) : []));
  return [{ type: value['type'], props, children: [...nodesOf(value['children'] ?? children), ...inProps] }];
}

function holdsElements(prop: unknown): boolean {
  return Array.isArray(prop) ? prop.some(holdsElements) : isRecord(prop) && '$$typeof' in prop;
}

export function allNodes(node: PageNode): PageNode[] {
  return [node, ...node.children.flatMap(allNodes)];
}

const spoken = ['text', 'title', 'header', 'description', 'label', 'placeholder'];

/** What a person reads of a node and those below it. */
export function textOf(node: PageNode): string {
  const own = spoken
    .map((name) => node.props[name])
    .filter((text) => typeof text === 'string' || typeof text === 'number');
  return [...own, ...node.children.map(textOf)].join(' ').replace(/\s+/g, ' ').trim();
}
