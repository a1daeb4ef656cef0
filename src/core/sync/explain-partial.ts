import { explainCode } from '../fields/explain-code.ts';
import { valueText } from '../fields/value-text.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { fieldInWords } from '../workflow/explain-obstacle.ts';
import { shownValue } from '../workflow/shown-value.ts';
import type { Reason } from '../workflow/writing.ts';

/** Why values of the peer's were set aside before Jira was asked: which value, of which field, and what to do. */
export function explainPartial(
  rules: Pick<CompiledRules, 'incoming'>,
  fields: ReplicaFields,
  partial: Readonly<Record<string, PartialCode>>,
): Readonly<Record<string, Reason>> {
  const reasons: Record<string, Reason> = {};
  for (const [path, code] of Object.entries(partial)) {
    const { name, member } = splitPath(path);
    const field = rules.incoming.find((rule) => rule.path === name)?.field;
    const where = fieldInWords(name, field);
    const value = member ?? wordsOf(fields[path]);
    const { why, next } = explainCode(code);
    reasons[path] = {
      why:
        value === undefined
          ? `The field ${where} was not written: ${why}.`
          : `"${shownValue(value)}" was not written to the field ${where}: ${why}.`,
      next,
    };
  }
  return reasons;
}

function wordsOf(value: ReplicaFields[string] | undefined): string | undefined {
  return value === undefined || value.kind === 'unreadable' ? undefined : valueText(value);
}
