import type { ClauseField, Scope, Test } from './clause-field.ts';
import { never, refuse } from './clause-field.ts';
import { operandText } from './parse-query.ts';
import type { FieldClause } from './query.ts';
import type { IssueDocument, SearchView } from './search-view.ts';
import { indexText, matchesText, parseText, type TextIndex } from './text-match.ts';

/** The texts of an issue that a field searches. */
export type TextReader = (document: IssueDocument, view: SearchView) => readonly string[];

/** Compiles `~`, `!~` and emptiness over texts. An issue without any text matches neither `~` nor `!~`. */
export function compileText(read: TextReader) {
  return (clause: FieldClause, _: ClauseField, scope: Scope): Test => {
    const { operand, operator } = clause;
    const name = clause.field.name;
    const texts = (document: IssueDocument) => read(document, scope.view).filter((text) => text !== '');
    if (operand === null || operand.type === 'list' || operand.type === 'function') {
      const text = operand === null ? '' : operandText(operand);
      const kind = operand?.type === 'list' ? 'list ' : '';
      return refuse(
        scope,
        `Operator '${operator}' does not support the ${kind}value '${text}' for field '${name}'.`,
      );
    }
    if (operator === 'is' || operator === 'is not' || operand.type === 'empty') {
      const wanted = operator === 'is not' || operator === '!~';
      return (document) => texts(document).length > 0 === wanted;
    }
    const query = parseText(operand.value);
    if ('problem' in query) {
      refuse(
        scope,
        query.problem === 'wildcard'
          ? `The text query '${operand.value}' for field '${name}' is not allowed to start with character '${query.character}'.`
          : `The field '${name}' does not support searching for an empty string.`,
      );
      return never;
    }
    const indexes = new WeakMap<IssueDocument, TextIndex>();
    return (document) => {
      const held = texts(document);
      if (held.length === 0) return false;
      const index = indexes.get(document) ?? indexText(held);
      indexes.set(document, index);
      return matchesText(query, index) === (operator === '~');
    };
  };
}
