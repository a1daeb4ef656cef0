import * as z from 'zod';
import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import type { Addresses } from '../../core/rules/people.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import { type CreateSource, planCreate } from '../../core/sync/plan-create.ts';
import { stopOfScript } from '../../core/sync/script-problem.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { loadWorkflow, workflowKey } from '../incoming/known-workflow.ts';
import { localizeIssues } from '../incoming/localize-issues.ts';
import { takeByScript } from '../incoming/take-by-script.ts';
import { noteUnknown } from '../people/note-unknown.ts';
import { noteScriptFailure } from '../rules/note-script-failure.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { claimAndPost, type PlannedCreate } from './claim-and-post.ts';
import { bearFromClaim, findClaimed } from './complete-claim.ts';
import { findRaised } from './find-raised.ts';
import { knownProject } from './known-project.ts';
import { latestClaim } from './latest-claim.ts';
import { placeTaken, sourceTaken } from './source-of-create.ts';
import { startedByHand } from './started-by-hand.ts';
import { takeOrigin } from './take-origin.ts';

const namedId = z.object({ id: z.string() });

/** More claims than this for one issue mean that something else is wrong. */
const CLAIMS_MAX = 20;

/**
 * Makes the local issue for a peer's. The claim is written before the POST and its name rides inside it, so that
 * an issue whose POST was not answered is found again instead of made twice.
 */
export async function createFromItem(
  ports: Ports,
  context: Context,
  item: UpdateItem,
  digest: string,
): Promise<ItemAnswer> {
  if (!context.rules.takes) return { code: 'left-scope' };
  if (context.rules.takesByHand && !(await startedByHand(ports.store, context, item)))
    return { code: 'by-hand' };
  if (item.full !== true) return { code: 'need-full', have: 0 };
  if ((item.hops ?? 0) >= APP.hops) return { code: 'cycle' };
  const known = await takeOrigin(ports, context.connection.id, item);
  if (known) return known;
  const latest = await latestClaim(ports, context.connection.id, item.issue.id);
  if (latest.claim) {
    const age = epochSeconds(ports.clock) - latest.claim.at;
    if (age < TIMING.claimBusy) return { code: 'busy' };
    const found = await findClaimed(ports, context, latest.claim.peer);
    if (found) {
      await bearFromClaim(ports, context, found.claim, found.issue.id);
      return { code: 'busy' };
    }
    const raised = await findRaised(ports, context, latest.claim);
    if (raised.is === 'one') {
      await bearFromClaim(ports, context, latest.claim, raised.issue.id);
      return { code: 'busy' };
    }
    if (raised.is === 'several') return askPerson(ports, context, item, raised.keys);
    if (age < TIMING.claimLost || latest.n >= CLAIMS_MAX) return { code: 'busy' };
  }
  const taken = await takeByScript(ports, context, { item });
  if (taken.is === 'needs-full') return { code: 'need-full', have: 0 };
  if (taken.is === 'failed') return stopAtBirth(ports, context, item, taken.failure);
  const place = await placeTaken(ports, context, item, taken);
  if (place === 'nowhere') return { code: 'no-project' };
  if (context.rules.resting?.[place.project] !== undefined) return { code: 'left-scope' };
  const project = await knownProject(ports, place.project);
  if (project === 'not-found') return { code: 'refused' };
  const localized = await localizeIssues(ports.store, context.connection.id, item);
  const source: CreateSource = {
    ...sourceTaken(context, localized.item, taken),
    digest,
    project,
    ...(place.type === undefined ? {} : { type: place.type }),
  };
  const addresses = await findAccounts(ports, context, source.item.fields);
  await noteUnknown(ports, context, source.item.fields, addresses);
  const planned = await planOf(ports, source, addresses);
  return claimAndPost(ports, context, item, planned, latest.n + 1);
}

/** Several equal requests: which of them belongs to the partner's work item, a person says by connecting them. */
async function askPerson(
  ports: Ports,
  context: Context,
  { issue: { key } }: UpdateItem,
  keys: readonly string[],
): Promise<ItemAnswer> {
  const why = `${keys.join(' and ')} were raised at the same time with the same summary; connect one of them with ${key}`;
  await raiseAlert(ports, context.connection.id, `request:${key}: ${why}`);
  return { code: 'refused' };
}

/** The script gave nothing: the item waits at its sender, and the admin here reads where it stopped. */
async function stopAtBirth(
  ports: Ports,
  context: Context,
  item: UpdateItem,
  { message, at }: ScriptFailure,
): Promise<ItemAnswer> {
  const why = stopOfScript('incoming', { message: message.slice(0, 300), ...at });
  const { key } = item.issue;
  await noteScriptFailure(ports, context.connection.id, {
    side: 'incoming',
    key,
    there: true,
    message,
    ...at,
  });
  await raiseAlert(ports, context.connection.id, `script:${item.issue.key}: ${why}`);
  return { code: 'refused' };
}

/** Where it is known that new issues begin in the very status that is wanted, nothing is left to do for it. */
async function planOf(ports: Ports, source: CreateSource, addresses: Addresses): Promise<PlannedCreate> {
  const plan = planCreate(source, addresses);
  const type = namedId.safeParse(plan.fields['issuetype']);
  if (plan.claim.unwritten === undefined || !type.success) return { source, plan };
  const { first } = await loadWorkflow(ports, workflowKey(source.project.id, type.data.id));
  if (first === undefined) return { source, plan };
  const knowing: CreateSource = { ...source, firstStatus: first };
  return { source: knowing, plan: planCreate(knowing, addresses) };
}
