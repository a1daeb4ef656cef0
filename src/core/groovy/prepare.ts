import { Refused } from './place.ts';
import type { Translation } from './translation.ts';
import type { Expression, FunctionStatement, Statement } from './tree.ts';
import { ANY, typeDeclared } from './value-type.ts';
import { walk } from './walk.ts';
import { writeShared } from './write-statement.ts';

/** Where names are declared that the script writes without declaring them: before its first letter. */
const BEFORE_ALL = -1;

/**
 * Declares what a script may use before it is declared: its functions, and names that it writes without declaring
 * them. Gives the lines that declare the latter, but for those that are declared where they are written first.
 */
export function prepare(translation: Translation, statements: readonly Statement[]): readonly string[] {
  const functions = statements.filter((one): one is FunctionStatement => one.is === 'function');
  for (const one of functions) {
    const alone = functions.filter(({ name }) => name === one.name).length === 1;
    if (!alone || !passedAsThemselves(one, statements)) continue;
    if (one.parameters.some(({ initial }) => initial !== undefined))
      translation.scope.defaulted.add(one.name);
    const of = typeDeclared(one.gives) ?? ANY;
    quietly(() =>
      translation.scope.declare(one.start, one.name, {
        is: 'closure',
        nullable: false,
        of: { ...of, nullable: true },
      }),
    );
  }
  const declared = declaredIn(statements);
  const firsts = firstWords(statements);
  const lines: string[] = [];
  for (const name of translation.writes.signs.keys()) {
    if (declared.has(name) || translation.scope.given(name) !== undefined || translation.scope.find(name))
      continue;
    const first = statements.find(
      (one) =>
        one.is === 'expression' && one.value.is === 'assign' && isNameAt(one.value.target, name, firsts),
    );
    if (first !== undefined) translation.shared.add(name);
    else quietly(() => lines.push(writeShared(translation, BEFORE_ALL, name, undefined)));
  }
  return lines;
}

function isNameAt(target: Expression, name: string, firsts: ReadonlyMap<string, number>): boolean {
  return target.is === 'name' && target.name === name && firsts.get(name) === target.start;
}

function firstWords(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  walk(statements, (node) => {
    if (node.is !== 'name') return;
    firsts.set(node.name, Math.min(firsts.get(node.name) ?? node.start, node.start));
  });
  return firsts;
}

function declaredIn(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>(['it']);
  walk(statements, (node) => {
    if (node.is === 'declare') for (const { name } of node.names) names.add(name);
    if (node.is === 'for') names.add(node.name);
    if (node.is === 'try' && node.caught !== undefined) names.add(node.caught.name);
    if (node.is === 'closure' || node.is === 'function')
      for (const { name } of node.parameters ?? []) names.add(name);
  });
  return names;
}

/** A parameter that is called `issue` or `replica` must be given that and nothing else. */
function passedAsThemselves(
  { name, parameters }: FunctionStatement,
  statements: readonly Statement[],
): boolean {
  let alike = true;
  walk(statements, (node) => {
    if (node.is !== 'call' || node.callee.is !== 'name' || node.callee.name !== name) return;
    parameters.forEach((one, index) => {
      if (one.name !== 'issue' && one.name !== 'replica') return;
      const given = node.args[index];
      if (given?.is !== 'name' || given.name !== one.name) alike = false;
    });
  });
  return alike;
}

/** A name that cannot be declared is refused where it is used. */
function quietly(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
