import * as z from 'zod';
import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import type { ClauseField } from '../jql/clause-field.ts';
import { clauseFields, fieldsNamed } from '../jql/field-registry.ts';
import { jqlFunctions } from '../jql/functions/function-registry.ts';
import { reservedWords } from '../jql/reserved-words.ts';
import type { SearchView } from '../jql/search-view.ts';
import { get, post, type Route } from '../route.ts';
import { markMatch } from '../search/mark-match.ts';
import { searchViewOf } from '../search/search-view-of.ts';
import { suggestValues } from '../search/suggest-values.ts';

export const autocompleteRoutes: readonly Route[] = [
  get('/rest/api/3/jql/autocompletedata', (call) => reference(call), { points: 'flat' }),
  post('/rest/api/3/jql/autocompletedata', referenceFor, { points: 'flat' }),
  get('/rest/api/3/jql/autocompletedata/suggestions', suggestions, { points: 'flat' }),
];

const MOST_SUGGESTIONS = 15;

/** Java type by kind of value: how Jira tells which functions fit which fields. */
const types: Partial<Record<ClauseField['kind'], string>> = {
  user: 'com.atlassian.jira.user.ApplicationUser',
  group: 'com.atlassian.crowd.embedded.api.Group',
  project: 'com.atlassian.jira.project.Project',
  category: 'com.atlassian.jira.project.ProjectCategory',
  issuetype: 'com.atlassian.jira.issue.issuetype.IssueType',
  status: 'com.atlassian.jira.issue.status.Status',
  statusCategory: 'com.atlassian.jira.issue.status.category.StatusCategory',
  priority: 'com.atlassian.jira.issue.priority.Priority',
  resolution: 'com.atlassian.jira.issue.resolution.Resolution',
  version: 'com.atlassian.jira.project.version.Version',
  component: 'com.atlassian.jira.bc.project.component.ProjectComponent',
  label: 'com.atlassian.jira.issue.label.Label',
  issue: 'com.atlassian.jira.issue.Issue',
  sprint: 'com.atlassian.greenhopper.service.sprint.Sprint',
  option: 'com.atlassian.jira.issue.customfields.option.Option',
  date: 'java.util.Date',
  datetime: 'java.util.Date',
  number: 'java.lang.Number',
  duration: 'com.atlassian.jira.jql.util.JqlTimetrackingDurationSupport',
  text: 'java.lang.String',
};

const suggested: readonly ClauseField['kind'][] = [
  'user',
  'group',
  'project',
  'category',
  'issuetype',
  'status',
  'statusCategory',
  'priority',
  'resolution',
  'version',
  'component',
  'label',
  'sprint',
  'option',
];

function reference(call: RestCall): Answer {
  const view = searchViewOf(call);
  return ok({
    visibleFieldNames: clauseFields(view).map(describe),
    visibleFunctionNames: jqlFunctions.map((entry) => ({
      value: entry.label,
      displayName: entry.label,
      ...(entry.list ? { isList: 'true' } : {}),
      types: [...new Set(entry.kinds.map((kind) => types[kind] ?? 'java.lang.String'))],
    })),
    jqlReservedWords: reservedWords,
  });
}

const filter = z.strictObject({
  includeCollapsedFields: z.boolean().optional(),
  projectIds: z.array(z.number().int()).optional(),
});

function referenceFor(call: RestCall): Answer {
  call.json(filter);
  return reference(call);
}

function describe(field: ClauseField) {
  const id = field.customId;
  return {
    value: field.label,
    displayName: id === undefined ? field.label : `${field.label.replaceAll('"', '')} - cf[${id}]`,
    ...(id === undefined ? {} : { cfid: `cf[${id}]` }),
    ...(suggested.includes(field.kind) ? { auto: 'true' } : {}),
    ...(field.sort === undefined ? {} : { orderable: 'true' }),
    searchable: field.operators.length > 0 ? 'true' : 'false',
    operators: field.operators,
    types: [types[field.kind] ?? 'java.lang.String'],
  };
}

function suggestions(call: RestCall): Answer {
  const { query } = call;
  const view = searchViewOf(call);
  const name = query.get('fieldName') ?? '';
  const predicate = query.get('predicateName');
  const wanted = (predicate === null ? query.get('fieldValue') : query.get('predicateValue')) ?? '';
  const byUser = predicate?.toLowerCase() === 'by';
  const fields = byUser ? fieldNamed('assignee', view) : fieldNamed(name, view);
  const values = fields.flatMap((field) => suggestValues(field, view));
  const lower = wanted.toLowerCase();
  const results = values
    .filter(({ name: text, value }) => [text, value].some((word) => word.toLowerCase().includes(lower)))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name: text, value }) => ({ value, displayName: markMatch(text, wanted) }));
  return ok({ results });
}

function fieldNamed(name: string, view: SearchView): readonly ClauseField[] {
  return fieldsNamed({ name, text: name, property: null }, view);
}
