import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { afterPortError } from '../patience/after-port-error.ts';

interface Wanted {
  readonly projects: readonly string[];
  /** Changed within so many. */
  readonly minutes: number;
  readonly fields: readonly string[];
  /** Where the page begins. */
  readonly next: string | undefined;
}

/** `projects`: those that Jira knows. */
interface Found {
  readonly page: { readonly issues: readonly JiraIssue[]; readonly next?: string | undefined };
  readonly projects: string[];
}

/**
 * A page of the issues that have changed lately. Jira refuses a search whole that names one project which it does not
 * show: where the event of a deletion was lost, each is asked for by its id, and the others are searched. That one is
 * not to be seen concludes nothing about its issues.
 */
export async function searchChanged(ports: Ports, wanted: Wanted): Promise<Found | 'nothing'> {
  const projects = [...wanted.projects];
  try {
    return { page: await search(ports, wanted, projects), projects };
  } catch (error) {
    const refused = error instanceof PortError && error.code === 'invalid';
    const shown = refused ? await thoseShown(ports, projects) : projects;
    if (shown.length === projects.length) throw error;
    if (shown.length === 0) return 'nothing';
    return { page: await search(ports, wanted, shown), projects: shown };
  }
}

async function search(
  ports: Ports,
  { minutes, fields, next }: Wanted,
  projects: readonly string[],
): Promise<Found['page']> {
  const jql = `project in (${projects.join(', ')}) AND updated >= -${minutes}m ORDER BY updated ASC`;
  try {
    return await ports.jira.searchPage(jql, { fields, next });
  } catch (error) {
    await afterPortError(ports, error, 0);
    throw error;
  }
}

async function thoseShown(ports: Ports, projects: readonly string[]): Promise<string[]> {
  const shown: string[] = [];
  for (const id of projects) {
    if ((await ports.jira.project(id)) !== 'not-found') shown.push(id);
    else ports.log.note('reconcile.project-not-shown', { project: id });
  }
  return shown;
}
