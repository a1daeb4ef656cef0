import type { ClauseField, Key, Resolution, ValueKind } from '../clause-field.ts';
import { fail } from '../clause-field.ts';
import type { FunctionOperand } from '../query.ts';
import type { SearchView } from '../search-view.ts';
import { dateFunctions } from './date-functions.ts';
import { issueFunctions } from './issue-functions.ts';
import { ownerFunctions } from './owner-functions.ts';
import { versionFunctions } from './version-functions.ts';

/** A function that may stand where a value may. */
export interface JqlFunction {
  /** As documented, like `currentUser`. */
  readonly name: string;
  /** Shown by auto-completion, like `membersOf("")`. */
  readonly label: string;
  readonly kinds: readonly ValueKind[];
  /** Gives several values, so stands with `in`. */
  readonly list: boolean;
  /** Fewest and most arguments. */
  readonly arguments: readonly [number, number];
  call(
    args: readonly string[],
    view: SearchView,
    field: ClauseField,
  ): readonly Key[] | { readonly problem: string };
}

export const jqlFunctions: readonly JqlFunction[] = [
  ...ownerFunctions,
  ...dateFunctions,
  ...versionFunctions,
  ...issueFunctions,
];

const byName = new Map(jqlFunctions.map((entry) => [entry.name.toLowerCase(), entry]));

export function findFunction(name: string): JqlFunction | undefined {
  return byName.get(name.toLowerCase());
}

export function callFunction(
  operand: FunctionOperand,
  field: ClauseField,
  fieldName: string,
  view: SearchView,
): Resolution {
  const found = findFunction(operand.name);
  if (found === undefined) return fail(`Unable to find JQL function '${operand.text}'.`);
  if (!found.kinds.includes(field.kind)) {
    return fail(
      `A value provided by the function '${operand.name}' is invalid for the field '${fieldName}'.`,
    );
  }
  const count = operand.arguments.length;
  const [least, most] = found.arguments;
  if (count < least || count > most) {
    return fail(argumentMessage(operand.name, least, most, count));
  }
  const result = found.call(operand.arguments, view, field);
  return 'problem' in result ? fail(result.problem) : { keys: result };
}

function argumentMessage(name: string, least: number, most: number, count: number): string {
  if (least === most) return `Function '${name}' expected '${least}' arguments but received '${count}'.`;
  if (most === Number.POSITIVE_INFINITY) {
    return `Function '${name}' expected at least '${least}' arguments but received '${count}'.`;
  }
  return `Function '${name}' expected between '${least}' and '${most}' arguments but received '${count}'.`;
}
