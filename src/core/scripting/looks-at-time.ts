import { type AnyNode, memberName } from './syntax.ts';

/** Functions of `Date` that give the same whenever they are called. */
const TIMELESS = new Set(['UTC', 'parse']);

/**
 * Whether a name stands for the time or for chance. `Date` handed on, called without `new`, or made of nothing counts,
 * as does any use of `Math` by which `random` could be reached.
 */
export function looksAtTime(node: AnyNode, above: readonly AnyNode[]): boolean {
  if (node.type !== 'Identifier' || (node.name !== 'Date' && node.name !== 'Math')) return false;
  const parent = above.at(-1);
  if (isName(node, parent)) return false;
  const member =
    parent?.type === 'MemberExpression' && parent.object === node ? memberName(parent) : undefined;
  if (node.name === 'Math') return member === undefined || member === 'random';
  if (member !== undefined) return !TIMELESS.has(member);
  if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') return false;
  if (parent?.type !== 'NewExpression' || parent.callee !== node) return true;
  const [first] = parent.arguments;
  return first === undefined || first.type === 'SpreadElement';
}

/** `x.Date` and `{ Date: 1 }` are names of something else. */
function isName(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent?.type === 'MemberExpression') return parent.object !== node && !parent.computed;
  return parent?.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed;
}
