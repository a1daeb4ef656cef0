import { serviceRoutes } from '../../service/rest/routes.ts';
import type { Route } from '../route.ts';
import { agileBoardsRoutes } from './agile-boards.ts';
import { agileSprintsRoutes } from './agile-sprints.ts';
import { attachmentsRoutes } from './attachments.ts';
import { avatarsRoutes } from './avatars.ts';
import { changelogRoutes } from './changelog.ts';
import { commentsRoutes } from './comments.ts';
import { componentsRoutes } from './components.ts';
import { configurationRoutes } from './configuration.ts';
import { fieldContextsRoutes } from './field-contexts.ts';
import { fieldsRoutes } from './fields.ts';
import { filtersRoutes } from './filters.ts';
import { groupsRoutes } from './groups.ts';
import { issueArchiveRoutes } from './issue-archive.ts';
import { issueBulkRoutes } from './issue-bulk.ts';
import { issueEditRoutes } from './issue-edit.ts';
import { issueLinksRoutes } from './issue-links.ts';
import { issueMetaRoutes } from './issue-meta.ts';
import { issuePropertiesRoutes } from './issue-properties.ts';
import { issueTypesRoutes } from './issue-types.ts';
import { issuesRoutes } from './issues.ts';
import { jqlRoutes } from './jql.ts';
import { labelsRoutes } from './labels.ts';
import { permissionsRoutes } from './permissions.ts';
import { prioritiesRoutes } from './priorities.ts';
import { projectRolesRoutes } from './project-roles.ts';
import { projectsRoutes } from './projects.ts';
import { remoteLinksRoutes } from './remote-links.ts';
import { resolutionsRoutes } from './resolutions.ts';
import { searchRoutes } from './search.ts';
import { siteRoutes } from './site.ts';
import { statusesRoutes } from './statuses.ts';
import { transitionsRoutes } from './transitions.ts';
import { usersRoutes } from './users.ts';
import { versionsRoutes } from './versions.ts';
import { votesRoutes } from './votes.ts';
import { watchersRoutes } from './watchers.ts';
import { worklogsRoutes } from './worklogs.ts';

/** Every REST resource of a site, area by area; each area lists its own in a file of its own. */
export const routes: readonly Route[] = [
  ...agileBoardsRoutes,
  ...agileSprintsRoutes,
  ...attachmentsRoutes,
  ...avatarsRoutes,
  ...changelogRoutes,
  ...commentsRoutes,
  ...componentsRoutes,
  ...configurationRoutes,
  ...fieldContextsRoutes,
  ...fieldsRoutes,
  ...filtersRoutes,
  ...groupsRoutes,
  ...issueArchiveRoutes,
  ...issueBulkRoutes,
  ...issueEditRoutes,
  ...issueLinksRoutes,
  ...issueMetaRoutes,
  ...issuePropertiesRoutes,
  ...issueTypesRoutes,
  ...issuesRoutes,
  ...jqlRoutes,
  ...labelsRoutes,
  ...permissionsRoutes,
  ...prioritiesRoutes,
  ...projectRolesRoutes,
  ...projectsRoutes,
  ...remoteLinksRoutes,
  ...resolutionsRoutes,
  ...searchRoutes,
  ...siteRoutes,
  ...statusesRoutes,
  ...transitionsRoutes,
  ...usersRoutes,
  ...versionsRoutes,
  ...votesRoutes,
  ...watchersRoutes,
  ...worklogsRoutes,
  ...serviceRoutes,
];
