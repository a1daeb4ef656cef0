import type { Field, IssueType, Project, ScreenField, ScreenScheme } from '../model.ts';
import {
  COMPUTED_SERVICE_FIELD_IDS,
  RANK_FIELD_ID,
  SERVICE_FIELD_IDS,
  SOFTWARE_FIELD_IDS,
} from './custom-fields.ts';

/** System fields of the default screens, in the order in which they are shown. */
const ON_SCREEN = [
  'summary',
  'issuetype',
  'parent',
  'description',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'duedate',
  'environment',
  'security',
  'timetracking',
  'issuelinks',
  'attachment',
];

const REQUIRED = new Set(['summary', 'issuetype', 'project', 'reporter']);

/** Screens of a new project: every editable field that its kind of project knows. */
export function defaultScreens(
  project: Project,
  types: readonly IssueType[],
  fields: readonly Field[],
): ScreenScheme {
  const custom = fields.filter((field) => field.custom && belongs(field, project)).map((field) => field.id);
  const screen = (subtask: boolean, create: boolean): ScreenField[] =>
    [...(create ? ['project'] : []), ...ON_SCREEN, ...custom].map((fieldId) => ({
      fieldId,
      required: REQUIRED.has(fieldId) || (fieldId === 'parent' && subtask),
    }));
  const screens = Object.fromEntries(
    types
      .filter((type) => type.subtask)
      .map((type) => [type.id, { create: screen(true, true), edit: screen(true, false) }]),
  );
  return {
    projectId: project.id,
    screens: { ...screens, '*': { create: screen(false, true), edit: screen(false, false) } },
  };
}

function belongs(field: Field, project: Project): boolean {
  if (field.trashed || field.id === RANK_FIELD_ID || COMPUTED_SERVICE_FIELD_IDS.includes(field.id))
    return false;
  if (SERVICE_FIELD_IDS.includes(field.id)) return project.projectTypeKey === 'service_desk';
  if (SOFTWARE_FIELD_IDS.includes(field.id)) return project.projectTypeKey === 'software';
  return true;
}
