import type { Call } from '../call.ts';
import { changeIssue, type IssueChange } from '../changes.ts';
import { isObject } from '../fields/field-kind.ts';
import { badRequest, fieldErrors } from '../jira-error.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, IssueType, Project } from '../model.ts';
import { addAdditions } from './additions.ts';
import { chooseType } from './choose-type.ts';
import { chooseParent } from './hierarchy.ts';
import type { IssueInput } from './issue-input.ts';
import { editedProperties } from './issue-properties.ts';
import { maySet, screenOf } from './issue-screens.ts';
import { readFieldInput } from './read-field-input.ts';
import { workflowOf } from './workflow.ts';

/**
 * Edits an issue: values, operations, type, parent, properties. Status is not edited but transitioned. With
 * `override` also fields are written that the edit screen does not show.
 */
export function editIssue(call: Call, issue: Issue, input: IssueInput, override = false): Issue {
  if (!input.fields && !input.update && !input.properties) {
    throw badRequest("one of 'fields' or 'update' required");
  }
  const project = projectOf(call.state, issue);
  const fields = { ...(input.fields ?? {}), ...setOperations(input) };
  const errors: Record<string, string> = {};
  const type = editedType(call, issue, project, fields['issuetype'], errors);
  const parentId = editedParent(call, issue, type, fields, errors);
  if ('project' in fields && !namesProject(fields['project'], project)) {
    errors['project'] = "Field 'project' cannot be set. It is not on the appropriate screen, or unknown.";
  }
  const shown = new Set(screenOf(call, 'edit', project, type.id, issue).map(({ fieldId }) => fieldId));
  const read = readFieldInput(
    {
      call,
      project,
      issueTypeId: type.id,
      issue,
      settable: (fieldId) => maySet(call, fieldId, project, issue) && (override || shown.has(fieldId)),
    },
    input.fields ?? {},
    input.update ?? {},
  );
  if ('summary' in read.values && read.values['summary'] === undefined) {
    read.errors['summary'] ??= 'You must specify a summary of the issue.';
  }
  Object.assign(errors, read.errors);
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  const change: IssueChange = {
    values: read.values,
    ...(type.id === issue.issueTypeId ? {} : { issueTypeId: type.id }),
    ...(parentId === undefined ? {} : { parentId }),
    historyMetadata: input.historyMetadata ?? undefined,
  };
  const changed = changeIssue(call, issue, change);
  addAdditions(call, changed, read.additions);
  return editedProperties(call, changed, input);
}

/** `update: {issuetype: [{set: ...}]}` and the like, for the fields that are read by hand. */
function setOperations(input: IssueInput): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const fieldId of ['issuetype', 'parent', 'project']) {
    for (const operation of input.update?.[fieldId] ?? []) {
      if ('set' in operation) found[fieldId] = operation['set'];
    }
  }
  return found;
}

function editedType(
  call: Call,
  issue: Issue,
  project: Project,
  input: unknown,
  errors: Record<string, string>,
): IssueType {
  const now = call.state.issueTypes.get(issue.issueTypeId);
  if (!now) throw new Error(`Issue ${issue.key} has type ${issue.issueTypeId}, which does not exist.`);
  if (input === undefined) return now;
  const type = chooseType(call, project, input);
  if (typeof type === 'string') {
    errors['issuetype'] = 'The issue type selected is invalid.';
    return now;
  }
  const keepsStatus = workflowOf(call.state, project, type.id).statusIds.includes(issue.statusId);
  if (type.hierarchyLevel !== now.hierarchyLevel || !keepsStatus) {
    errors['issuetype'] = 'The issue type selected is invalid.';
    return now;
  }
  return type;
}

/** The new parent's id, null for none, undefined where the parent stays. */
function editedParent(
  call: Call,
  issue: Issue,
  type: IssueType,
  fields: Readonly<Record<string, unknown>>,
  errors: Record<string, string>,
): string | null | undefined {
  if (!('parent' in fields)) return undefined;
  const choice = chooseParent(call, fields['parent'], type, issue.projectId);
  if (choice.kind === 'parent') return choice.parent?.id ?? null;
  errors[choice.under] = choice.message;
  return undefined;
}

function namesProject(input: unknown, project: Project): boolean {
  return isObject(input) && (input['id'] === project.id || input['key'] === project.key);
}
