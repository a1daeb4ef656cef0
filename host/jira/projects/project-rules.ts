import type { Call } from '../call.ts';
import { forbidden, notFound } from '../jira-error.ts';
import { findProject, visibleProject } from '../lookup.ts';
import type { Project } from '../model.ts';
import { can, isSiteAdmin } from '../permissions.ts';

const KEY = /^[A-Z][A-Z0-9_]{1,9}$/;
const LONGEST_NAME = 80;

/** What is wrong with a key for a new project; null: nothing. */
export function keyProblem(call: Call, key: string, except?: Project): string | null {
  if (key === '') return 'You must specify a valid project key.';
  if (key.length > 10) return 'The project key must not exceed 10 characters in length.';
  if (key.length < 2) return 'The project key must be at least 2 characters long.';
  if (!KEY.test(key)) {
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  }
  const holder = findProject(call.state, key);
  if (holder === undefined || holder.id === except?.id) return null;
  return `Project '${holder.name}' uses this project key.`;
}

export function nameProblem(call: Call, name: string, except?: Project): string | null {
  if (name.trim() === '') return 'You must specify a valid project name.';
  if (name.length > LONGEST_NAME)
    return `The project name must not exceed ${LONGEST_NAME} characters in length.`;
  const wanted = name.trim().toLowerCase();
  const holder = call.state.projects.find((project) => project.name.toLowerCase() === wanted);
  return holder === undefined || holder.id === except?.id ? null : 'A project with that name already exists.';
}

/** A project that the caller may administer; 404 where it is hidden, 403 where it is only seen. */
export function administeredProject(call: Call, idOrKey: string): Project {
  const project = visibleProject(call, idOrKey);
  if (!isSiteAdmin(call) && !can(call, 'ADMINISTER_PROJECTS', { project })) {
    throw forbidden('You cannot edit the configuration of this project.');
  }
  return project;
}

/** A project in whatever state, for administrators of the site. */
export function anyProject(call: Call, idOrKey: string): Project {
  const project = findProject(call.state, idOrKey);
  if (project === undefined || !isSiteAdmin(call)) {
    const what = /^\d+$/.test(idOrKey) ? 'id' : 'key';
    throw notFound(`No project could be found with ${what} '${idOrKey}'.`);
  }
  return project;
}
