import { compileTrigger } from '../trigger/compile-trigger.ts';
import { triggerQuery } from '../trigger/trigger-query.ts';
import type { CompiledQuery } from './compiled-query.ts';
import type { Version } from './version.ts';

/**
 * The version with its filter and triggers compiled anew, whatever it held. The only user of the JQL parser among the
 * rules. Throws on a query that does not compile: saving has checked it.
 */
export function withCompiledQueries(version: Version): Version {
  const { compiled: _compiled, ...others } = version;
  const queries = [
    ...(version.scope.filter === undefined ? [] : [version.scope.filter]),
    ...version.triggers.map(triggerQuery),
  ];
  if (queries.length === 0) return others;
  return { ...others, compiled: [...new Set(queries)].map(compileQuery) };
}

function compileQuery(jql: string): CompiledQuery {
  const compiled = compileTrigger(jql);
  if (!compiled.ok) throw new Error(`A published query does not compile: ${compiled.message}`);
  return { jql, tree: compiled.tree, fields: [...compiled.fields] };
}
