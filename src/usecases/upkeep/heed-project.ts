import type { Connection } from '../../core/connection/connection-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { afterProjectChange, type ProjectChange } from '../../core/sync/project-change.ts';
import { type Due, dueKind } from '../../core/sync/records/due.ts';
import { changeAndPublish } from '../rules/publish-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sweepJob } from '../twin/ring.ts';

/** Seconds until every process reads the connection as it is now (load-connection). */
const LOOK_IN = 40;

/**
 * What became of a project is written into the connection, where every look at an issue finds it at no cost, and
 * the issues that may be in it are looked at a little later: they pause, go on, or end by the rules for deleted ones.
 */
export async function heedProject(ports: Ports, due: Due, change: ProjectChange): Promise<void> {
  const { connection } = due;
  const changed = await changeAndPublish(ports, connection, (now) => after(now, change));
  if (!changed || change.what === 'updated') return;
  ports.log.note('project.heeded', { connection, project: change.project, what: change.what });
  const at = epochSeconds(ports.clock) + LOOK_IN;
  const look: Due = { ...due, what: 'look-at-project', at };
  await ports.store.put(dueKind, `${at}:${ports.random.token()}`, look);
  await ring(ports, sweepJob(connection), LOOK_IN + 1);
}

function after(connection: Connection, change: ProjectChange): Connection | undefined {
  const { resting: before, local, ...rest } = connection;
  const resting = afterProjectChange(before, change);
  const key = change.project === local.projectId ? change.key : undefined;
  const renamed = change.what === 'updated' && key !== undefined && key !== local.projectKey;
  if (JSON.stringify(resting) === JSON.stringify(before) && !renamed) return undefined;
  return {
    ...rest,
    local: renamed ? { ...local, projectKey: key } : local,
    ...(resting === undefined ? {} : { resting }),
  };
}
