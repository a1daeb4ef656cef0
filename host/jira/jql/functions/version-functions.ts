import type { Version } from '../../model.ts';
import type { SearchView } from '../search-view.ts';
import type { JqlFunction } from './function-registry.ts';
import { projectsNamed } from './owner-functions.ts';

/** Functions that give versions. Archived versions are never among them. */
export const versionFunctions: readonly JqlFunction[] = [
  versionList('releasedVersions', (version) => version.released),
  versionList('unreleasedVersions', (version) => !version.released),
  singleVersion('latestReleasedVersion', (version) => version.released, 'last'),
  singleVersion('earliestUnreleasedVersion', (version) => !version.released, 'first'),
];

function versionList(name: string, keep: (version: Version) => boolean): JqlFunction {
  return {
    name,
    label: `${name}()`,
    kinds: ['version'],
    list: true,
    arguments: [0, Number.POSITIVE_INFINITY],
    call: (args, view) => {
      const found = candidates(name, args, view, keep);
      return 'problem' in found ? found : found.map(({ id }) => id);
    },
  };
}

function singleVersion(
  name: string,
  keep: (version: Version) => boolean,
  which: 'first' | 'last',
): JqlFunction {
  return {
    name,
    label: `${name}()`,
    kinds: ['version'],
    list: false,
    arguments: [0, Number.POSITIVE_INFINITY],
    call: (args, view) => {
      const found = candidates(name, args, view, keep);
      if ('problem' in found) return found;
      const projects = new Set(found.map(({ projectId }) => projectId));
      return [...projects].flatMap((projectId) => {
        const sorted = found
          .filter((version) => version.projectId === projectId)
          .sort((a, b) => a.sequence - b.sequence);
        const chosen = which === 'first' ? sorted[0] : sorted.at(-1);
        return chosen === undefined ? [] : [chosen.id];
      });
    },
  };
}

function candidates(
  name: string,
  args: readonly string[],
  view: SearchView,
  keep: (version: Version) => boolean,
): Version[] | { readonly problem: string } {
  const named = projectsNamed(args, view);
  if ('missing' in named) {
    return { problem: `Could not resolve the project '${named.missing}' provided to function '${name}'.` };
  }
  const visible = new Set(named.ids.length > 0 ? named.ids : view.projects.map(({ id }) => id));
  return view.versions.filter(
    (version) => !version.archived && visible.has(version.projectId) && keep(version),
  );
}
