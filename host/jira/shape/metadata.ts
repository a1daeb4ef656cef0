import type { Call } from '../call.ts';
import type { Component, IssueType, NamedValue, Project, SecurityLevel, Status, Version } from '../model.ts';
import { formatTime } from '../time-format.ts';
import { avatarUrls, self } from './link.ts';
import { callerTimeZone, userRef } from './user.ts';

/** The small shapes that issues carry: project, type, status, priority, resolution, version, component. */

export const STATUS_CATEGORIES = {
  undefined: { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

export function statusCategoryBean(call: Call, key: keyof typeof STATUS_CATEGORIES): Record<string, unknown> {
  const category = STATUS_CATEGORIES[key];
  return { self: self(call, `statuscategory/${category.id}`), ...category };
}

export function statusBean(call: Call, status: Status): Record<string, unknown> {
  return {
    self: self(call, `status/${status.id}`),
    description: status.description,
    iconUrl: `${call.jira.baseUrl}/`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryBean(call, status.category),
  };
}

const TYPE_AVATARS: Record<string, number> = { Bug: 10303, Story: 10315, Task: 10318, Epic: 10307 };

export function issueTypeBean(call: Call, type: IssueType): Record<string, unknown> {
  const avatarId = TYPE_AVATARS[type.name] ?? (type.subtask ? 10316 : 10300);
  return {
    self: self(call, `issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    iconUrl: `${call.jira.baseUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${avatarId}?size=medium`,
    name: type.name,
    subtask: type.subtask,
    avatarId,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function projectRef(call: Call, project: Project): Record<string, unknown> {
  return {
    self: self(call, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: avatarUrls(call, 'project', '10400'),
  };
}

export function priorityBean(call: Call, priority: NamedValue): Record<string, unknown> {
  return {
    self: self(call, `priority/${priority.id}`),
    iconUrl: `${call.jira.baseUrl}${priority.iconPath ?? '/images/icons/priorities/medium.svg'}`,
    name: priority.name,
    id: priority.id,
  };
}

export function resolutionBean(call: Call, resolution: NamedValue): Record<string, unknown> {
  return {
    self: self(call, `resolution/${resolution.id}`),
    id: resolution.id,
    description: resolution.description,
    name: resolution.name,
  };
}

/** A version as a field value shows it. */
export function versionRef(call: Call, version: Version): Record<string, unknown> {
  return {
    self: self(call, `version/${version.id}`),
    id: version.id,
    ...(version.description === '' ? {} : { description: version.description }),
    name: version.name,
    archived: version.archived,
    released: version.released,
    ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
  };
}

/** A component as a field value shows it. */
export function componentRef(call: Call, component: Component): Record<string, unknown> {
  return {
    self: self(call, `component/${component.id}`),
    id: component.id,
    name: component.name,
    ...(component.description === '' ? {} : { description: component.description }),
  };
}

export function securityLevelBean(call: Call, level: SecurityLevel): Record<string, unknown> {
  return {
    self: self(call, `securitylevel/${level.id}`),
    id: level.id,
    description: level.description,
    name: level.name,
  };
}

/** A time stamp in the caller's zone. */
export function timeBean(call: Call, at: number): string {
  return formatTime(at, callerTimeZone(call));
}

export function maybeUser(call: Call, accountId: unknown): Record<string, unknown> | null {
  return typeof accountId === 'string' ? userRef(call, accountId) : null;
}
