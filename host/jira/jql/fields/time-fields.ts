import type { ClauseField } from '../clause-field.ts';
import { emptiness, equality, fail, ordering } from '../clause-field.ts';
import { compileDay, compileInstant, resolveInstant } from '../date-clause.ts';
import { parseWork } from '../date-literal.ts';
import type { ValueOperand } from '../query.ts';
import type { IssueDocument, SearchView } from '../search-view.ts';
import { storedNumber, storedText } from '../stored-values.ts';

export function instantField(
  names: readonly string[],
  label: string,
  read: (document: IssueDocument, view: SearchView) => number | null,
): ClauseField {
  return {
    names,
    label,
    kind: 'datetime',
    operators: [...equality, ...emptiness, ...ordering],
    resolve: resolveInstant,
    read: (document, view) => {
      const time = read(document, view);
      return time === null ? [] : [time];
    },
    compile: compileInstant,
    sort: read,
    direction: 'DESC',
  };
}

export function dayField(names: readonly string[], label: string, fieldId: string): ClauseField {
  return {
    names,
    label,
    kind: 'date',
    operators: [...equality, ...emptiness, ...ordering],
    resolve: resolveInstant,
    read: ({ issue }) => {
      const day = storedText(issue, fieldId);
      return day === null ? [] : [day];
    },
    compile: compileDay,
    sort: ({ issue }) => storedText(issue, fieldId),
    direction: 'DESC',
  };
}

export function numberField(
  names: readonly string[],
  label: string,
  read: (document: IssueDocument) => number | null,
): ClauseField {
  return {
    names,
    label,
    kind: 'number',
    operators: [...equality, ...emptiness, ...ordering],
    resolve: (value, name) => {
      const number = value.value.trim() === '' ? Number.NaN : Number(value.value);
      return Number.isFinite(number)
        ? { keys: [number] }
        : fail(`Value '${value.value}' for the '${name}' field is not a valid number.`);
    },
    read: (document) => {
      const number = read(document);
      return number === null ? [] : [number];
    },
    sort: read,
    direction: 'DESC',
  };
}

function duration(names: readonly string[], label: string, fieldId: string): ClauseField {
  const field = numberField(names, label, ({ issue }) => storedNumber(issue, fieldId));
  return {
    ...field,
    kind: 'duration',
    resolve: (value: ValueOperand, name: string) => {
      const seconds = parseWork(value.value);
      return seconds === null
        ? fail(
            `Duration value '${value.value}' for field '${name}' is invalid. Use a period like '4w 2d' or a number of minutes.`,
          )
        : { keys: [seconds] };
    },
  };
}

/** Work done in percent of what was planned; empty without a plan. */
function workRatio({ issue }: IssueDocument): number | null {
  const planned = storedNumber(issue, 'timeoriginalestimate');
  if (planned === null || planned === 0) return null;
  return Math.floor(((storedNumber(issue, 'timespent') ?? 0) * 100) / planned);
}

function statusCategoryChanged({ issue, changes }: IssueDocument, view: SearchView): number {
  const categoryOf = (id: string | null) => view.statuses.find((status) => status.id === id)?.category;
  let latest = issue.created;
  for (const change of changes) {
    const moved = change.items.some(
      (item) => item.field === 'status' && categoryOf(item.from) !== categoryOf(item.to),
    );
    if (moved) latest = Math.max(latest, change.created);
  }
  return latest;
}

export const timeFields: readonly ClauseField[] = [
  instantField(['created', 'createddate'], 'created', ({ issue }) => issue.created),
  instantField(['updated', 'updateddate'], 'updated', ({ issue }) => issue.updated),
  instantField(['resolved', 'resolutiondate'], 'resolved', ({ issue }) =>
    storedNumber(issue, 'resolutiondate'),
  ),
  instantField(['lastviewed'], 'lastViewed', ({ issue }, view) => view.viewed.get(issue.id) ?? null),
  instantField(['statuscategorychangeddate'], 'statusCategoryChangedDate', statusCategoryChanged),
  dayField(['due', 'duedate'], 'due', 'duedate'),
  {
    ...instantField(['worklogdate'], 'worklogDate', () => null),
    read: ({ worklogs }) => worklogs.map(({ started }) => started),
  },
  duration(['originalestimate', 'timeoriginalestimate'], 'originalEstimate', 'timeoriginalestimate'),
  duration(['remainingestimate', 'timeestimate'], 'remainingEstimate', 'timeestimate'),
  duration(['timespent'], 'timespent', 'timespent'),
  {
    ...numberField(['workratio'], 'workRatio', workRatio),
    operators: [...equality, ...ordering, ...emptiness],
  },
];
