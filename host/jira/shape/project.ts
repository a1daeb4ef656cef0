import type { Call } from '../call.ts';
import type { IssueType, Project } from '../model.ts';
import { can } from '../permissions.ts';
import type { ProjectCategory } from '../site-model.ts';
import { componentBean } from './component.ts';
import { self } from './link.ts';
import { issueTypeBean, projectRef, timeBean } from './metadata.ts';
import { userRef } from './user.ts';
import { versionBean } from './version.ts';

export function categoryBean(call: Call, category: ProjectCategory): Record<string, unknown> {
  const { id, name, description } = category;
  return { self: self(call, `projectCategory/${id}`), id, name, description };
}

/** A project as lists show it, with what `expand` adds. */
export function projectListBean(
  call: Call,
  project: Project,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectRef(call, project),
    ...categoryPart(call, project),
    style: project.style,
    isPrivate: false,
    properties: {},
    ...setAsidePart(call, project),
    ...(expand.has('description') ? { description: project.description } : {}),
    ...(expand.has('lead') ? { lead: userRef(call, project.leadAccountId) } : {}),
    ...(expand.has('issueTypes')
      ? { issueTypes: typesOf(call, project).map((type) => issueTypeBean(call, type)) }
      : {}),
    ...(expand.has('url') && project.url !== undefined ? { url: project.url } : {}),
    ...(expand.has('insight') ? { insight: insight(call, project) } : {}),
    ...expansions(call, project, expand),
  };
}

/** A project in full. */
export function projectBean(
  call: Call,
  project: Project,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const roles = call.state.roles
    .all()
    .map(({ id, name }) => [name, self(call, `project/${project.id}/role/${id}`)]);
  const components = call.state.components.by('project', project.id);
  const versions = call.state.versions.by('project', project.id).sort((a, b) => a.sequence - b.sequence);
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectRef(call, project),
    description: project.description,
    lead: userRef(call, project.leadAccountId),
    components: components.map((component) => componentBean(call, component)),
    issueTypes: typesOf(call, project).map((type) => issueTypeBean(call, type)),
    ...(project.url === undefined ? {} : { url: project.url }),
    assigneeType: project.assigneeType ?? 'UNASSIGNED',
    versions: versions.map((version) => versionBean(call, version)),
    roles: Object.fromEntries(roles),
    ...categoryPart(call, project),
    style: project.style,
    isPrivate: false,
    properties: {},
    ...setAsidePart(call, project),
    ...(expand.has('insight') ? { insight: insight(call, project) } : {}),
    ...expansions(call, project, expand),
  };
}

export function typesOf(call: Call, project: Project): IssueType[] {
  return project.issueTypeIds.flatMap((id) => call.state.issueTypes.get(id) ?? []);
}

function categoryPart(call: Call, project: Project): Record<string, unknown> {
  const category = call.state.categories.get(project.categoryId ?? '');
  return category === undefined ? {} : { projectCategory: categoryBean(call, category) };
}

/** What tells that a project is archived or in the trash, and until when it can be brought back. */
function setAsidePart(call: Call, project: Project): Record<string, unknown> {
  const { state, setAside } = project;
  if (state === 'live') return {};
  const when = setAside === undefined ? {} : timeBean(call, setAside.at);
  const who = setAside === undefined ? {} : userRef(call, setAside.by);
  if (state === 'archived')
    return { archived: true, ...(setAside === undefined ? {} : { archivedDate: when, archivedBy: who }) };
  const sixtyDays = 60 * 24 * 3_600_000;
  return {
    deleted: true,
    ...(setAside === undefined
      ? {}
      : { deletedDate: when, deletedBy: who, retentionTillDate: timeBean(call, setAside.at + sixtyDays) }),
  };
}

function insight(call: Call, project: Project): Record<string, unknown> {
  const issues = call.state.issues.by('project', project.id);
  const latest = issues.reduce((newest, { updated }) => Math.max(newest, updated), 0);
  return {
    totalIssueCount: issues.length,
    ...(latest === 0 ? {} : { lastIssueUpdateTime: timeBean(call, latest) }),
  };
}

function expansions(call: Call, project: Project, expand: ReadonlySet<string>): Record<string, unknown> {
  return {
    ...(expand.has('projectKeys') ? { projectKeys: [project.key, ...(project.formerKeys ?? [])] } : {}),
    ...(expand.has('permissions')
      ? { permissions: { canEdit: can(call, 'ADMINISTER_PROJECTS', { project }) } }
      : {}),
    ...(expand.has('issueTypeHierarchy') ? { issueTypeHierarchy: hierarchy(call, project) } : {}),
  };
}

function hierarchy(call: Call, project: Project): Record<string, unknown> {
  const levels = [...new Set(typesOf(call, project).map(({ hierarchyLevel }) => hierarchyLevel))].sort(
    (a, b) => b - a,
  );
  return {
    baseLevelId: 0,
    levels: levels.map((level) => ({
      id: level,
      name: levelName(level),
      level,
      issueTypeIds: typesOf(call, project).flatMap((type) =>
        type.hierarchyLevel === level ? [Number(type.id)] : [],
      ),
    })),
  };
}

export function levelName(level: number): string {
  return level > 0 ? 'Epic' : level < 0 ? 'Subtask' : 'Base';
}
