import { adfToHtml } from '../adf/adf-to-html.ts';
import type { Call } from '../call.ts';
import { isRichText, kindOf } from '../fields/kind-of.ts';
import { editMetadata } from '../issues/field-metadata.ts';
import { screenOf } from '../issues/issue-screens.ts';
import { transitionsOf } from '../issues/workflow.ts';
import { projectOf } from '../lookup.ts';
import type { Field, Issue } from '../model.ts';
import { can } from '../permissions.ts';
import { changeBean, changesOf } from './changelog.ts';
import { commentBean, visibleComments } from './comment.ts';
import { fieldValue } from './field-values.ts';
import { issueOperations } from './issue-operations.ts';
import type { IssueView } from './issue-view.ts';
import { renderTime } from './rendered-time.ts';
import { transitionBean } from './transition.ts';
import { callerTimeZone } from './user.ts';

/** How many changes an issue carries in `changelog`; the rest is read page by page. */
const CHANGELOG_PART = 100;

type Expansion = (call: Call, issue: Issue, fields: readonly Field[]) => unknown;

const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  renderedFields: (call, issue, fields) =>
    Object.fromEntries(fields.map((field) => [field.id, renderedValue(call, issue, field)])),
  names: (_call, _issue, fields) => Object.fromEntries(fields.map((field) => [field.id, field.name])),
  schema: (_call, _issue, fields) => Object.fromEntries(fields.map((field) => [field.id, field.schema])),
  transitions: (call, issue) =>
    transitionsOf(call, issue).map((transition) => transitionBean(call, issue, transition, false)),
  operations: (call, issue) => issueOperations(call, issue),
  editmeta,
  changelog: (call, issue) => {
    const all = changesOf(call, issue).reverse();
    const histories = all.slice(0, CHANGELOG_PART).map((entry) => changeBean(call, entry));
    return { startAt: 0, maxResults: histories.length, total: all.length, histories };
  },
  versionedRepresentations: (call, issue, fields) =>
    Object.fromEntries(fields.map((field) => [field.id, { '1': fieldValue(call, issue, field) ?? null }])),
};

/** The parts of an issue that `expand` adds; unknown names add nothing. */
export function issueExpansions(
  call: Call,
  issue: Issue,
  fields: readonly Field[],
  { expand }: IssueView,
): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const [name, expansion] of Object.entries(EXPANSIONS)) {
    if (expand.has(name)) parts[name] = expansion(call, issue, fields);
  }
  return parts;
}

function editmeta(call: Call, issue: Issue): unknown {
  const project = projectOf(call.state, issue);
  const type = call.state.issueTypes.get(issue.issueTypeId);
  if (!type || !can(call, 'EDIT_ISSUES', { issue })) return { fields: {} };
  return {
    fields: editMetadata({ call, project, type, issue }, screenOf(call, 'edit', project, type.id, issue)),
  };
}

/** HTML of rich text, times as a person reads them; null for fields that need no rendering. */
function renderedValue(call: Call, issue: Issue, field: Field): unknown {
  if (isRichText(field)) return adfToHtml(issue.values[field.id]);
  const zone = callerTimeZone(call);
  if (field.id === 'created' || field.id === 'updated') return renderTime(issue[field.id], zone);
  if (field.id === 'comment') {
    const comments = visibleComments(call, issue).map((comment) => ({
      ...commentBean(call, comment),
      body: adfToHtml(comment.body),
      created: renderTime(comment.created, zone),
      updated: renderTime(comment.updated, zone),
    }));
    return { comments, maxResults: comments.length, total: comments.length, startAt: 0 };
  }
  const stored = issue.values[field.id];
  if (field.schema.type === 'datetime' && typeof stored === 'number') return renderTime(stored, zone);
  const kind = kindOf(field);
  if (field.schema.type === 'date' && kind) return kind.log(stored, call.state, field).text;
  return null;
}
