import type { Explained } from '../connection/explained.ts';
import { type RouteLine, readRoutes } from './routing-lines.ts';
import type { Version } from './version.ts';

type Scoped = Pick<Version, 'scope' | 'tables'>;

/**
 * A row of a routing table as a line: here `HELP` or `HELP, Bug`, there what the partner's work item is, such as
 * `@space = OPS, priority = High`; a name alone is a space of the partner's.
 */
const textOf = ({ here, there }: { readonly here: string; readonly there: string }): string =>
  `${there.includes('=') ? there : `@space = ${JSON.stringify(there)}`} -> ${here}`;

/** The lines of the routing: the rules' own, then those of their table as it was when they were published. */
export function routesOf({ scope, tables = [] }: Scoped): readonly RouteLine[] {
  const rows = tables.find(({ name }) => name === scope.table)?.rows ?? [];
  const read = rows.map((row) => readRoutes(textOf(row), scope.projects));
  return [...scope.routing, ...read.flatMap((one) => (one.ok ? one.lines : []))];
}

/** Why the table of the routing cannot be used; undefined where it can, or where there is none. */
export function routesMisfit({ scope, tables = [] }: Scoped): Explained | undefined {
  const table = tables.find(({ name }) => name === scope.table);
  for (const [at, row] of (table?.rows ?? []).entries()) {
    const read = readRoutes(textOf(row), scope.projects);
    if (read.ok) continue;
    const which = `Row ${at + 1} of the table "${table?.name}" (${row.here} and ${row.there})`;
    const why =
      read.why === 'unknown-space'
        ? `names the space ${read.part}, which is not in the scope`
        : 'is no line of the routing';
    return {
      code: 'route-table',
      field: 'scope.table',
      message: `${which} ${why}.`,
      next: 'Here stands a space of the scope, perhaps with a work type (HELP, Bug); there the partner’s space, or conditions such as @space = OPS, priority = High.',
    };
  }
  return undefined;
}
