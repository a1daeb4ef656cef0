import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { VersionTrigger } from '../../core/rules/version.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';
import { type TriggerEntity, triggerQuery } from '../../core/trigger/trigger-query.ts';
import { type TriggerSchedule, usualSchedule } from '../../core/trigger/trigger-schedule.ts';
import { unsyncedJql } from '../../core/trigger/unsynced-jql.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishTriggers } from './publish-triggers.ts';
import { queryFault } from './query-fault.ts';
import { triggerScope } from './trigger-scope.ts';

/** Triggers of one connection at most: each is judged on every event of its projects. */
const MOST_TRIGGERS = 50;

export interface TriggerWish {
  readonly connection: string;
  readonly id?: string | undefined;
  readonly entity: TriggerEntity;
  readonly jql: string;
  readonly notes: string;
  readonly active: boolean;
  /** Left out: every hour where a clause can come true without an event, else none. */
  readonly schedule?: TriggerSchedule | undefined;
  readonly fromPartners: boolean;
  /** Account id of who saves. */
  readonly by: string | undefined;
}

export interface SavedTrigger {
  readonly trigger: VersionTrigger;
  /** The version that it is in force with; absent: it stands in the draft, and another admin must agree. */
  readonly number?: number;
  /** Work items that it finds and that are not under sync, which only a backfill or their next change starts. */
  readonly unsynced?: number;
}

/** Checks a sync trigger by our own parser and by Jira, then publishes it, or drafts it where two admins are wanted. */
export async function saveTrigger(
  ports: PublishPorts & { jira: JiraQueries },
  wish: TriggerWish,
): Promise<Attempt<SavedTrigger>> {
  const fault = await faultOf(ports.jira, wish);
  if (fault) return failed(fault);
  const id = wish.id ?? ports.random.token();
  const { entity, jql, notes, active, fromPartners } = wish;
  const wished: VersionTrigger = { id, entity, jql, notes, active, fromPartners, schedule: scheduleOf(wish) };
  let trigger = wished;

  const { connection, by } = wish;
  const change = (triggers: readonly VersionTrigger[]): Attempt<VersionTrigger[]> => {
    const refused = misfit(triggers, wish);
    if (refused) return failed(refused);
    const known = triggers.find((one) => one.id === id);
    trigger = since(wished, known, ports.clock.now());
    return done(known ? triggers.map((one) => (one.id === id ? trigger : one)) : [...triggers, trigger]);
  };
  const published = await publishTriggers(ports, { connection, change, by });
  if (!published.ok) return published;
  const { number } = published.value;
  if (number === undefined) return done({ trigger });
  return done({ trigger, number, ...(await leftToStart(ports, wish.connection, trigger)) });
}

async function faultOf(jira: JiraQueries, wish: TriggerWish): Promise<Explained | undefined> {
  const fault = await queryFault(jira, wish.jql);
  if (fault !== undefined || wish.entity === 'issue') return fault;
  const [[refused] = []] = await jira.queryFaults([triggerQuery(wish)]);
  return refused === undefined
    ? undefined
    : {
        code: 'no-requests',
        field: 'entity',
        message: `This site knows no requests of a service desk: ${refused}`,
        next: 'Let the trigger start work items, or ask an administrator for Jira Service Management.',
      };
}

function scheduleOf({ schedule, jql }: TriggerWish): TriggerSchedule {
  if (schedule !== undefined) return schedule;
  const compiled = compileTrigger(jql);
  return usualSchedule(compiled.ok ? compiled.moves : []);
}

/** One that is off remembers since when. */
function since(trigger: VersionTrigger, before: VersionTrigger | undefined, now: number): VersionTrigger {
  if (trigger.active) return trigger;
  return { ...trigger, offSince: before?.active === false ? (before.offSince ?? now) : now };
}

/** One that is searched for by a schedule needs nobody to start what is there. */
async function leftToStart(
  ports: { store: PublishPorts['store']; jira: JiraQueries },
  connection: string,
  trigger: VersionTrigger,
): Promise<Pick<SavedTrigger, 'unsynced'>> {
  if (!trigger.active || trigger.schedule !== 'none') return {};
  const found = await triggerScope(ports, connection);
  if (!found.ok || found.value.scope.projects.length === 0) return {};
  if (found.value.version?.scope.methods.out !== 'automatic') return {};
  return { unsynced: await ports.jira.count(unsyncedJql(found.value.scope, triggerQuery(trigger))) };
}

function misfit(triggers: readonly VersionTrigger[], wish: TriggerWish): Explained | undefined {
  if (wish.id !== undefined && !triggers.some((one) => one.id === wish.id))
    return {
      code: 'trigger-not-found',
      message: 'The trigger was deleted by somebody else.',
      next: 'Load the list again and add it as a new one.',
    };
  if (wish.id === undefined && triggers.length >= MOST_TRIGGERS)
    return {
      code: 'too-many-triggers',
      message: `The connection has ${MOST_TRIGGERS} triggers already.`,
      next: 'Delete one, or join two of them with OR.',
    };
  return undefined;
}
