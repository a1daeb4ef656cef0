import * as z from 'zod';
import { APP } from '../../core/limits.ts';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { isNamedBy } from '../../core/rules/command.ts';
import type { Addresses } from '../../core/rules/people.ts';
import { fallbacks } from '../../core/rules/run-incoming.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { type CreatePlan, type CreateSource, planCreate, replanned } from '../../core/sync/plan-create.ts';
import { type Claim, claimKey, claimKind } from '../../core/sync/records/claim.ts';
import { stopOfScript } from '../../core/sync/script-problem.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { typeShown } from '../../core/sync/type-of-new.ts';
import { applyNewChildren } from '../children/apply-new-children.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { applyToRows } from '../incoming/apply-to-rows.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { keepMergeBases } from '../incoming/keep-merge-bases.ts';
import { loadWorkflow, workflowKey } from '../incoming/known-workflow.ts';
import { localizeIssues } from '../incoming/localize-issues.ts';
import { type MendPlace, mendRefused } from '../incoming/mend-refused.ts';
import { takeByScript } from '../incoming/take-by-script.ts';
import { noteUnknown } from '../people/note-unknown.ts';
import { noteScriptFailure } from '../rules/note-script-failure.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { bearFromClaim, findClaimed } from './complete-claim.ts';
import { forgetProject, knownProject } from './known-project.ts';
import { latestClaim } from './latest-claim.ts';
import { refuseCreate } from './refuse-create.ts';
import { placeTaken, sourceTaken } from './source-of-create.ts';
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

interface PlannedCreate {
  readonly source: CreateSource;
  readonly plan: CreatePlan;
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

async function claimAndPost(
  ports: Ports,
  context: Context,
  item: UpdateItem,
  { source, plan }: PlannedCreate,
  n: number,
): Promise<ItemAnswer> {
  const key = claimKey(context.connection.id, item.issue.id, n);
  const claim: Claim = { ...plan.claim, token: ports.random.token(), at: epochSeconds(ports.clock) };
  if (!(await claimOnce(ports, key, claim))) return { code: 'busy' };
  let current = plan;
  for (let repeat = 0; ; repeat += 1) {
    if (ports.clock.remaining() < TIMING.writeMargin * 1000) return { code: 'busy' };
    const link = { c: context.connection.id, claim: `${item.issue.id}:${n}`, k: item.issue.key, s: 'ok' };
    const made = await ports.jira
      .createIssue({
        fields: current.fields,
        properties: { [COUNTERPART]: { links: [link] } },
        trace: `${context.connection.id}:${item.issue.id}:${n}`,
      })
      .catch((error: unknown) => releaseClaim(ports, key, error));
    if ('id' in made) {
      const borne = { ...claim, ...current.claim };
      const born = await bearFromClaim(ports, context, borne, made.id, current.reasons);
      if (!born) return { code: 'busy' };
      await keepMergeBases(ports, context, made.id, current);
      if (borne.unwritten === undefined)
        return applyNewChildren(ports, context, item, { claim: borne, made, reasons: current.reasons });
      const rows = await loadRows(ports.store, context.connection.id, made.id);
      return rows ? applyToRows(ports, context, rows, item, borne.digest) : { code: 'busy' };
    }
    forgetProject(ports, source.project.id);
    const fillers = fillersFor(context, source, current, made);
    const named = Object.keys(made.fields).filter((field) => isAskedFor(current, field));
    ports.log.note('create.refused', {
      connection: context.connection.id,
      issue: item.issue.id,
      fields: named.length,
    });
    const cannot = named.length === 0 && Object.keys(fillers).length === 0;
    if (cannot || repeat >= 2) {
      // Nothing was made: the next attempt need not wait for this claim.
      await ports.store.put(claimKind, key, { ...claim, at: 0 });
      return refuseCreate(ports, context, { plan: current, project: source.project.id }, made);
    }
    current = await mended(ports, context, source, current, { named, fillers, says: made.fields });
    await ports.store.put(claimKind, key, { ...claim, ...current.claim });
  }
}

const UNTOUCHED: ReadonlySet<string> = new Set(['rate-limited', 'unavailable', 'forbidden']);

/** A POST that Jira did not take up has made nothing: the next attempt need not wait for this claim. */
async function releaseClaim(ports: Ports, key: string, error: unknown): Promise<never> {
  if (error instanceof PortError && UNTOUCHED.has(error.code)) await ports.store.delete(claimKind, key);
  throw error;
}

/** Whether a field that Jira names is one that the plan writes and can do without. */
function isAskedFor({ fields, commands }: CreatePlan, field: string): boolean {
  const commanded = Object.values(commands).some((command) => isNamedBy(command, [field]));
  return field !== 'project' && (commanded || field in fields);
}

/** What the version falls back on, for fields that Jira demands and nothing fills yet. */
function fillersFor(
  { rules, key }: Context,
  { project }: CreateSource,
  { fields }: CreatePlan,
  refused: Refused,
): Readonly<Record<string, unknown>> {
  const shown = typeShown(project, fields['issuetype']);
  const known = fallbacks(rules, key, { moment: 'create', project, fields: shown });
  const wanted = Object.keys(refused.fields).filter((field) => !(field in fields) && field in known);
  return Object.fromEntries(wanted.map((field) => [field, known[field]]));
}

/** Fields that Jira has refused with what it says of each, and what fills those that it demands. */
interface Refusal {
  readonly named: readonly string[];
  readonly fillers: Readonly<Record<string, unknown>>;
  readonly says: Readonly<Record<string, string>>;
}

async function mended(
  ports: Ports,
  context: Context,
  source: CreateSource,
  plan: CreatePlan,
  { named, fillers, says }: Refusal,
): Promise<CreatePlan> {
  const refused = Object.entries(plan.commands).filter(([, command]) => isNamedBy(command, named));
  const type = namedId.safeParse(plan.fields['issuetype']);
  const place: MendPlace = {
    moment: 'create',
    fields: typeShown(source.project, plan.fields['issuetype']),
    project: source.project,
    projectId: source.project.id,
    issueTypeId: named.includes('issuetype') ? undefined : type.data?.id,
  };
  const found =
    refused.length === 0
      ? { write: {}, aside: {}, later: [] }
      : await mendRefused(ports, context, place, Object.fromEntries(refused));
  return replanned(source, plan, named, { ...found, fillers, says });
}

async function claimOnce(ports: Ports, key: string, claim: Claim): Promise<boolean> {
  try {
    return await ports.store.create(claimKind, key, claim);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    return (await ports.store.get(claimKind, key))?.token === claim.token;
  }
}
