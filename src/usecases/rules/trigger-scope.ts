import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { projectRests } from '../../core/sync/project-change.ts';
import type { SearchedScope } from '../../core/trigger/unsynced-jql.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';

export interface TriggerScope {
  readonly connection: Connection;
  /** Absent until the connection has been active once. */
  readonly version: Version | undefined;
  readonly scope: SearchedScope;
}

/** A connection with its rules in force, and what limits the searches of its triggers. */
export async function triggerScope(ports: { store: Store }, id: string): Promise<Attempt<TriggerScope>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const version = await ports.store.get(versionKind, versionKey(id, connection.version));
  const all = version?.scope.projects.map((project) => project.id) ?? [connection.local.projectId];
  const resting = projectRests(connection);
  const projects = all.filter((project) => resting?.[project] === undefined);
  const filter = version?.scope.filter;
  return done({
    connection,
    version,
    scope: { connection: id, projects, ...(filter === undefined ? {} : { filter }) },
  });
}
