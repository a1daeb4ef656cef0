import type { Component, Version } from '../../model.ts';
import type { ClauseField } from '../clause-field.ts';
import { absent, emptiness, equality, fail, likeness, ordering, past } from '../clause-field.ts';
import { compileKeys } from '../key-clause.ts';
import type { FieldClause } from '../query.ts';
import type { SearchView } from '../search-view.ts';
import { storedIds } from '../stored-values.ts';
import { idsNamed } from './named-fields.ts';

/** Versions that the asker can see. */
function visibleVersions(view: SearchView): readonly Version[] {
  return view.versions.filter((version) => view.projects.some(({ id }) => id === version.projectId));
}

/** Orders versions of one project; versions of different projects cannot be compared. */
export function compareVersions(left: string | number, right: string | number, view: SearchView): number {
  const a = view.versions.find(({ id }) => id === left);
  const b = view.versions.find(({ id }) => id === right);
  if (a === undefined || b === undefined || a.projectId !== b.projectId) return Number.NaN;
  return a.sequence - b.sequence;
}

export const resolveVersion: ClauseField['resolve'] = (value, name, view) => {
  const keys = idsNamed(visibleVersions(view), value);
  return keys.length === 0 ? absent(value, name) : { keys };
};

/** `~` on versions matches whole names, with `*` and `?`. */
export const compileVersion: NonNullable<ClauseField['compile']> = (clause, field, scope) => {
  const { operator, operand } = clause;
  if (operator !== '~' && operator !== '!~') return compileKeys(clause, field, scope);
  if (operand?.type !== 'value')
    return compileKeys({ ...clause, operator: operator === '~' ? '=' : '!=' }, field, scope);
  const source = operand.value
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`, 'iu');
  const keys = new Set(
    visibleVersions(scope.view).flatMap(({ id, name }) => (pattern.test(name) ? [id] : [])),
  );
  return (document) => {
    const held = field.read(document, scope.view);
    return held.length > 0 && held.some((key) => keys.has(String(key))) === (operator === '~');
  };
};

function versionField(
  names: readonly string[],
  label: string,
  fieldId: string,
  history?: string,
): ClauseField {
  return {
    names,
    label,
    kind: 'version',
    operators: [...equality, ...emptiness, ...ordering, ...likeness, ...(history === undefined ? [] : past)],
    resolve: resolveVersion,
    read: ({ issue }) => storedIds(issue, fieldId),
    compare: compareVersions,
    compile: compileVersion,
    sort: ({ issue }, view) => {
      const sequences = storedIds(issue, fieldId).flatMap((id) =>
        view.versions.filter((version) => version.id === id),
      );
      return sequences.length === 0 ? null : Math.min(...sequences.map(({ sequence }) => sequence));
    },
    ...(history === undefined ? {} : { history }),
  };
}

function visibleComponents(view: SearchView): readonly Component[] {
  return view.components.filter((component) => view.projects.some(({ id }) => id === component.projectId));
}

/** A label, or a word of such a kind: any word is a valid question. */
export const resolveLabel: ClauseField['resolve'] = (value, name) =>
  /\s/.test(value.value)
    ? fail(`The label '${value.value}' contains spaces which is invalid for the field '${name}'.`)
    : { keys: [value.value.toLowerCase()] };

const isPrefix = (clause: FieldClause): boolean =>
  clause.operand?.type === 'value' && /[*]/.test(clause.operand.value);

export const compileLabel: NonNullable<ClauseField['compile']> = (clause, field, scope) => {
  const { operand, operator } = clause;
  if (!isPrefix(clause) || operand?.type !== 'value') {
    return compileKeys(
      { ...clause, operator: operator === '~' ? '=' : operator === '!~' ? '!=' : operator },
      field,
      scope,
    );
  }
  const source = operand.value
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replaceAll('*', '.*');
  const pattern = new RegExp(`^${source}$`, 'u');
  const positive = operator === '=' || operator === '~';
  return (document) => {
    const held = field.read(document, scope.view);
    return held.length > 0 && held.some((key) => pattern.test(String(key))) === positive;
  };
};

export const listFields: readonly ClauseField[] = [
  versionField(['fixversion'], 'fixVersion', 'fixVersions', 'Fix Version'),
  versionField(['affectedversion', 'affectsversion'], 'affectedVersion', 'versions'),
  {
    names: ['component'],
    label: 'component',
    kind: 'component',
    operators: [...equality, ...emptiness, ...likeness],
    resolve: (value, name, view) => {
      const keys = idsNamed(visibleComponents(view), value);
      return keys.length === 0 ? absent(value, name) : { keys };
    },
    read: ({ issue }) => storedIds(issue, 'components'),
    compile: (clause, field, scope) => {
      const { operator, operand } = clause;
      if ((operator !== '~' && operator !== '!~') || operand?.type !== 'value')
        return compileKeys(clause, field, scope);
      const wanted = operand.value.toLowerCase().replaceAll('*', '');
      const keys = new Set(
        visibleComponents(scope.view).flatMap(({ id, name }) =>
          name.toLowerCase().includes(wanted) ? [id] : [],
        ),
      );
      return (document) => {
        const held = storedIds(document.issue, 'components');
        return held.length > 0 && held.some((id) => keys.has(id)) === (operator === '~');
      };
    },
    sort: ({ issue }, view) => {
      const names = storedIds(issue, 'components').flatMap((id) =>
        view.components.filter((entry) => entry.id === id),
      );
      return names.map(({ name }) => name.toLowerCase()).sort()[0] ?? null;
    },
  },
  {
    names: ['labels'],
    label: 'labels',
    kind: 'label',
    operators: [...equality, ...emptiness, ...likeness],
    resolve: resolveLabel,
    read: ({ issue }) => storedIds(issue, 'labels').map((label) => label.toLowerCase()),
    compile: compileLabel,
    sort: ({ issue }) => [...storedIds(issue, 'labels')].sort()[0]?.toLowerCase() ?? null,
  },
];
