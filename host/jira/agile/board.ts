import type { Call } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { canSeeProject } from '../lookup.ts';
import type { Project } from '../model.ts';
import { avatarUrls } from '../shape/link.ts';

/** Boards are not made by hand: every software project has one, numbered after it. */
export interface Board {
  readonly id: number;
  readonly project: Project;
}

const FIRST_PROJECT = 10_000;

export function boardsOf(call: Call): Board[] {
  return call.state.projects
    .filter((project) => project.projectTypeKey === 'software' && canSeeProject(call, project))
    .map((project) => ({ id: boardId(project), project }));
}

function boardId(project: Project): number {
  return Number(project.id) - FIRST_PROJECT + 1;
}

/** The board of an id if the caller sees its project; else 404. */
export function visibleBoard(call: Call, id: string): Board {
  const board = boardsOf(call).find((candidate) => String(candidate.id) === id);
  if (!board)
    throw notFound(
      'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    );
  return board;
}

export function agileSelf(call: Call, path: string): string {
  return `${call.jira.baseUrl}/rest/agile/1.0/${path}`;
}

export function boardBean(call: Call, { id, project }: Board): Record<string, unknown> {
  return {
    id,
    self: agileSelf(call, `board/${id}`),
    name: `${project.key} board`,
    type: 'scrum',
    location: {
      projectId: Number(project.id),
      displayName: `${project.name} (${project.key})`,
      projectName: project.name,
      projectKey: project.key,
      projectTypeKey: project.projectTypeKey,
      avatarURI: avatarUrls(call, 'project', '10400')['24x24'],
      name: `${project.name} (${project.key})`,
    },
  };
}
