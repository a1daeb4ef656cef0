import type { Expression, Statement } from './tree.ts';

type Node = Expression | Statement;

/** Visits a node and all in it; `into` false leaves out what is in closures. */
export function walk(root: unknown, visit: (node: Node) => void, into = true): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) continue;
    if (isNode(one)) {
      visit(one);
      if (!into && one.is === 'closure') continue;
    }
    const within: unknown[] = Object.values(one);
    for (let at = within.length - 1; at >= 0; at -= 1) open.push(within[at]);
  }
}

function isNode(value: object): value is Node {
  return 'is' in value && typeof value.is === 'string';
}

/** Whether a closure without parameters speaks of `it`. */
export function usesIt(body: readonly Statement[]): boolean {
  let found = false;
  const look = (node: Node): void => {
    if (node.is === 'name' && node.name === 'it') found = true;
  };
  const open: unknown[] = [...body];
  while (open.length > 0 && !found) {
    walk(
      open.pop(),
      (node) => {
        look(node);
        // A closure with names of its own may still mean the `it` around it.
        if (node.is === 'closure' && node.parameters !== undefined) open.push(...node.body);
      },
      false,
    );
  }
  return found;
}

/** What a script does to its names anywhere. */
export interface Writes {
  readonly signs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly names: ReadonlySet<string>;
  /** All that is assigned to a name. */
  readonly values: ReadonlyMap<string, readonly Expression[]>;
}

export function writesIn(statements: readonly Statement[]): Writes {
  const signs = new Map<string, Set<string>>();
  const values = new Map<string, Expression[]>();
  const names = new Set<string>();
  walk(statements, (node) => {
    if (node.is === 'name') names.add(node.name);
    if (node.is === 'function') names.add(node.name);
    if (node.is === 'step' && node.value.is === 'name') put(signs, node.value.name, node.sign);
    if (node.is === 'assign' && node.target.is === 'name') {
      put(signs, node.target.name, node.sign);
      values.set(node.target.name, [...(values.get(node.target.name) ?? []), node.value]);
    }
  });
  return { signs, names, values };
}

function put(map: Map<string, Set<string>>, name: string, sign: string): void {
  map.set(name, (map.get(name) ?? new Set()).add(sign));
}
