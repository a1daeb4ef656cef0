import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { VersionTrigger } from '../../core/rules/version.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishTriggers } from './publish-triggers.ts';
import { queryFault } from './query-fault.ts';

/** Triggers of one connection at most: each is judged on every event of its projects. */
const MOST_TRIGGERS = 50;

export interface TriggerWish {
  readonly connection: string;
  readonly id?: string | undefined;
  readonly entity: 'issue';
  readonly jql: string;
  readonly notes: string;
  readonly active: boolean;
  readonly fromPartners: boolean;
  /** Account id of who saves. */
  readonly by: string | undefined;
}

export interface SavedTrigger {
  readonly trigger: VersionTrigger;
  /** The version that it is in force with; absent: it stands in the draft, and another admin must agree. */
  readonly number?: number;
}

/** Checks a sync trigger by our own parser and by Jira, then publishes it, or drafts it where two admins are wanted. */
export async function saveTrigger(
  ports: PublishPorts & { jira: JiraQueries },
  wish: TriggerWish,
): Promise<Attempt<SavedTrigger>> {
  const fault = await queryFault(ports.jira, wish.jql);
  if (fault) return failed(fault);
  const id = wish.id ?? ports.random.token();
  const { entity, jql, notes, active, fromPartners } = wish;
  const trigger: VersionTrigger = { id, entity, jql, notes, active, fromPartners, schedule: 'none' };

  const { connection, by } = wish;
  const change = (triggers: readonly VersionTrigger[]): Attempt<VersionTrigger[]> => {
    const refused = misfit(triggers, wish);
    if (refused) return failed(refused);
    const known = triggers.some((one) => one.id === id);
    return done(known ? triggers.map((one) => (one.id === id ? trigger : one)) : [...triggers, trigger]);
  };
  const published = await publishTriggers(ports, { connection, change, by });
  if (!published.ok) return published;
  const { number } = published.value;
  return done({ trigger, ...(number === undefined ? {} : { number }) });
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
