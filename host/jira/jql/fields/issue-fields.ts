import type { ClauseField, Resolution } from '../clause-field.ts';
import { absent, emptiness, equality, fail, ordering } from '../clause-field.ts';
import type { ValueOperand } from '../query.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import { storedIds } from '../stored-values.ts';

/** By key, or by id where only digits are written. */
export function resolveIssue(value: ValueOperand, name: string, view: SearchView): Resolution {
  const text = value.value;
  if (/^\d+$/.test(text)) {
    const document = view.documentById(text);
    if (document !== undefined) return { keys: [document.issue.id] };
    return {
      problem: { message: `An issue with ID '${text}' does not exist for field '${name}'.`, missing: true },
    };
  }
  if (!/^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(text))
    return fail(`The issue key '${text}' for field '${name}' is invalid.`);
  const document = view.documentByKey(text.toUpperCase());
  if (document !== undefined) return { keys: [document.issue.id] };
  return {
    problem: { message: `An issue with key '${text}' does not exist for field '${name}'.`, missing: true },
  };
}

/** Keys of one project in the order of their numbers; issues of different projects cannot be compared. */
function compareIssues(left: string | number, right: string | number, view: SearchView): number {
  const a = view.documentById(String(left))?.issue;
  const b = view.documentById(String(right))?.issue;
  if (a === undefined || b === undefined || a.projectId !== b.projectId) return Number.NaN;
  return issueNumber(a.key) - issueNumber(b.key);
}

const issueNumber = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1));

/** Sorts keys by project, then by number. */
export function keyOrder(key: string): string {
  const dash = key.lastIndexOf('-');
  return `${key.slice(0, dash)}-${key.slice(dash + 1).padStart(12, '0')}`;
}

const parentOf = ({ issue }: IssueDocument): readonly string[] => {
  if (issue.parentId !== null) return [issue.parentId];
  return [];
};

/** The fields that hold an epic, on sites that still have the field of that name. */
const epicOf = (document: IssueDocument, view: SearchView): readonly string[] => {
  const field = view.fields.find(({ schema }) => schema.custom?.endsWith(':gh-epic-link') === true);
  const linked = field === undefined ? [] : storedIds(document.issue, field.id);
  if (linked.length > 0) return linked;
  const [parent] = parentOf(document);
  const type = view.issueTypes.find(({ id }) => id === document.issue.issueTypeId);
  return parent !== undefined && type?.subtask !== true ? [parent] : [];
};

/** The direction as this issue shows it, and the name of the type for questions that know no direction. */
function linkTypeWords({ links, issue }: IssueDocument, view: SearchView): readonly string[] {
  return links.flatMap((link) => {
    const type = view.linkTypes.find(({ id }) => id === link.typeId);
    if (type === undefined) return [];
    const outward = link.inwardIssueId === issue.id;
    return [`name:${type.name.toLowerCase()}`, (outward ? type.outward : type.inward).toLowerCase()];
  });
}

export const issueFields: readonly ClauseField[] = [
  {
    names: ['key', 'issuekey', 'issue', 'id', 'workitemkey'],
    label: 'issuekey',
    kind: 'issue',
    operators: [...equality, ...emptiness, ...ordering],
    resolve: resolveIssue,
    read: ({ issue }) => [issue.id],
    compare: compareIssues,
    sort: ({ issue }) => keyOrder(issue.key),
  },
  {
    names: ['parent'],
    label: 'parent',
    kind: 'issue',
    operators: [...equality, ...emptiness],
    resolve: resolveIssue,
    read: parentOf,
    sort: ({ issue }, view) => {
      const parent = issue.parentId === null ? undefined : view.documentById(issue.parentId);
      return parent === undefined ? null : keyOrder(parent.issue.key);
    },
  },
  {
    names: ['epic link', 'parentepic'],
    label: '"Epic Link"',
    kind: 'issue',
    operators: [...equality, ...emptiness],
    resolve: resolveIssue,
    read: epicOf,
    sort: (document, view) => {
      const [id] = epicOf(document, view);
      const epic = id === undefined ? undefined : view.documentById(id);
      return epic === undefined ? null : keyOrder(epic.issue.key);
    },
  },
  {
    names: ['hierarchylevel'],
    label: 'hierarchyLevel',
    kind: 'number',
    operators: [...equality, ...ordering],
    resolve: (value, name) =>
      /^-?\d+$/.test(value.value)
        ? { keys: [Number(value.value)] }
        : fail(`Value '${value.value}' for the '${name}' field is not a valid number.`),
    read: ({ issue }, view) =>
      view.issueTypes.flatMap((type) => (type.id === issue.issueTypeId ? [type.hierarchyLevel] : [])),
  },
  {
    names: ['issuelinktype', 'worklinktype'],
    label: 'issueLinkType',
    kind: 'linktype',
    operators: [...equality, ...emptiness],
    resolve: (value, name, view) => {
      const wanted = value.value.toLowerCase();
      const directed = view.linkTypes.some((type) =>
        [type.inward, type.outward].some((word) => word.toLowerCase() === wanted),
      );
      if (directed) return { keys: [wanted] };
      const named = view.linkTypes.some((type) => type.name.toLowerCase() === wanted);
      return named ? { keys: [`name:${wanted}`] } : absent(value, name);
    },
    read: linkTypeWords,
  },
  {
    names: ['attachments'],
    label: 'attachments',
    kind: 'attachment',
    operators: emptiness,
    resolve: (value, name) =>
      fail(`The field '${name}' can only be compared with EMPTY; remove '${value.value}'.`),
    read: ({ attachments }) => attachments.map(({ id }) => id),
  },
  {
    names: ['rank'],
    label: 'rank',
    kind: 'number',
    operators: [],
    resolve: (value, name) => absent(value, name),
    read: () => [],
    sort: ({ issue }) => issue.rank,
  },
];
