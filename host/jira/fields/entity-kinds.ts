import type { Call } from '../call.ts';
import { canSeeProject, findProject, versionsOf } from '../lookup.ts';
import type { NamedValue } from '../model.ts';
import {
  componentRef,
  priorityBean,
  projectRef,
  resolutionBean,
  securityLevelBean,
  versionRef,
} from '../shape/metadata.ts';
import type { JiraState } from '../state.ts';
import {
  FieldError,
  type FieldKind,
  type FieldPlace,
  isObject,
  isString,
  listKind,
  singleKind,
} from './field-kind.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What `{id}` or `{name}` (or, for lists, a bare name) names among the candidates; `what` leads the message. */
function pick<T extends Named>(input: unknown, candidates: readonly T[], what: string): T {
  if (!isObject(input)) throw new FieldError(`Specify a valid 'id' or 'name' for ${what}`);
  const { id, name } = input;
  if (id !== undefined) {
    const found = candidates.find((candidate) => candidate.id === String(id));
    if (!found) throw new FieldError(`${what} id '${String(id)}' is not valid`);
    return found;
  }
  if (typeof name !== 'string') throw new FieldError(`Specify a valid 'id' or 'name' for ${what}`);
  const found = candidates.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new FieldError(`${what} name '${name}' is not valid`);
  return found;
}

function named(
  what: string,
  values: (state: JiraState) => readonly NamedValue[],
  bean: (call: Call, value: NamedValue) => unknown,
): FieldKind {
  const find = (state: JiraState, id: string) => values(state).find((value) => value.id === id);
  return singleKind(isString, {
    parse: (input, { call }) => pick(input, values(call.state), what).id,
    bean: (id, call) => {
      const value = find(call.state, id);
      return value ? bean(call, value) : null;
    },
    log: (id, state) => ({ id, text: find(state, id)?.name ?? id }),
    allowed: ({ call }) => values(call.state).map((value) => bean(call, value)),
  });
}

export const bySequence = (values: readonly NamedValue[]) =>
  [...values].sort((a, b) => a.sequence - b.sequence);

export const PRIORITY: FieldKind = named(
  'Priority',
  (state) => bySequence(state.priorities.all()),
  priorityBean,
);
export const RESOLUTION: FieldKind = named(
  'Resolution',
  (state) => bySequence(state.resolutions.all()),
  resolutionBean,
);

const open = ({ call, project }: Omit<FieldPlace, 'issue'>) => versionsOf(call.state, project.id);

export const VERSIONS = versionList('each');
export const CUSTOM_VERSIONS = versionList('ids');

function versionList(logged: 'each' | 'ids'): FieldKind {
  return listKind({
    parse: (input, at) => pick(input, open(at), 'Version').id,
    bean: (id, call) => {
      const version = call.state.versions.get(id);
      return version ? versionRef(call, version) : { id };
    },
    text: (id, state) => state.versions.get(id)?.name ?? id,
    logged,
    allowed: (at) =>
      open(at)
        .filter((version) => !version.archived)
        .map((version) => versionRef(at.call, version)),
    empty: logged === 'each' ? [] : null,
  });
}

export const VERSION: FieldKind = singleKind(isString, {
  parse: (input, at) => pick(input, open(at), 'Version').id,
  bean: (id, call) => {
    const version = call.state.versions.get(id);
    return version ? versionRef(call, version) : null;
  },
  log: (id, state) => ({ id, text: state.versions.get(id)?.name ?? id }),
  allowed: (at) => open(at).map((version) => versionRef(at.call, version)),
});

const componentsOf = (state: JiraState, projectId: string) =>
  state.components.by('project', projectId).sort((a, b) => a.name.localeCompare(b.name));

export const COMPONENTS: FieldKind = listKind({
  parse: (input, { call, project }) => pick(input, componentsOf(call.state, project.id), 'Component').id,
  bean: (id, call) => {
    const component = call.state.components.get(id);
    return component ? componentRef(call, component) : { id };
  },
  text: (id, state) => state.components.get(id)?.name ?? id,
  logged: 'each',
  allowed: ({ call, project }) =>
    componentsOf(call.state, project.id).map((component) => componentRef(call, component)),
  empty: [],
});

export const SECURITY: FieldKind = singleKind(isString, {
  parse: (input, { project }) => pick(input, project.securityLevels, 'SecurityLevel').id,
  bean: (id, call) => {
    const level = findLevel(call.state, id);
    return level ? securityLevelBean(call, level) : null;
  },
  log: (id, state) => ({ id, text: findLevel(state, id)?.name ?? id }),
  allowed: ({ call, project }) => project.securityLevels.map((level) => securityLevelBean(call, level)),
});

function findLevel(state: JiraState, id: string) {
  return state.projects
    .all()
    .flatMap((project) => project.securityLevels)
    .find((level) => level.id === id);
}

export const PROJECT_PICKER: FieldKind = singleKind(isString, {
  parse: (input, { call }) => {
    const idOrKey = isObject(input) ? (input['id'] ?? input['key']) : undefined;
    const project = idOrKey === undefined ? undefined : findProject(call.state, String(idOrKey));
    if (!project || !canSeeProject(call, project)) throw new FieldError('Specify a valid project ID or key');
    return project.id;
  },
  bean: (id, call) => {
    const project = call.state.projects.get(id);
    return project ? projectRef(call, project) : null;
  },
  log: (id, state) => ({ id, text: state.projects.get(id)?.name ?? id }),
  allowed: ({ call }) =>
    call.state.projects
      .filter((project) => canSeeProject(call, project))
      .map((project) => projectRef(call, project)),
});
