import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Store } from '../../core/ports/store.ts';
import { readVersion } from '../../core/rules/read-version.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { withCompiledScripts } from '../../core/scripting/compile-scripts.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { keptForReview, noteTerms, termsDiffer } from './change-terms.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishVersion } from './publish-version.ts';
import { queryFault } from './query-fault.ts';
import { facetsFor, withFacets } from './with-facets.ts';
import { tablesFor, withTables } from './with-tables.ts';

/** The rules in force and their number. */
export interface PublishedRules {
  readonly number: number;
  readonly version: Version;
  /** Rules that were to be published wait until the peer has agreed: these still count. */
  readonly waits?: boolean;
}

export interface RulesWish {
  /** Parts of a version; what is left out stays as it is. */
  readonly version: Readonly<Record<string, unknown>>;
  readonly existing: Existing;
  readonly mayChangeProjects: boolean;
  /** Account id of who publishes. */
  readonly by?: string | undefined;
}

export async function rulesInForce(
  ports: { readonly store: Store },
  id: string,
): Promise<Attempt<PublishedRules>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const version = await ports.store.get(versionKind, versionKey(id, connection.version));
  return version ? done({ number: connection.version, version }) : failed(NO_RULES);
}

/** Checks rules as a person gives them and publishes them as the next version, with the routes that follow. */
export async function publishRules(
  ports: PublishPorts & { jira: Pick<Jira, 'project'> & JiraQueries },
  id: string,
  { version: wish, mayChangeProjects, ...publishing }: RulesWish,
): Promise<Attempt<PublishedRules>> {
  const before = await rulesInForce(ports, id);
  if (!before.ok) return before;
  const wanted = await wantedRules(ports, before.value.version, wish, mayChangeProjects);
  if (!wanted.ok) return wanted;

  const differ = termsDiffer(before.value.version, wanted.value);
  if (differ && (await keptForReview(ports, id, wanted.value, publishing)))
    return done({ ...before.value, waits: true });
  const published = await publishVersion(
    ports,
    id,
    (version) => withFound(readVersion(version, wish), wanted.value),
    publishing,
  );
  if (!published.ok) return published;
  const { connection, version } = published.value;
  if (differ) await noteTerms(ports, id, version, { waits: false });
  return done({ number: connection.version, version });
}

/** The rules that a wish comes to over those in force, checked as far as that can be done before they are published. */
export async function wantedRules(
  ports: { readonly store: Store; readonly jira: Pick<Jira, 'project'> & JiraQueries },
  inForce: Version,
  wish: Readonly<Record<string, unknown>>,
  mayChangeProjects = true,
): Promise<Attempt<Version>> {
  const read = readVersion(inForce, wish);
  // Before anything waits for the peer's yes: a script that cannot run is nothing to agree about.
  const compiled = read.ok ? withCompiledScripts(read.value) : read;
  if (!compiled.ok) return compiled;
  const tables = await tablesFor(ports, compiled.value);
  if (!tables.ok) return tables;
  const facets = await facetsFor(ports, compiled.value);
  const version = withFacets(withTables(compiled.value, tables.value), facets);
  if (!mayChangeProjects && !sameProjects(inForce, version)) return failed(NOT_YOURS);
  const fault = (await projectFault(ports.jira, version)) ?? (await queriesFault(ports.jira, version));
  return fault ? failed(fault) : done(version);
}

/** With what was looked up for the rules: tables of the site, and the fields of its service desk. */
function withFound(read: Attempt<Version>, { tables, facets }: Version): Attempt<Version> {
  if (!read.ok) return read;
  const version = withTables(read.value, tables === undefined ? {} : { tables });
  return done(withFacets(version, facets === undefined ? {} : { facets }));
}

async function projectFault(jira: Pick<Jira, 'project'>, { scope }: Version): Promise<Explained | undefined> {
  for (const [index, { id, key }] of scope.projects.entries()) {
    const project = await jira.project(id);
    if (project !== 'not-found' && project.key === key) continue;
    return {
      code: 'project-not-found',
      field: `scope.projects.${index}`,
      message: `The app sees no space ${key} with the id ${id} on this site.`,
      next: 'Choose a space that exists and that is not blocked for the app.',
    };
  }
  return undefined;
}

async function queriesFault(jira: JiraQueries, version: Version): Promise<Explained | undefined> {
  const { filter } = version.scope;
  const inFilter = filter === undefined ? undefined : await queryFault(jira, filter);
  if (inFilter) return { ...inFilter, field: 'scope.filter', message: `The filter: ${inFilter.message}` };
  for (const [index, { jql }] of version.triggers.entries()) {
    const fault = await queryFault(jira, jql);
    if (!fault) continue;
    const message = `Sync trigger ${index + 1}: ${fault.message}`;
    return { ...fault, field: `triggers.${index}.jql`, message };
  }
  return undefined;
}

function sameProjects(before: Version, after: Version): boolean {
  const ids = ({ scope }: Version) => scope.projects.map(({ id }) => id).join();
  return ids(before) === ids(after);
}

const NOT_YOURS: Explained = {
  code: 'forbidden',
  field: 'scope.projects',
  message: 'Only an administrator of this Jira site may change which spaces the connection reaches.',
  next: 'Leave the spaces as they are, or ask a site administrator.',
};

const NO_RULES: Explained = {
  code: 'not-running',
  message: 'The connection has no rules in force yet.',
  next: 'Finish the handshake first: both admins confirm the six words.',
};
