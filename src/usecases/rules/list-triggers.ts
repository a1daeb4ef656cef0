import { allOf } from '../../core/all-of.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Clock, Log } from '../../core/ports/environment.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { sameJson } from '../../core/rules/diff-leaves.ts';
import { draftKind } from '../../core/rules/draft-record.ts';
import type { Version, VersionTrigger } from '../../core/rules/version.ts';
import { choreKind } from '../../core/sync/records/chore.ts';
import { triggerQuery } from '../../core/trigger/trigger-query.ts';
import { type SearchedScope, unsyncedJql } from '../../core/trigger/unsynced-jql.ts';
import { triggerScope } from './trigger-scope.ts';

export interface SeenTrigger {
  readonly trigger: VersionTrigger;
  /** About so many work items it would have started since it was turned off. */
  readonly passedOver?: number;
  /** Jira no longer takes the query, in its words. */
  readonly fault?: string;
}

/** The sync triggers in force, and whether a draft holds others. */
export interface StandingTriggers {
  readonly triggers: readonly SeenTrigger[];
  readonly inDraft: boolean;
  /** Epoch seconds at which the schedules last searched; absent where none has a schedule or has searched yet. */
  readonly searched?: number;
  /** The projects in scope; `since`: switched off then, in epoch seconds. */
  readonly spaces: readonly { readonly id: string; readonly key: string; readonly since?: number }[];
}

interface ListPorts {
  readonly store: Store;
  readonly jira: JiraQueries;
  readonly clock: Clock;
  readonly log: Log;
}

/** Triggers that are off and counted for: each costs a point. */
const COUNTED = 10;

export async function listTriggers(ports: ListPorts, id: string): Promise<Attempt<StandingTriggers>> {
  const found = await triggerScope(ports, id);
  if (!found.ok) return found;
  const { connection, version, scope } = found.value;
  const triggers = version?.triggers ?? [];
  const held = (await ports.store.get(draftKind, id))?.held?.version['triggers'];
  const inDraft = held !== undefined && !sameJson(held, triggers);
  const scheduled = triggers.some(({ active, schedule }) => active && schedule !== 'none');
  const at = scheduled ? (await ports.store.get(choreKind, 'triggers'))?.at : undefined;
  return done({
    triggers: await asJiraSees(ports, scope, triggers),
    inDraft,
    spaces: spacesOf(connection, version),
    ...(at === undefined || at === 0 ? {} : { searched: at }),
  });
}

/** The projects that the rules in force sync. */
export const spacesOf = (
  { off = {} }: Connection,
  version: Version | undefined,
): StandingTriggers['spaces'] =>
  (version?.scope.projects ?? []).map(({ id, key }) => {
    const since = off[id];
    return { id, key, ...(since === undefined ? {} : { since }) };
  });

/** Without Jira's word on them where it gives none: the list is worth more than the counts in it. */
async function asJiraSees(
  ports: ListPorts,
  scope: SearchedScope,
  triggers: readonly VersionTrigger[],
): Promise<readonly SeenTrigger[]> {
  const plain = triggers.map((trigger) => ({ trigger }));
  if (triggers.length === 0) return plain;
  try {
    const faults = await ports.jira.queryFaults(triggers.map(triggerQuery));
    const usable = triggers.filter((_, index) => (faults[index] ?? []).length === 0);
    const counted = usable.filter(({ offSince }) => offSince !== undefined).slice(0, COUNTED);
    const counts = await allOf(counted.map((trigger) => countPassedOver(ports, scope, trigger)));
    return plain.map(({ trigger }, index) => {
      const fault = (faults[index] ?? []).join(' ');
      const passedOver = counts[counted.indexOf(trigger)];
      return {
        trigger,
        ...(fault === '' ? {} : { fault }),
        ...(passedOver === undefined ? {} : { passedOver }),
      };
    });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('trigger.not-counted', { connection: scope.connection, code: error.code });
    return plain;
  }
}

/** What has changed since a trigger was turned off, what it finds now, and what nobody has started meanwhile. */
async function countPassedOver(
  ports: ListPorts,
  scope: SearchedScope,
  trigger: VersionTrigger,
): Promise<number> {
  if (scope.projects.length === 0) return 0;
  const minutes = Math.max(1, Math.ceil((ports.clock.now() - (trigger.offSince ?? 0)) / 60_000));
  return ports.jira.count(`${unsyncedJql(scope, triggerQuery(trigger))} AND updated >= -${minutes}m`);
}
