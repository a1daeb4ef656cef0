import type { Refused } from '../../core/ports/jira.ts';
import type { RequestWrite } from '../../core/ports/jira-desk.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { fallbacks } from '../../core/rules/run-incoming.ts';
import { chooseRequestType, planRequest } from '../../core/service/plan-request.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { type CreatePlan, type CreateSource, replanned } from '../../core/sync/plan-create.ts';
import type { Claim } from '../../core/sync/records/claim.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import type { Context } from '../twin/load-context.ts';
import { forgetDesk, knownDesk, knownForm } from './known-desk.ts';

/** A request to be raised in place of a work item, and the plan of what it will hold. */
export interface AskedRequest {
  readonly plan: CreatePlan;
  readonly request: Omit<RequestWrite, 'trace'>;
  readonly extras: Readonly<Record<string, unknown>>;
  /** What a request that was raised without an answer is known by. */
  readonly raised: NonNullable<Claim['raised']>;
}

/** What is to be made: a request where `asked` is there, else, or where Jira takes none, the work item of `plan`. */
interface Asking {
  readonly asked?: AskedRequest;
  readonly plan: CreatePlan;
}

/**
 * The request that the rules want in place of a plain work item. Where they want none, nothing is asked of Jira; where
 * it cannot be raised, the admin is told why, and the work item is made all the same.
 */
export async function askRequest(
  ports: Ports,
  context: Context,
  source: CreateSource,
  plan: CreatePlan,
): Promise<Asking> {
  const { service } = context.rules;
  const { project, item } = source;
  const isBelow = plan.fields['parent'] !== undefined && plan.fields['parent'] !== null;
  if (service?.create !== 'request' || project.typeKey !== 'service_desk' || isBelow) return { plan };
  const wanted = { rules: source.rules, fields: plan.fields, commands: plan.commands };
  const plain = async (why: string, instead = plan): Promise<Asking> => {
    await sayPlain(ports, context, item.issue.key, why);
    return { plan: instead };
  };
  const desk = await knownDesk(ports, project.id);
  if (!desk) return plain(`the app is not let into the desk of ${project.key}`);
  const chosen = chooseRequestType(wanted, desk);
  if (chosen.is === 'none') return plain(chosen.why);
  const { type } = chosen;
  const typed = withTypeOf(source, plan, type.issueType);
  const form = await knownForm(ports, desk.id, type.id);
  if (!form) return plain(`the portal shows the app no form of "${type.name}"`, typed);
  const fillers = fallbacks(source.rules, source.key, { moment: 'create', project, fields: plan.fields });
  const planned = planRequest(wanted, service, { desk, type, form }, fillers);
  if (planned.is === 'none') return plain(planned.why, typed);
  const asked: AskedRequest = {
    plan: inPlaceOf(source, plan, planned),
    request: planned.request,
    extras: planned.extras,
    raised: { type: type.id, summary: summaryPrint(context, planned.request.fields['summary']) },
  };
  return { asked, plan: typed };
}

/** Where no rule says the work type, the request type does: with another one Jira takes no request type. */
function withTypeOf(source: CreateSource, plan: CreatePlan, issueType: string): CreatePlan {
  const isGiven = Object.values(plan.commands).some(({ field }) => field === 'issuetype');
  if (isGiven || source.type !== undefined) return plan;
  const issuetype = { issuetype: { id: issueType } };
  const essentials = { ...plan.essentials, ...issuetype };
  return { ...plan, fields: { ...plan.fields, ...issuetype }, essentials };
}

/** The plan without what the request settles by itself; the rest counts as unwritten, so that all is looked at again. */
function inPlaceOf(
  source: CreateSource,
  plan: CreatePlan,
  { later, settled }: { readonly later: readonly string[]; readonly settled: readonly string[] },
): CreatePlan {
  const commands = Object.entries(plan.commands).filter(([path]) => !settled.includes(path));
  const less = { ...plan, commands: Object.fromEntries(commands) };
  const next = replanned(source, less, [], { write: {}, aside: {}, later, fillers: {} });
  return { ...next, claim: { ...next.claim, unwritten: next.claim.unwritten ?? [] } };
}

/** What equal requests share: the summary as it was posted. */
export const summaryPrint = ({ key }: Pick<Context, 'key'>, summary: unknown): string =>
  fingerprint(key, ['raised', typeof summary === 'string' ? summary.trim() : '']);

/** What Jira refuses of a request, it says of no field: a plain work item takes its place, field by field. */
export async function sayRefused(
  ports: Ports,
  context: Context,
  { project, item }: CreateSource,
  refused: Refused,
): Promise<void> {
  forgetDesk(ports, project.id);
  await sayPlain(ports, context, item.issue.key, `Jira refused the request: ${refused.messages.join(' ')}`);
}

const sayPlain = (ports: Ports, { connection }: Context, key: string, why: string): Promise<void> =>
  raiseAlert(ports, connection.id, `request:${key}: ${why.slice(0, 400)}`);

/**
 * A request bears no property when it is raised: it gets it now, with what stands in no form. Never in the way: the
 * rows are written, and the next write of the pair brings the property again.
 */
export async function completeRequest(
  ports: Ports,
  issue: string,
  extras: Readonly<Record<string, unknown>>,
  link: { readonly c: string; readonly claim: string; readonly k: string; readonly s: string },
): Promise<void> {
  const property = { issue, links: [link] };
  try {
    const result = await ports.jira.updateIssue(issue, {
      fields: extras,
      properties: { [COUNTERPART]: property },
    });
    if (typeof result === 'object' && 'refused' in result)
      await ports.jira.setIssueProperty(issue, COUNTERPART, property);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('request.unnamed', { issue, code: error.code });
  }
}
