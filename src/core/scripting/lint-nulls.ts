import type { MemberExpression } from 'acorn';
import { scriptShapes } from './api-shapes.ts';
import { type Finding, mark } from './lint-finding.ts';
import { scriptObjects } from './script-api.ts';
import { helperCall } from './static-facts.ts';
import { type AnyNode, chainOf, type Syntax, walk } from './syntax.ts';

/** Fields that Jira fills on every work item, though a script may have to do with one that lacks them. */
const ALWAYS: readonly string[] = ['status', 'issueType', 'summary'];

/** Members of what may be null, read without `?.` and without a look at it before. */
export function nullFindings(syntax: Syntax): Finding[] {
  const found: Finding[] = [];
  walk(syntax.body, (node, above) => {
    if (node.type !== 'MemberExpression' || node.optional || isTarget(node, above.at(-1))) return;
    const what = nullable(node.object);
    if (what === undefined || isGuarded(syntax, syntax.textOf(node.object), node, above)) return;
    const message = `"${what}" may be null, and then the script stops here. Write "?." instead of ".".`;
    found.push(mark(syntax, node, 'may-be-null', message, 'warning'));
  });
  return found;
}

function isTarget(node: MemberExpression, parent: AnyNode | undefined): boolean {
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}

/** How to call a value that may be null; undefined for one that cannot, as far as is known. */
function nullable(node: AnyNode): string | undefined {
  if (node.type === 'CallExpression') {
    const call = helperCall(node);
    return call !== undefined && nullableCalls.has(call) ? `${call}(...)` : undefined;
  }
  if (node.type !== 'MemberExpression' || node.optional) return undefined;
  const [side, name, more] = chainOf(node) ?? [];
  if (side === 'previous' && more === undefined) return undefined;
  if ((side !== 'issue' && side !== 'replica') || name === undefined || more !== undefined) return undefined;
  return nullableFields.has(name) ? `${side}.${name}` : undefined;
}

/** A test around it, or before it in the same condition, speaks of the value; or an exit stands before it. */
function isGuarded(syntax: Syntax, text: string, node: AnyNode, above: readonly AnyNode[]): boolean {
  return (
    above.some((one, at) => {
      const inside = above[at + 1] ?? node;
      if (one.type === 'IfStatement' || one.type === 'ConditionalExpression')
        return one.test !== inside && syntax.textOf(one.test).includes(text);
      if (one.type === 'LogicalExpression')
        return one.right === inside && syntax.textOf(one.left).includes(text);
      if (one.type !== 'BlockStatement') return false;
      return leftBefore(syntax, one.body, node.start, text);
    }) || leftBefore(syntax, syntax.body, node.start, text)
  );
}

/** `if (!x) return` before the place. */
function leftBefore(syntax: Syntax, body: readonly AnyNode[], start: number, text: string): boolean {
  return body.some(
    (one) =>
      one.type === 'IfStatement' &&
      one.end <= start &&
      syntax.textOf(one.test).includes(text) &&
      /^\{?\s*(return|throw|fail)\b/.test(syntax.textOf(one.consequent)),
  );
}

const nullableFields: ReadonlySet<string> = new Set(
  scriptShapes
    .filter(({ name }) => name === 'Issue')
    .flatMap(({ fields }) => fields)
    .filter(({ type, name }) => type.includes('null') && !ALWAYS.includes(name))
    .map(({ name }) => name),
);

const nullableCalls: ReadonlySet<string> = new Set(
  scriptObjects.flatMap(({ name, members }) =>
    members.filter(({ gives }) => gives.includes('null')).map((member) => `${name}.${member.name}`),
  ),
);
