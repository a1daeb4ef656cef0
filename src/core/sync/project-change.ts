import * as z from 'zod';

/** What became of a whole project; Jira says nothing of its issues then. `live`: it is back. */
export const projectChange = z.object({
  /** Project id. */
  project: z.string(),
  what: z.enum(['archived', 'trashed', 'deleted', 'live', 'updated']),
  /** Its key as it is now. */
  key: z.string().optional(),
});
export type ProjectChange = z.infer<typeof projectChange>;

/** Local projects that are not to be worked in now, by id: in the archive, in the trash, or deleted for good. */
export const restingProjects = z.record(z.string(), z.enum(['archived', 'trashed', 'deleted']));
export type RestingProjects = z.infer<typeof restingProjects>;

/** What keeps the issues of projects from crossing, by id: what became of the project, or that its sync is switched off. */
export type ProjectRests = Readonly<Record<string, RestingProjects[string] | 'off'>>;

/** Undefined: none rests. */
export function projectRests({
  resting = {},
  off = {},
}: {
  readonly resting?: RestingProjects | undefined;
  readonly off?: Readonly<Record<string, number>> | undefined;
}): ProjectRests | undefined {
  const switched = Object.keys(off).map((project) => [project, 'off'] as const);
  const all: ProjectRests = { ...Object.fromEntries(switched), ...resting };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** The projects that rest after a change. One that is deleted does not come back: another may take its key, not its id. */
export function afterProjectChange(
  before: RestingProjects | undefined,
  { project, what }: ProjectChange,
): RestingProjects | undefined {
  const { [project]: was, ...others } = before ?? {};
  const now = what === 'live' ? undefined : what === 'updated' ? was : what;
  const kept = was === 'deleted' ? was : now;
  const after = kept === undefined ? others : { ...others, [project]: kept };
  return Object.keys(after).length === 0 ? undefined : after;
}
