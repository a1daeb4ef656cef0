import { type AnyNode, type MemberExpression, parse } from 'acorn';
import type { Side } from './api.ts';
import { asAuthored, type Place } from './place.ts';
import { wrapped } from './prelude.ts';

/** A script as a tree, and where each part of it stands for its author. */
export interface Syntax {
  readonly side: Side;
  /** What stands between the first and the last brace. */
  readonly body: readonly AnyNode[];
  readonly placeOf: (node: { readonly start: number }) => Place;
  readonly textOf: (node: { readonly start: number; readonly end: number }) => string;
}

export type Parsed =
  | { readonly ok: true; readonly syntax: Syntax }
  | { readonly ok: false; readonly message: string; readonly at: Place };

const START: Place = { line: 1, column: 1 };

/** Parses a script as the sandbox will: strict, and as the body of one function. */
export function parseScript(side: Side, script: string): Parsed {
  const text = wrapped(side, script);
  const placeOf = ({ start }: { readonly start: number }): Place =>
    asAuthored(side, positionIn(text, start)) ?? START;
  try {
    const { body } = parse(text, { ecmaVersion: 2023, sourceType: 'script' });
    const [only, more] = body;
    const authored = only?.type === 'ExpressionStatement' ? only.expression : undefined;
    // A brace that closes the function too early would leave the rest outside of it.
    if (!authored || more || authored.type !== 'FunctionExpression')
      return { ok: false, message: 'A closing brace ends the script too early.', at: START };
    const [_strict, ...statements] = authored.body.body;
    return {
      ok: true,
      syntax: { side, body: statements, placeOf, textOf: (node) => text.slice(node.start, node.end) },
    };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { ok: false, message: `${message}.`, at: placeOf({ start: error.pos }) };
  }
}

function positionIn(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Every node below the given ones, parents first, with the way to it: the nearest parent last. */
export function walk(
  nodes: readonly AnyNode[],
  visit: (node: AnyNode, above: readonly AnyNode[]) => void,
  above: readonly AnyNode[] = [],
): void {
  for (const node of nodes) {
    visit(node, above);
    walk(childrenOf(node), visit, [...above, node]);
  }
}

export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flatMap((part: unknown) => (Array.isArray(part) ? part : [part]))
    .filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** `a.b` and `a["b"]`: `b`; undefined where only a run can tell. */
export function memberName({ computed, property }: MemberExpression): string | undefined {
  if (!computed && property.type === 'Identifier') return property.name;
  return computed && property.type === 'Literal' && typeof property.value === 'string'
    ? property.value
    : undefined;
}

/** `issue.customFields["Team"].value`: the names from the front; undefined where one is computed. */
export function chainOf(node: AnyNode): readonly string[] | undefined {
  const plain = node.type === 'ChainExpression' ? node.expression : node;
  if (plain.type === 'Identifier') return [plain.name];
  if (plain.type !== 'MemberExpression') return undefined;
  const front = chainOf(plain.object);
  const name = memberName(plain);
  return front && name !== undefined ? [...front, name] : undefined;
}

export type { AnyNode };
