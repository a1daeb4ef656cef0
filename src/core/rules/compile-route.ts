import type { Connection } from '../connection/connection-record.ts';
import { facetLines, fieldsThatMove } from '../service/facet-lines.ts';
import { projectRests } from '../sync/project-change.ts';
import { triggerQuery } from '../trigger/trigger-query.ts';
import { childFields } from './child-fields.ts';
import { fieldsOf, fieldsOfScript } from './compile-version.ts';
import type { CompiledQuery } from './compiled-query.ts';
import { ANY_FIELD, type Route } from './routes.ts';
import { switches } from './switched-version.ts';
import type { Version } from './version.ts';

/**
 * What an event must know of a connection, with its queries as publishing compiled them. Undefined: the connection does not run,
 * and events pass it by. Throws on a query that was not compiled.
 */
export function compileRoute(connection: Connection, version: Version): Route | undefined {
  const { state } = connection;
  const marks = state === 'active' || state === 'paused' || state === 'suspended' || state === 'restored';
  if (!marks) return undefined;
  const resting = projectRests(connection);
  return {
    // Changes are marked while a connection rests, so that they cross when it goes on.
    state: state === 'active' ? 'active' : 'paused',
    version: connection.version,
    projects: version.scope.projects.map((project) => project.id),
    ...(resting === undefined ? {} : { resting: Object.keys(resting) }),
    reads: fieldsThatLeave(version),
    out: version.scope.methods.out,
    ...(version.subtasks.follow && switches(version).sends ? { subtasks: true } : {}),
    ...(version.scope.filter === undefined ? {} : { filter: compiledOf(version, version.scope.filter) }),
    triggers: version.triggers
      .filter((trigger) => trigger.active)
      .map((trigger) => ({
        id: trigger.id,
        fromPartners: trigger.fromPartners,
        ...(trigger.schedule === 'none' ? {} : { schedule: trigger.schedule }),
        ...compiledOf(version, triggerQuery(trigger)),
      })),
  };
}

function compiledOf(version: Version, jql: string): CompiledQuery {
  const compiled = version.compiled?.find((query) => query.jql === jql);
  if (!compiled) throw new Error(`A published version holds a query that was not compiled: ${jql}`);
  return compiled;
}

/** Fields whose change can make something leave, children among them. */
function fieldsThatLeave(version: Version): string[] {
  if (!switches(version).sends) return [];
  const lines = [...facetLines(version), ...version.mappings];
  const leaving = lines.filter((mapping) => mapping.on && mapping.direction !== 'in');
  return [
    ...new Set([
      ...leaving.flatMap(fieldsOf),
      ...leaving.flatMap(({ kind }) => fieldsThatMove(kind)),
      ...fieldsOfScript(version.scripts),
      ...runsAlways(version),
      ...childFields(version),
    ]),
  ];
}

/** `*` where every edit may change what the outgoing script makes of an issue. */
const runsAlways = ({ scripts }: Version): readonly string[] =>
  scripts.outgoing !== undefined && scripts.always === true ? [ANY_FIELD] : [];
