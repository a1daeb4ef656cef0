import type { Call } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { badRequest, JiraError } from '../jira-error.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, Transition } from '../model.ts';
import { isHolder } from '../permissions.ts';
import { addAdditions } from './additions.ts';
import type { IssueInput } from './issue-input.ts';
import { editedProperties } from './issue-properties.ts';
import { maySet } from './issue-screens.ts';
import { readFieldInput } from './read-field-input.ts';
import { isAvailable, transitionsOf } from './workflow.ts';

/** Moves an issue along a transition, with the fields of its screen and a comment. Throws JiraError. */
export function transitionIssue(call: Call, issue: Issue, input: IssueInput): Issue {
  const id = input.transition?.id;
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const transition = transitionsOf(call, issue).find((candidate) => candidate.id === String(id));
  if (!transition || !isAvailable(call, issue, transition))
    throw badRequest(`Transition id '${id}' is not valid for this issue.`);
  if (!call.state.statuses.has(transition.to)) {
    throw new JiraError(409, [`The status of transition '${transition.name}' does not exist any more.`]);
  }
  const project = projectOf(call.state, issue);
  const screen = new Set(transition.screen.map(({ fieldId }) => fieldId));
  const read = readFieldInput(
    {
      call,
      project,
      issueTypeId: issue.issueTypeId,
      issue,
      settable: (fieldId) => screen.has(fieldId) && maySet(call, fieldId, project, issue),
    },
    input.fields ?? {},
    input.update ?? {},
  );
  const values = { ...outcomeOf(call, issue, transition), ...read.values };
  for (const { fieldId, required } of transition.screen) {
    const value = fieldId in values ? values[fieldId] : issue.values[fieldId];
    if (!required || value !== undefined || read.errors[fieldId] !== undefined) continue;
    read.errors[fieldId] = `${call.state.fields.get(fieldId)?.name ?? fieldId} is required.`;
  }
  validate(call, issue, transition, values, read.errors);
  const changed = changeIssue(call, issue, {
    values,
    statusId: transition.to,
    historyMetadata: input.historyMetadata ?? undefined,
  });
  addAdditions(call, changed, read.additions);
  return editedProperties(call, changed, input);
}

/** Screen and validators together: every field that is wrong is named at once. Throws JiraError. */
function validate(
  call: Call,
  issue: Issue,
  { validators = [] }: Transition,
  values: Readonly<Record<string, unknown>>,
  errors: Record<string, string>,
): void {
  const messages: string[] = [];
  for (const validator of validators) {
    if (validator.type === 'holder') {
      const held = isHolder(call, validator.holder, projectOf(call.state, issue), issue);
      if (!held) messages.push(validator.message);
      continue;
    }
    const { fieldId, message } = validator;
    const value = fieldId in values ? values[fieldId] : issue.values[fieldId];
    if (value === undefined)
      errors[fieldId] ??= message ?? `${call.state.fields.get(fieldId)?.name ?? fieldId} is required.`;
  }
  if (messages.length + Object.keys(errors).length > 0) throw new JiraError(400, messages, errors);
}

/** What the transition sets by itself: its own values, and a resolution that fits the new status category. */
function outcomeOf(call: Call, issue: Issue, transition: Transition): Record<string, unknown> {
  const { state } = call;
  const isDone = (statusId: string) => state.statuses.get(statusId)?.category === 'done';
  const leavesDone = isDone(issue.statusId) && !isDone(transition.to);
  const settings = state.settings.get('settings');
  const asks = transition.screen.some(({ fieldId }) => fieldId === 'resolution');
  const byDefault = asks && issue.values['resolution'] === undefined ? settings?.defaultResolutionId : null;
  return {
    ...(leavesDone ? { resolution: undefined } : {}),
    ...(byDefault ? { resolution: byDefault } : {}),
    ...transition.sets,
  };
}
