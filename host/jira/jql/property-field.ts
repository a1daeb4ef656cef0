import type { ClauseField, Key } from './clause-field.ts';
import { emptiness, equality, fail, likeness, ordering } from './clause-field.ts';
import { compileInstant, dateProblem } from './date-clause.ts';
import { parseInstant } from './date-literal.ts';
import { findUser } from './find-named.ts';
import { compileKeys } from './key-clause.ts';
import type { FieldClause } from './query.ts';
import type { IssueDocument, PropertyAlias, SearchView } from './search-view.ts';
import { compileText } from './text-clause.ts';

/** Finds what is indexed under a property's path: only what an app has declared can be searched. */
export function propertyField(key: string, path: string, view: SearchView): ClauseField | null {
  const declared = view.aliases.find((entry) => entry.propertyKey === key && entry.path === path);
  return declared === undefined ? null : aliasField(declared, view);
}

/** The field behind a declared value of an entity property. */
export function aliasField(declared: PropertyAlias, view: SearchView): ClauseField {
  const { alias, propertyKey, path, type } = declared;
  const read = ({ issue }: IssueDocument): readonly unknown[] =>
    valuesAt(issue.properties[propertyKey], path);
  const plain: ClauseField = {
    names: alias === null ? [] : [alias.toLowerCase()],
    label: alias ?? `issue.property[${propertyKey}].${path}`,
    kind: type === 'user' ? 'user' : type === 'date' ? 'datetime' : 'property',
    operators: [...equality, ...emptiness],
    resolve: (value) => ({ keys: [value.value] }),
    read: (document) => read(document).filter((value) => typeof value === 'string'),
    sort: (document) => firstKey(read(document)),
  };
  return { ...plain, ...ofType(type, read, view) };
}

function ofType(
  type: PropertyAlias['type'],
  read: (document: IssueDocument) => readonly unknown[],
  _view: SearchView,
): Partial<ClauseField> {
  switch (type) {
    case 'number':
      return {
        operators: [...equality, ...emptiness, ...ordering],
        resolve: (value, name) => {
          const number = Number(value.value);
          return Number.isFinite(number)
            ? { keys: [number] }
            : fail(`Value '${value.value}' for the '${name}' field is not a valid number.`);
        },
        read: (document) => read(document).filter((value) => typeof value === 'number'),
      };
    case 'text':
      return {
        operators: [...likeness, ...emptiness],
        compile: compileText((document) => read(document).filter((value) => typeof value === 'string')),
      };
    case 'date':
      return {
        operators: [...equality, ...emptiness, ...ordering],
        resolve: (value, name, view) => {
          const span = parseInstant(value.value, view);
          return span === null ? fail(dateProblem(value.value, name)) : { keys: [span.start] };
        },
        read: (document) => read(document).flatMap(toInstant),
        compile: compileInstant,
      };
    case 'user':
      return {
        resolve: (value, _, view) => ({ keys: [findUser(value.value, view)?.accountId ?? value.value] }),
      };
    case 'string':
      return {
        operators: [...equality, ...emptiness, ...ordering, ...likeness],
        read: (document) =>
          read(document)
            .filter((value) => typeof value === 'string' || typeof value === 'boolean')
            .map(String),
        compile: (clause: FieldClause, field, scope) =>
          clause.operator === '~' || clause.operator === '!~'
            ? compileText((document, view) => field.read(document, view).map(String))(clause, field, scope)
            : compileKeys(clause, field, scope),
      };
  }
}

function toInstant(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? [] : [time];
}

function firstKey(values: readonly unknown[]): Key | null {
  const [first] = values;
  return typeof first === 'string' || typeof first === 'number' ? first : null;
}

/** The values at a path of dots; a list on the way stands for each of its entries. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
  let reached: readonly unknown[] = [value];
  for (const step of path === '' ? [] : path.split('.')) {
    reached = reached.flatMap(spread).flatMap((entry) => {
      if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, step)) return [];
      return [Object.entries(entry).find(([name]) => name === step)?.[1]];
    });
  }
  return reached.flatMap(spread).filter((entry) => entry !== null && entry !== undefined);
}

const spread = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flatMap(spread) : [value];
