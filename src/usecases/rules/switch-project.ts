import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { type Due, dueKind } from '../../core/sync/records/due.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sweepJob } from '../twin/ring.ts';
import { type StandingTriggers, spacesOf } from './list-triggers.ts';
import { changeAndPublish, type PublishPorts } from './publish-routes.ts';
import { triggerScope } from './trigger-scope.ts';

/** Seconds until every process reads the connection as it is now (load-connection). */
const LOOK_IN = 40;

export interface ProjectSwitch {
  readonly connection: string;
  /** Id of a local project in scope. */
  readonly project: string;
  readonly on: boolean;
}

/**
 * Switches the sync of one project off or on. While it is off nothing of its issues is sent or taken, and the peer
 * hears only that they are out of scope; what changed meanwhile crosses, and what triggers missed starts, once it is
 * on again.
 */
export async function switchProject(
  ports: PublishPorts,
  { connection: id, project, on }: ProjectSwitch,
): Promise<Attempt<StandingTriggers['spaces']>> {
  const found = await triggerScope(ports, id);
  if (!found.ok) return found;
  const { connection, version } = found.value;
  if (!version?.scope.projects.some((one) => one.id === project)) return failed(notInScope);
  const now = epochSeconds(ports.clock);
  const since = connection.off?.[project];
  const changed = await changeAndPublish(ports, id, (before) =>
    switched(before, project, on ? undefined : now),
  );
  if (changed === undefined) return done(spacesOf(connection, version));
  const at = now + LOOK_IN;
  const look = { v: 1, connection: id, at, from: on ? (since ?? now) : now } as const;
  await putDue(ports, { ...look, what: 'look-at-project', change: { project, what: 'updated' } });
  if (on) await putDue(ports, { ...look, what: 'reconcile' });
  await ring(ports, sweepJob(id), LOOK_IN + 1);
  return done(spacesOf(changed, version));
}

const putDue = (ports: PublishPorts, due: Due): Promise<void> =>
  ports.store.put(dueKind, `${due.at}:${ports.random.token()}`, due);

/** Undefined: it is so already. */
function switched(
  connection: Connection,
  project: string,
  since: number | undefined,
): Connection | undefined {
  const { off: before, ...rest } = connection;
  const { [project]: was, ...others } = before ?? {};
  if ((was === undefined) === (since === undefined)) return undefined;
  const off = since === undefined ? others : { ...others, [project]: since };
  return Object.keys(off).length === 0 ? rest : { ...rest, off };
}

const notInScope = {
  code: 'project-not-in-scope',
  field: 'project',
  message: 'The space is none of those that the rules in force sync.',
  next: 'Load the page again; its spaces may have changed.',
};
