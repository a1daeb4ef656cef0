import type { CallExpression } from 'acorn';
import { looksAtTime } from './looks-at-time.ts';
import { scriptObjects } from './script-api.ts';
import { type AnyNode, chainOf, memberName, type Syntax, walk } from './syntax.ts';

/** What a script can be seen to do without running it. */
export interface StaticFacts {
  /** `issue.summary`, `issue.customFields.Team`; `issue.*` where it may read anything. */
  readonly reads: readonly string[];
  /** `replica.summary`, `issue.customFields.Team`. */
  readonly writes: readonly string[];
  /** Helper functions that it calls. */
  readonly calls: readonly string[];
  /** It looks at the time or throws dice: without any edit it can come to something else. */
  readonly alwaysRun: boolean;
}

const sides = new Set(['issue', 'replica', 'previous']);
/** Functions that the sandbox does by itself: what they are given they may read. */
const insideCalls: ReadonlySet<string> = new Set(
  scriptObjects.flatMap(({ name, members }) =>
    members.filter(({ by }) => by === 'inside').map((member) => `${name}.${member.name}`),
  ),
);
const objects = new Set(scriptObjects.map(({ name }) => name));

export function staticFacts({ body }: Syntax): StaticFacts {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const calls = new Set<string>();
  let alwaysRun = false;
  walk(body, (node, above) => {
    if (node.type === 'CallExpression') {
      const call = helperCall(node);
      if (call) {
        calls.add(call);
        for (const read of readByHelper(call, node)) reads.add(read);
      }
    }
    alwaysRun ||= looksAtTime(node, above);
    if (node.type !== 'Identifier' || !sides.has(node.name)) return;
    const parent = above.at(-1);
    if (parent?.type === 'MemberExpression' && parent.object !== node && !parent.computed) return;
    if (parent?.type === 'Property' && parent.key === node && !parent.shorthand) return;
    if (parent?.type === 'CallExpression' && helperCall(parent)) return;
    const { path, isWrite } = pathFrom(node.name, above);
    (isWrite ? writes : reads).add(path);
  });
  return { reads: [...reads], writes: [...writes], calls: [...calls], alwaysRun };
}

/** `nodeHelper.getPriority` for a call of it; undefined for any other call. */
export function helperCall({ callee }: CallExpression): string | undefined {
  const chain = chainOf(callee);
  return chain?.length === 2 && objects.has(chain[0] ?? '') ? chain.join('.') : undefined;
}

/** The field that stands behind the name of a side, and whether it is given a value. */
function pathFrom(side: string, above: readonly AnyNode[]): { path: string; isWrite: boolean } {
  const names: string[] = [side];
  let at = above.length - 1;
  for (; at >= 0 && names.length < 3; at -= 1) {
    const node = above[at];
    if (node?.type === 'ChainExpression') continue;
    if (node?.type !== 'MemberExpression') break;
    if (names.length === 2 && names[1] !== 'customFields' && names[1] !== 'customKeys') break;
    names.push(memberName(node) ?? '*');
  }
  // What comes after the field, as `.value`, belongs to it.
  while (above[at]?.type === 'MemberExpression' || above[at]?.type === 'ChainExpression') at -= 1;
  const target = above[at + 1];
  const user = above[at];
  const isWrite = user?.type === 'AssignmentExpression' && user.left === target && user.operator === '=';
  const path = names.length === 1 ? `${side}.*` : names.join('.');
  return { path, isWrite };
}

/** Fields of a side that a function reads which is given the whole side. */
function readByHelper(call: string, { arguments: args }: CallExpression): string[] {
  switch (call) {
    case 'commentHelper.mergeComments':
      return ['replica.comments'];
    case 'attachmentHelper.mergeAttachments':
      return ['replica.attachments'];
    case 'workLogHelper.mergeWorkLogs':
      return ['replica.workLogs'];
    case 'nodeHelper.getHtmlField': {
      const field = args[1];
      return field?.type === 'Literal'
        ? [`issue.${field.value}`, `issue.customFields.${field.value}`]
        : ['issue.*'];
    }
    default:
      return insideCalls.has(call) ? args.flatMap(wholeSide) : [];
  }
}

/** A side that is handed to a function which works on it in the sandbox, as `debug.log` does. */
function wholeSide(node: AnyNode): string[] {
  return node.type === 'Identifier' && sides.has(node.name) ? [`${node.name}.*`] : [];
}
