import * as z from 'zod';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { createOf, isNamedBy } from '../../core/rules/command.ts';
import { fallbacks } from '../../core/rules/run-incoming.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { type CreatePlan, type CreateSource, replanned } from '../../core/sync/plan-create.ts';
import { type Claim, claimKey, claimKind } from '../../core/sync/records/claim.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { typeShown } from '../../core/sync/type-of-new.ts';
import { applyNewChildren } from '../children/apply-new-children.ts';
import { applyToRows } from '../incoming/apply-to-rows.ts';
import { keepMergeBases } from '../incoming/keep-merge-bases.ts';
import { toldByIds } from '../incoming/known-names.ts';
import { type MendPlace, mendRefused } from '../incoming/mend-refused.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { bearFromClaim } from './complete-claim.ts';
import { forgetProject } from './known-project.ts';
import { type AskedRequest, askRequest, completeRequest, sayRefused } from './raise-request.ts';
import { refuseCreate } from './refuse-create.ts';

const namedId = z.object({ id: z.string() });

/** A create that has been decided: what it is made from, and what it writes. */
export interface PlannedCreate {
  readonly source: CreateSource;
  readonly plan: CreatePlan;
}

/**
 * Claims the peer's issue and makes the local one: as a request where the rules want that and the desk takes it, as a
 * plain issue otherwise. A value that Jira refuses is mended or set aside, and the rest is made.
 */
export async function claimAndPost(
  ports: Ports,
  context: Context,
  item: UpdateItem,
  { source, plan: given }: PlannedCreate,
  n: number,
): Promise<ItemAnswer> {
  const key = claimKey(context.connection.id, item.issue.id, n);
  const name = { key, n, trace: `${context.connection.id}:${item.issue.id}:${n}` };
  const { asked, plan } = await askRequest(ports, context, source, given);
  const opened = { token: ports.random.token(), at: epochSeconds(ports.clock) };
  const claim: Claim = { ...plan.claim, ...opened };
  const first = asked ? { ...asked.plan.claim, ...opened, raised: asked.raised } : claim;
  if (!(await claimOnce(ports, key, first))) return { code: 'busy' };
  if (asked) {
    const raised = await raise(ports, context, { item, source, claim: first, asked, name });
    if (raised) return raised;
    await ports.store.put(claimKind, key, claim);
  }
  let current = withKnownNames(ports, source, plan);
  for (let repeat = 0; ; repeat += 1) {
    if (ports.clock.remaining() < TIMING.writeMargin * 1000) return { code: 'busy' };
    const made = await ports.jira
      .createIssue({
        fields: current.fields,
        properties: { [COUNTERPART]: { links: [linkOf(context, item, n)] } },
        trace: name.trace,
      })
      .catch((error: unknown) => releaseClaim(ports, key, error));
    if ('id' in made)
      return bear(ports, context, { item, claim: { ...claim, ...current.claim }, current, made });
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

/** Names that Jira has taken by their ids before are told by them at once. */
function withKnownNames(ports: Ports, source: CreateSource, plan: CreatePlan): CreatePlan {
  const type = namedId.safeParse(plan.fields['issuetype']);
  const place = { projectId: source.project.id, issueTypeId: type.data?.id };
  const fields = createOf(toldByIds(ports, place, plan.commands));
  const known = Object.keys(plan.fields).map(
    (field) => [field, fields[field] ?? plan.fields[field]] as const,
  );
  return { ...plan, fields: Object.fromEntries(known) };
}

const linkOf = ({ connection }: Context, { issue }: UpdateItem, n: number) => ({
  c: connection.id,
  claim: `${issue.id}:${n}`,
  k: issue.key,
  s: 'ok',
});

interface Raising {
  readonly item: UpdateItem;
  readonly source: CreateSource;
  readonly claim: Claim;
  readonly asked: AskedRequest;
  readonly name: { readonly key: string; readonly n: number; readonly trace: string };
}

/** Raises the request that the rules want; undefined: the desk takes none, and a plain work item stands in for it. */
async function raise(
  ports: Ports,
  context: Context,
  { item, source, claim, asked, name }: Raising,
): Promise<ItemAnswer | undefined> {
  if (ports.clock.remaining() < TIMING.writeMargin * 1000) return { code: 'busy' };
  const made = await ports.jira
    .raiseRequest({ ...asked.request, trace: name.trace })
    .catch((error: unknown) => releaseClaim(ports, name.key, error));
  if ('refused' in made) {
    await sayRefused(ports, context, source, made);
    return undefined;
  }
  const complete = () => completeRequest(ports, made.id, asked.extras, linkOf(context, item, name.n));
  return bear(ports, context, { item, claim, current: asked.plan, made, complete });
}

interface Birth {
  readonly item: UpdateItem;
  readonly claim: Claim;
  readonly current: CreatePlan;
  readonly made: { readonly id: string; readonly key: string };
  /** What is still missing of the issue itself. */
  readonly complete?: () => Promise<void>;
}

/** The issue is there: it gets its rows, and what the create could not write. */
async function bear(
  ports: Ports,
  context: Context,
  { item, claim, current, made, complete }: Birth,
): Promise<ItemAnswer> {
  const born = await bearFromClaim(ports, context, claim, made.id, current.reasons);
  if (!born) return { code: 'busy' };
  await complete?.();
  await keepMergeBases(ports, context, made.id, current);
  if (claim.unwritten === undefined)
    return applyNewChildren(ports, context, item, { claim, made, reasons: current.reasons });
  const rows = await loadRows(ports.store, context.connection.id, made.id);
  return rows ? applyToRows(ports, context, rows, item, claim.digest) : { code: 'busy' };
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
      : await mendRefused(ports, { ...context, rules: source.rules }, place, Object.fromEntries(refused));
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
