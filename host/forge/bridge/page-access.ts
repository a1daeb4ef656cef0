import type { HostedJiraSite } from '../../jira/create-jira-site.ts';
import { findIssue, findProject } from '../../jira/lookup.ts';
import type { Project } from '../../jira/model.ts';
import { can, canSee } from '../../jira/permissions.ts';
import type { Principal } from '../../jira/site.ts';
import type { JiraState } from '../../jira/state.ts';
import type { ManifestPage } from '../../manifest.ts';

/** Where a page is opened: an issue or a project, by id or key. */
export interface PagePlace {
  readonly issue?: string | undefined;
  readonly project?: string | undefined;
}

export type PageAccess =
  | { readonly shown: true; readonly extension: Readonly<Record<string, unknown>> }
  | { readonly shown: false; readonly why: string };

interface Asking {
  readonly state: JiraState;
  readonly principal: Principal;
}

/** Whether Jira would show the page to this person there, and what the page is told about the place. */
export function pageAccess(
  { state }: HostedJiraSite,
  page: ManifestPage,
  accountId: string,
  place: PagePlace,
): PageAccess {
  const asking: Asking = { state, principal: { kind: 'user', accountId } };
  switch (page.type) {
    case 'jira:adminPage':
      return can(asking, 'ADMINISTER')
        ? { shown: true, extension: { type: page.type } }
        : { shown: false, why: `Only site admins see the page ${page.key}.` };
    case 'jira:projectSettingsPage':
      return projectPage(asking, page, place);
    case 'jira:issueContext':
    case 'jira:issueAction':
      return issuePage(asking, page, place);
  }
}

/** What a page that is open is told about its place, whoever looks at it. */
export function openPage({ state }: HostedJiraSite, page: ManifestPage, place: PagePlace): PageAccess {
  const issue = place.issue === undefined ? undefined : findIssue(state, place.issue);
  const project =
    place.project === undefined
      ? issue && state.projects.get(issue.projectId)
      : findProject(state, place.project);
  return {
    shown: true,
    extension: {
      type: page.type,
      ...(issue ? { issue: { id: issue.id, key: issue.key } } : {}),
      ...(project ? { project: describe(project) } : {}),
    },
  };
}

function projectPage(asking: Asking, page: ManifestPage, place: PagePlace): PageAccess {
  if (place.project === undefined) {
    return { shown: false, why: `The page ${page.key} is opened in a project; name one.` };
  }
  const project = findProject(asking.state, place.project);
  if (project === undefined || !can(asking, 'ADMINISTER_PROJECTS', { project })) {
    return { shown: false, why: `Only admins of ${place.project} see the page ${page.key}.` };
  }
  return { shown: true, extension: { type: page.type, project: describe(project) } };
}

function issuePage(asking: Asking, page: ManifestPage, place: PagePlace): PageAccess {
  if (place.issue === undefined) {
    return { shown: false, why: `The page ${page.key} is opened on an issue; name one.` };
  }
  const { state } = asking;
  const issue = findIssue(state, place.issue);
  const project = issue && state.projects.get(issue.projectId);
  if (issue === undefined || project === undefined || !canSee(asking, issue)) {
    return { shown: false, why: `The issue ${place.issue} is not visible to this person.` };
  }
  const type = state.issueTypes.get(issue.issueTypeId)?.name ?? '';
  return {
    shown: true,
    extension: {
      type: page.type,
      issue: { id: issue.id, key: issue.key, type, typeId: issue.issueTypeId },
      project: describe(project),
    },
  };
}

function describe(project: Project): { id: string; key: string; type: string } {
  return { id: project.id, key: project.key, type: project.projectTypeKey };
}
