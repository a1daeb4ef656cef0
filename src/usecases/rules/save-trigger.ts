import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { VersionTrigger } from '../../core/rules/version.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishTriggers } from './publish-triggers.ts';

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
}

/** Checks a sync trigger by our own parser and by Jira, then publishes it. */
export async function saveTrigger(
  ports: PublishPorts & { jira: JiraQueries },
  wish: TriggerWish,
): Promise<Attempt<VersionTrigger>> {
  const fault = await queryFault(ports.jira, wish.jql);
  if (fault) return failed(fault);
  const id = wish.id ?? ports.random.token();
  const { entity, jql, notes, active, fromPartners } = wish;
  const trigger: VersionTrigger = { id, entity, jql, notes, active, fromPartners, schedule: 'none' };

  const published = await publishTriggers(ports, wish.connection, (triggers) => {
    const refused = misfit(triggers, wish);
    if (refused) return failed(refused);
    const known = triggers.some((one) => one.id === id);
    return done(known ? triggers.map((one) => (one.id === id ? trigger : one)) : [...triggers, trigger]);
  });
  return published.ok ? done(trigger) : published;
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

/** Why a query cannot be a trigger; undefined where it can. */
export async function queryFault(jira: JiraQueries, jql: string): Promise<Explained | undefined> {
  const compiled = compileTrigger(jql);
  if (!compiled.ok)
    return {
      code: 'jql-syntax',
      field: 'jql',
      message: `${compiled.message} (line ${compiled.line}, column ${compiled.column})`,
      next: 'Mend the query; Jira’s own search shows the same message.',
    };
  if (/\border\s+by\b/i.test(jql.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, '')))
    return {
      code: 'jql-order',
      field: 'jql',
      message: 'A trigger has no order: it is asked of one work item at a time.',
      next: 'Leave out ORDER BY and what follows it.',
    };
  const faults = await jira.queryFaults(jql);
  if (faults.length === 0) return undefined;
  return {
    code: 'jql-refused',
    field: 'jql',
    message: faults.join(' '),
    next: 'Use fields and values that the app can see on this site.',
  };
}
