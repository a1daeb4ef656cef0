import type { Call } from '../call.ts';
import { screenMetadata } from '../issues/field-metadata.ts';
import { maySet } from '../issues/issue-screens.ts';
import { isAvailable } from '../issues/workflow.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, Transition } from '../model.ts';
import { statusBean } from './metadata.ts';

/** A transition as it is offered for an issue; with `fields`, the metadata of its screen. */
export function transitionBean(
  call: Call,
  issue: Issue,
  transition: Transition,
  withFields: boolean,
): Record<string, unknown> {
  const status = call.state.statuses.get(transition.to);
  return {
    id: transition.id,
    name: transition.name,
    ...(status ? { to: statusBean(call, status) } : {}),
    hasScreen: transition.screen.length > 0,
    isGlobal: transition.from.length === 0,
    isInitial: false,
    isAvailable: isAvailable(call, issue, transition),
    isConditional: (transition.conditions ?? []).length > 0,
    isLooped: transition.to === issue.statusId,
    ...(withFields ? { fields: screenFields(call, issue, transition) } : {}),
  };
}

function screenFields(call: Call, issue: Issue, transition: Transition): Record<string, unknown> {
  const project = projectOf(call.state, issue);
  const type = call.state.issueTypes.get(issue.issueTypeId);
  if (!type) return {};
  const shown = transition.screen.filter(({ fieldId }) => maySet(call, fieldId, project, issue));
  return Object.fromEntries(screenMetadata({ call, project, type }, shown));
}
