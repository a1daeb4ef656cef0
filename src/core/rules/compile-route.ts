import type { Connection } from '../connection/connection-record.ts';
import { compileTrigger } from '../trigger/compile-trigger.ts';
import { childFields } from './child-fields.ts';
import { fieldsOf } from './compile-version.ts';
import type { CompiledQuery, Route } from './routes.ts';
import type { Version } from './version.ts';

/**
 * What an event must know of a connection, with its queries compiled. Undefined: the connection does not run,
 * and events pass it by. Throws on a query that does not compile: saving a trigger has checked it.
 */
export function compileRoute(connection: Connection, version: Version): Route | undefined {
  const { state } = connection;
  const marks = state === 'active' || state === 'paused' || state === 'suspended' || state === 'restored';
  if (!marks) return undefined;
  return {
    // Changes are marked while a connection rests, so that they cross when it goes on.
    state: state === 'active' ? 'active' : 'paused',
    version: connection.version,
    projects: version.scope.projects.map((project) => project.id),
    reads: fieldsThatLeave(version),
    out: version.scope.methods.out,
    ...(version.subtasks.follow ? { subtasks: true } : {}),
    ...(version.scope.filter === undefined ? {} : { filter: compileQuery(version.scope.filter) }),
    triggers: version.triggers
      .filter((trigger) => trigger.active)
      .map(({ id, fromPartners, jql }) => ({ id, fromPartners, ...compileQuery(jql) })),
  };
}

function compileQuery(jql: string): CompiledQuery {
  const compiled = compileTrigger(jql);
  if (!compiled.ok) throw new Error(`A published query does not compile: ${compiled.message}`);
  return { jql, tree: compiled.tree, fields: [...compiled.fields] };
}

/** Fields whose change can make something leave, children among them. */
function fieldsThatLeave(version: Version): string[] {
  const fields = version.mappings
    .filter((mapping) => mapping.on && mapping.direction !== 'in')
    .flatMap(fieldsOf);
  return [...new Set([...fields, ...childFields(version)])];
}
