import { type Finding, mark } from './lint-finding.ts';
import { helperCall } from './static-facts.ts';
import { type AnyNode, chainOf, type Syntax, walk } from './syntax.ts';

/** Conditions that assign, and values looked up by name that nothing stands in for where there are none. */
export function conditionFindings(syntax: Syntax): Finding[] {
  const found: Finding[] = [];
  const maps = literalMaps(syntax.body);
  walk(syntax.body, (node) => {
    for (const test of testsOf(node))
      if (test.type === 'AssignmentExpression' && test.operator === '=')
        found.push(
          mark(
            syntax,
            test,
            'assigns-in-condition',
            'This assigns a value instead of comparing it. Write "===".',
          ),
        );
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') return;
    const [side] = chainOf(node.left) ?? [];
    if (side !== 'issue' && side !== 'replica') return;
    const what = withoutOtherwise(node.right, maps);
    if (what === undefined) return;
    const message = `${what} may have nothing for this value. Say what counts then: add "?? ..." behind it.`;
    found.push(mark(syntax, node.right, 'no-match', message, 'warning'));
  });
  return found;
}

/** Conditions, and the parts of those that are joined by && and ||. */
function testsOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ConditionalExpression':
      return partsOf(node.test);
    case 'ForStatement':
      return node.test ? partsOf(node.test) : [];
    default:
      return [];
  }
}

function partsOf(test: AnyNode): readonly AnyNode[] {
  if (test.type === 'LogicalExpression') return [...partsOf(test.left), ...partsOf(test.right)];
  return test.type === 'UnaryExpression' ? partsOf(test.argument) : [test];
}

/** Constants that hold an object written out: maps from one word to another. */
function literalMaps(body: readonly AnyNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  walk(body, (node) => {
    if (
      node.type === 'VariableDeclarator' &&
      node.id.type === 'Identifier' &&
      node.init?.type === 'ObjectExpression'
    )
      found.add(node.id.name);
  });
  return found;
}

function withoutOtherwise(value: AnyNode, maps: ReadonlySet<string>): string | undefined {
  const plain = value.type === 'ChainExpression' ? value.expression : value;
  if (plain.type === 'MemberExpression' && plain.computed && plain.property.type !== 'Literal') {
    const [first, ...rest] = chainOf(plain.object) ?? [];
    if (first === 'tables' && rest.length === 1) return 'The table';
    return first !== undefined && rest.length === 0 && maps.has(first) ? `"${first}"` : undefined;
  }
  if (plain.type !== 'CallExpression') return undefined;
  const call = helperCall(plain);
  return call && byName.has(call) ? `"${call}"` : undefined;
}

/** Look-ups of things that have a name on both sides, and need not have the same. */
const byName: ReadonlySet<string> = new Set(
  [
    'Priority',
    'Resolution',
    'Status',
    'IssueType',
    'Version',
    'Component',
    'SecurityLevel',
    'Option',
    'CascadingSelect',
  ].map((thing) => `nodeHelper.get${thing}`),
);
