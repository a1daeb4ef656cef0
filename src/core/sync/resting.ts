import type { CompiledRules } from '../rules/compile-version.ts';
import type { ProjectRests } from './project-change.ts';
import type { Twin } from './records/twin.ts';

/** How the project rests in which the issue of a twin was last seen; undefined where it does not, or is not known. */
export function restingAround(
  { projects, resting }: Pick<CompiledRules, 'projects' | 'resting'>,
  { place, life, away }: Pick<Twin, 'place' | 'life' | 'away'>,
): ProjectRests[string] | undefined {
  // It had been moved to a project of which nothing is known here.
  if (resting === undefined || (life === 'left-scope' && away?.why === 'project')) return undefined;
  const [only, ...others] = projects;
  const project = place ?? (others.length === 0 ? only : undefined);
  return project === undefined ? undefined : resting[project];
}

/** Where the rules name several projects a twin remembers in which of them its issue is. */
export function placeOf(
  { projects }: Pick<CompiledRules, 'projects'>,
  issue: { readonly project: { readonly id: string } },
): Pick<Twin, 'place'> {
  return projects.length > 1 ? { place: issue.project.id } : {};
}
