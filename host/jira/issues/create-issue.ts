import { followApprovals } from '../../service/approvals/follow-approvals.ts';
import type { Call } from '../call.ts';
import { mirrorEpic } from '../fields/epic-mirror.ts';
import { isObject } from '../fields/field-kind.ts';
import { emitIssueCreated } from '../issue-events.ts';
import { badRequest, fieldErrors, JiraError } from '../jira-error.ts';
import { canSeeProject, findProject } from '../lookup.ts';
import type { Issue, IssueType, Project, ScreenField } from '../model.ts';
import { can } from '../permissions.ts';
import { addAdditions } from './additions.ts';
import { chooseType } from './choose-type.ts';
import { chooseParent } from './hierarchy.ts';
import type { IssueInput } from './issue-input.ts';
import { readProperties } from './issue-properties.ts';
import { screenOf } from './issue-screens.ts';
import { type FieldInputResult, readFieldInput } from './read-field-input.ts';
import { transitionIssue } from './transition-issue.ts';
import { workflowOf } from './workflow.ts';

interface Target {
  readonly project: Project;
  readonly type: IssueType;
}

/** Creates an issue, with its properties, its first transition and what `update` adds. Throws JiraError. */
export function createIssue(call: Call, input: IssueInput): Issue {
  const fields = input.fields ?? {};
  if (!input.fields && !input.update) throw badRequest("one of 'fields' or 'update' required");
  const { project, type } = chooseTarget(call, fields);
  const screen = screenOf(call, 'create', project, type.id);
  const shown = new Set(screen.map(({ fieldId }) => fieldId));
  const read = readFieldInput(
    { call, project, issueTypeId: type.id, settable: (fieldId) => shown.has(fieldId) },
    fields,
    input.update ?? {},
  );
  const parent = chooseParent(call, fields['parent'], type, project.id);
  if (parent.kind === 'refused') read.errors[parent.under] ??= parent.message;
  const values = withDefaults(call, screen, read);
  requireFilled(call, screen, values, fields, read);
  if (Object.keys(read.errors).length > 0) throw fieldErrors(read.errors);
  const issue = store(call, project, type, {
    values,
    parentId: parent.kind === 'parent' ? (parent.parent?.id ?? null) : null,
    properties: readProperties(input.properties ?? []),
  });
  followApprovals(call.state, undefined, issue, call.now);
  emitIssueCreated(call, issue);
  addAdditions(call, issue, read.additions);
  const transitionId = input.transition?.id;
  if (transitionId !== undefined) transitionIssue(call, issue, { transition: { id: transitionId } });
  return call.state.issues.get(issue.id) ?? issue;
}

function chooseTarget(call: Call, fields: Readonly<Record<string, unknown>>): Target {
  const named = isObject(fields['project'])
    ? (fields['project']['id'] ?? fields['project']['key'])
    : undefined;
  const project = named === undefined ? undefined : findProject(call.state, String(named));
  const errors: Record<string, string> = {};
  if (!project || !canSeeProject(call, project)) {
    errors['project'] = 'Specify a valid project ID or key';
    if (fields['issuetype'] === undefined) errors['issuetype'] = 'Specify an issue type';
    throw fieldErrors(errors);
  }
  if (project.state === 'archived') throw fieldErrors({ project: `Project '${project.key}' is archived.` });
  if (!can(call, 'CREATE_ISSUES', { project })) {
    throw new JiraError(403, ['You do not have permission to create issues in this project.']);
  }
  const type = chooseType(call, project, fields['issuetype']);
  if (typeof type === 'string') throw fieldErrors({ issuetype: type });
  return { project, type };
}

/** Values a new issue gets without being asked: reporter, priority, and what the screen says. */
function withDefaults(
  call: Call,
  screen: readonly ScreenField[],
  read: FieldInputResult,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { fieldId, defaultValue } of screen) {
    if (defaultValue !== undefined) values[fieldId] = defaultValue;
  }
  if (call.accountId !== null) values['reporter'] = call.accountId;
  const priority = call.state.settings.get('settings')?.defaultPriorityId;
  if (priority) values['priority'] = priority;
  for (const [fieldId, value] of Object.entries(read.values)) {
    if (value === undefined) delete values[fieldId];
    else values[fieldId] = value;
  }
  return values;
}

function requireFilled(
  call: Call,
  screen: readonly ScreenField[],
  values: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  read: FieldInputResult,
): void {
  for (const { fieldId, required } of screen) {
    if (!required || fieldId === 'project' || fieldId === 'issuetype' || fieldId === 'parent') continue;
    if (values[fieldId] !== undefined || read.errors[fieldId] !== undefined) continue;
    const name = call.state.fields.get(fieldId)?.name ?? fieldId;
    if (fieldId === 'summary') read.errors[fieldId] = 'You must specify a summary of the issue.';
    else if (!(fieldId === 'timetracking' && given[fieldId])) read.errors[fieldId] = `${name} is required.`;
  }
}

interface NewIssue {
  readonly values: Record<string, unknown>;
  readonly parentId: string | null;
  readonly properties: Record<string, unknown>;
}

function store(call: Call, project: Project, type: IssueType, created: NewIssue): Issue {
  const { state } = call;
  const number = project.lastIssueNumber + 1;
  state.projects.put({ ...project, lastIssueNumber: number });
  const id = state.nextId('issue');
  const creatorId = call.accountId ?? project.leadAccountId;
  const issue: Issue = {
    id,
    key: `${project.key}-${number}`,
    projectId: project.id,
    issueTypeId: type.id,
    statusId: workflowOf(state, project, type.id).initialStatusId,
    parentId: created.parentId,
    created: call.now,
    updated: call.now,
    creatorId,
    values: { ...created.values, statuscategorychangedate: call.now },
    properties: created.properties,
    watcherIds: call.principal.kind === 'user' ? [creatorId] : [],
    voterIds: [],
    rank: `0|i${Number(id).toString(36).padStart(5, '0')}:`,
    archived: false,
    formerKeys: [],
  };
  return state.issues.put(mirrorEpic(state, { parentId: created.parentId, values: {} }, issue));
}
