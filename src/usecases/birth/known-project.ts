import * as z from 'zod';
import type { JiraProject } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';

/** Seconds for which a project's issue types are believed. */
const PROJECT_AGE = 600;

const kept: z.ZodType<JiraProject> = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  typeKey: z.string(),
  issueTypes: z.array(z.object({ id: z.string(), name: z.string(), level: z.number() })),
});

/** The project as this process saw it not long ago; a create that it misleads is refused, and it is read anew. */
export async function knownProject(
  ports: Pick<ReadingPorts, 'jira' | 'memo'>,
  id: string,
): Promise<JiraProject | 'not-found'> {
  const known = kept.safeParse(ports.memo.recall(`project:${id}`, PROJECT_AGE));
  if (known.success) return known.data;
  const project = await ports.jira.project(id);
  if (project !== 'not-found') ports.memo.keep(`project:${id}`, project);
  return project;
}

export function forgetProject(ports: Pick<Ports, 'memo'>, id: string): void {
  ports.memo.keep(`project:${id}`, undefined);
}
