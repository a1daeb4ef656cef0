import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Version } from '../../core/rules/version.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { changeDraft, wantsTwoAdmins } from './by-two-admins.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishRules, rulesInForce } from './publish-rules.ts';

export interface ConnectionWish {
  readonly connection: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly localName?: string | undefined;
  readonly peerName?: string | undefined;
  /** The first one takes in new issues of the peer's. */
  readonly projectIds?: readonly string[] | undefined;
  readonly methods?: Version['scope']['methods'] | undefined;
  /** Account id. */
  readonly by: string | undefined;
}

export interface UpdatedConnection {
  readonly connection: Connection;
  /** Something of the names was changed. */
  readonly renamed: boolean;
  /** Of the scope: the version that it is in force with, or where it waits for somebody's yes. */
  readonly scope?: number | 'draft' | 'waits';
}

type UpdatePorts = PublishPorts & { readonly jira: Pick<Jira, 'project'> & JiraQueries };

/**
 * Changes what a running connection is called and reaches. An issue of a project that left the scope stays where it
 * is and is neither sent nor written any more. The scope is checked before the names are written.
 */
export async function updateConnection(
  ports: UpdatePorts,
  wish: ConnectionWish,
): Promise<Attempt<UpdatedConnection>> {
  const before = await ports.store.get(connectionKind, wish.connection);
  if (!before) return failed(noSuchConnection(wish.connection));
  const scope = await changeScope(ports, wish);
  if (!scope.ok) return scope;
  const renamed = await changeConnection(ports, wish.connection, (now) => named(now, wish));
  const connection = (await ports.store.get(connectionKind, wish.connection)) ?? before;
  return done({
    connection,
    renamed: renamed !== undefined,
    ...(scope.value === undefined ? {} : { scope: scope.value }),
  });
}

/** Undefined: it is called so already. */
function named(
  connection: Connection,
  { name, description, localName, peerName }: ConnectionWish,
): Connection | undefined {
  const { local, peer } = connection;
  const next: Connection = {
    ...connection,
    name: name ?? connection.name,
    description: description ?? connection.description,
    local: { ...local, name: localName ?? local.name },
    peer: { ...peer, name: peerName ?? peer.name },
  };
  const same =
    next.name === connection.name &&
    next.description === connection.description &&
    next.local.name === local.name &&
    next.peer.name === peer.name;
  return same ? undefined : next;
}

async function changeScope(
  ports: UpdatePorts,
  { connection: id, projectIds, methods, by }: ConnectionWish,
): Promise<Attempt<UpdatedConnection['scope']>> {
  if (projectIds === undefined && methods === undefined) return done(undefined);
  const projects = projectIds && (await projectsOf(ports, projectIds));
  if (projects?.ok === false) return projects;
  const changed = (scope: object): object => ({
    ...scope,
    ...(projects === undefined ? {} : { projects: projects.value }),
    ...(methods === undefined ? {} : { methods }),
  });
  if (await wantsTwoAdmins(ports)) {
    const drafted = await changeDraft(ports, {
      connection: id,
      by,
      change: ({ scope }) => done({ scope: changed(typeof scope === 'object' ? (scope ?? {}) : {}) }),
    });
    return drafted.ok ? done('draft') : drafted;
  }
  const rules = await rulesInForce(ports, id);
  if (!rules.ok) return rules;
  const published = await publishRules(ports, id, {
    version: { scope: changed(rules.value.version.scope) },
    existing: 'as-they-change',
    mayChangeProjects: true,
    by,
  });
  if (!published.ok) return published;
  return done(published.value.waits === true ? 'waits' : published.value.number);
}

async function projectsOf(
  { jira }: UpdatePorts,
  ids: readonly string[],
): Promise<Attempt<Version['scope']['projects']>> {
  const projects: Version['scope']['projects'] = [];
  for (const id of ids) {
    const project = await jira.project(id);
    if (project === 'not-found') return failed(noSuchSpace(id));
    projects.push({ id: project.id, key: project.key });
  }
  return done(projects);
}

const noSuchSpace = (id: string): Explained => ({
  code: 'project-not-found',
  field: 'projectIds',
  message: `The app sees no space ${id} on this site.`,
  next: 'Choose a space that exists and that is not blocked for the app.',
});
