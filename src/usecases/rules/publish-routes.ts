import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Change, Store } from '../../core/ports/store.ts';
import { basicVersion } from '../../core/rules/basic-version.ts';
import { compileRoute } from '../../core/rules/compile-route.ts';
import { ROUTES_KEY, type Routes, routesKind } from '../../core/rules/routes.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { dueKind } from '../../core/sync/records/due.ts';
import { newRun, runDue, runKey, runKind } from '../../core/sync/records/run.ts';
import { changeConnectionBy, connectionLanded } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sweepJob } from '../twin/ring.ts';

export type PublishPorts = { store: Store; random: Random; clock: Clock; queue: Queue; log: Log };

/** Seconds after which the first reconcile runs, and how far back it looks: events may have met old routes. */
const RECONCILE_IN = 60;
const RECONCILE_BACK = 300;

/**
 * Writes the next state of a connection together with the routes that events are judged by: they change as one
 * or not at all. `version` is given where a new one is published. Undefined: somebody wrote in between.
 */
export async function publishRoutes(
  ports: PublishPorts,
  before: Connection,
  next: Connection,
  version?: Version,
): Promise<Connection | undefined> {
  const rules = version ?? (await versionInForce(ports.store, next));
  const routes = await readRoutes(ports);

  const value: Connection = { ...next, rev: before.rev + 1, token: ports.random.token() };
  const route = rules && compileRoute(value, rules);
  const { [value.id]: _, ...others } = routes.connections;
  const connections = route ? { ...others, [value.id]: route } : others;

  const changes: Change[] = [
    { op: 'put', kind: connectionKind, key: value.id, value, when: rev(before.rev) },
    {
      op: 'put',
      kind: routesKind,
      key: ROUTES_KEY,
      value: { v: 1, rev: routes.rev + 1, token: value.token, connections } satisfies Routes,
      when: rev(routes.rev),
    },
    ...(route ? [reconcileSoon(ports, value.id)] : []),
    ...(version?.published?.existing === 'now' ? runSoon(ports, value.id) : []),
    ...(version ? [put(versionKey(value.id, value.version), version)] : []),
  ];
  if (!(await connectionLanded(ports.store, value, changes))) return undefined;
  if (route) await ring(ports, sweepJob(value.id), RECONCILE_IN + 1);
  return value;
}

/** As publishRoutes, reading and deciding again until nobody came between. Undefined: `decide` wants no change. */
export const changeAndPublish = (
  ports: PublishPorts,
  id: string,
  decide: (connection: Connection) => Connection | undefined,
): Promise<Connection | undefined> =>
  changeConnectionBy(ports.store, id, decide, (before, next) => publishRoutes(ports, before, next));

/** The version of a connection that runs; a first one is made at its activation and then found by all. */
async function versionInForce(store: Store, connection: Connection): Promise<Version | undefined> {
  if (connection.version === 0) return undefined;
  const key = versionKey(connection.id, connection.version);
  const found = await store.get(versionKind, key);
  if (found) return found;
  if (connection.version !== 1)
    throw new Error(`Version ${connection.version} of ${connection.id} is not there`);
  const { projectId, projectKey } = connection.local;
  const first = basicVersion({ id: projectId, key: projectKey });
  await store.create(versionKind, key, first);
  return first;
}

async function readRoutes(ports: PublishPorts): Promise<Routes> {
  const found = await ports.store.get(routesKind, ROUTES_KEY);
  if (found) return found;
  const empty: Routes = { v: 1, rev: 1, token: ports.random.token(), connections: {} };
  if (await ports.store.create(routesKind, ROUTES_KEY, empty)) return empty;
  return (await ports.store.get(routesKind, ROUTES_KEY)) ?? empty;
}

function reconcileSoon(ports: PublishPorts, connection: string): Change {
  const now = epochSeconds(ports.clock);
  const at = now + RECONCILE_IN;
  return {
    op: 'put',
    kind: dueKind,
    key: `${at}:${ports.random.token()}`,
    value: { v: 1, what: 'reconcile', connection, at, from: now - RECONCILE_BACK },
  };
}

/** After running processes have read the rules that were published; a run of earlier rules ends with it. */
function runSoon(ports: PublishPorts, connection: string): Change[] {
  const now = epochSeconds(ports.clock);
  const begins = { connection, kind: 'bring-up', due: now + RECONCILE_IN } as const;
  const value = newRun(begins, { token: ports.random.token(), now });
  const due = runDue(value, value.due);
  return [
    { op: 'put', kind: runKind, key: runKey(connection, 'bring-up'), value },
    { op: 'put', kind: dueKind, key: `${due.at}:${ports.random.token()}`, value: due },
  ];
}

const put = (key: string, value: Version): Change => ({ op: 'put', kind: versionKind, key, value });

const rev = (equals: number) => ({ attribute: 'rev', equals }) as const;
