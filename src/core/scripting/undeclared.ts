import type { Identifier, Pattern } from 'acorn';
import { type AnyNode, childrenOf } from './syntax.ts';

/**
 * Names that are used and that nothing declares: neither the script nor `known`. A name counts in the whole function
 * that declares it.
 */
export function undeclared(body: readonly AnyNode[], known: readonly string[]): Identifier[] {
  const found: Identifier[] = [];
  look(body, new Set([...known, ...declaredIn(body)]), found);
  return found;
}

function look(nodes: readonly AnyNode[], names: ReadonlySet<string>, found: Identifier[]): void {
  for (const node of nodes) {
    if (node.type === 'Identifier') {
      if (!names.has(node.name)) found.push(node);
      continue;
    }
    if (isFunction(node)) {
      const own = node.type === 'ArrowFunctionExpression' || !node.id ? [] : [node.id.name];
      const params = node.params.flatMap(namesIn);
      const more = new Set([...names, 'arguments', ...own, ...params, ...declaredIn([node.body])]);
      look(usedIn(node), more, found);
    } else if (node.type === 'CatchClause' && node.param) {
      look(usedIn(node), new Set([...names, ...namesIn(node.param)]), found);
    } else {
      look(usedIn(node), names, found);
    }
  }
}

/** The parts of a node that are not names of members, keys or labels. */
function usedIn(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'MemberExpression':
      return node.computed ? [node.object, node.property] : [node.object];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const key = node.computed ? [node.key] : [];
      return node.value ? [...key, node.value] : key;
    }
    case 'LabeledStatement':
      return [node.body];
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return [];
    default:
      return childrenOf(node);
  }
}

/** Names that a function's own statements declare, however deep they stand. */
function declaredIn(nodes: readonly AnyNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
    if (isFunction(node)) return [];
    if (node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
    const own = node.type === 'VariableDeclaration' ? node.declarations.flatMap(({ id }) => namesIn(id)) : [];
    return [...own, ...declaredIn(childrenOf(node))];
  });
}

function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? namesIn(one) : []));
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'MemberExpression':
      return [];
  }
}

function isFunction(node: AnyNode) {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}
