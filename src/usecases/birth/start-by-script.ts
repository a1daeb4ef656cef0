import type { Ports } from '../../core/ports/ports.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { nextGeneration } from '../../core/sync/generation.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { startingTwin } from '../../core/sync/new-twin.ts';
import { judgeScope } from '../twin/judge-scope.ts';
import type { Context } from '../twin/load-context.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { bearTwin } from './bear-twin.ts';
import { completeClaim } from './complete-claim.ts';
import { originOf } from './origin-of.ts';

type Started = 'started' | 'stands' | 'sends-nothing' | 'not-found' | 'out-of-scope' | 'arrived' | 'busy';

/**
 * Puts an issue under sync because a script of this side has asked for it. Like a trigger it respects ended pairs and
 * sends nothing on that has itself arrived from a partner: a third company would read it.
 */
export async function startByScript(ports: Ports, context: Context, key: string): Promise<Started> {
  const connection = context.connection.id;
  if (!context.rules.sends) return 'sends-nothing';
  const issue = await ports.jira.readIssue(key, {
    fields: fieldsToSend(context.rules),
    properties: [COUNTERPART],
  });
  if (issue === 'not-found') return issue;
  if (await judgeScope(ports, context, issue)) return 'out-of-scope';
  if (await loadRows(ports.store, connection, issue.id)) return 'stands';
  await completeClaim(ports, { issue: issue.id, property: issue.properties[COUNTERPART] });
  if (await loadRows(ports.store, connection, issue.id)) return 'stands';
  const from = await originOf(ports, connection, issue.id);
  if (from !== undefined && from.hops > 0) return 'arrived';
  const origin = from ?? { origin: ports.random.token(), hops: 0 };
  const twin = startingTwin(connection, issue.id, nextGeneration(undefined, ports.random.token()), origin);
  if (!(await bearTwin(ports, twin, true))) return 'busy';
  await ring(ports, sendJob(connection, issue.id), 0);
  return 'started';
}
