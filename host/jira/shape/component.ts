import type { Call } from '../call.ts';
import type { Component, Project } from '../model.ts';
import { can } from '../permissions.ts';
import { self } from './link.ts';
import { userRef } from './user.ts';

type AssigneeType = Component['assigneeType'];

/** A component in full, with who really gets its issues. */
export function componentBean(call: Call, component: Component): Record<string, unknown> {
  const project = call.state.projects.get(component.projectId);
  const nominal = assigneeOf(component, project, component.assigneeType);
  const isValid =
    component.assigneeType === 'UNASSIGNED' || (nominal !== null && isAssignable(call, nominal, project));
  const realType: AssigneeType = isValid ? component.assigneeType : 'PROJECT_DEFAULT';
  const real = assigneeOf(component, project, realType);
  return {
    self: self(call, `component/${component.id}`),
    id: component.id,
    name: component.name,
    ...(component.description === '' ? {} : { description: component.description }),
    ...(component.leadAccountId === null ? {} : { lead: userRef(call, component.leadAccountId) }),
    assigneeType: component.assigneeType,
    ...(nominal === null ? {} : { assignee: userRef(call, nominal) }),
    realAssigneeType: realType,
    ...(real === null ? {} : { realAssignee: userRef(call, real) }),
    isAssigneeTypeValid: isValid,
    ...(project === undefined ? {} : { project: project.key, projectId: Number(project.id) }),
  };
}

function assigneeOf(component: Component, project: Project | undefined, type: AssigneeType): string | null {
  switch (type) {
    case 'COMPONENT_LEAD':
      return component.leadAccountId;
    case 'PROJECT_LEAD':
      return project?.leadAccountId ?? null;
    case 'PROJECT_DEFAULT':
      return project?.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null;
    case 'UNASSIGNED':
      return null;
  }
}

function isAssignable(call: Call, accountId: string, project: Project | undefined): boolean {
  return can({ state: call.state, principal: { kind: 'user', accountId } }, 'ASSIGNABLE_USER', { project });
}
