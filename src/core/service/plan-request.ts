import * as z from 'zod';
import { nameForm } from '../fields/option-kind.ts';
import type { Desk, DeskRequestType, RequestForm, RequestWrite } from '../ports/jira-desk.ts';
import type { Runnable } from '../rules/command.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import type { ServiceRules } from './service-rules.ts';

type Fields = Readonly<Record<string, unknown>>;
type Commands = Readonly<Record<string, Runnable>>;

/** What a new work item is to hold, and what that comes from. */
interface Wanted {
  readonly rules: Pick<CompiledRules, 'incoming'>;
  readonly fields: Fields;
  readonly commands: Commands;
}

type TypeChosen =
  | { readonly is: 'type'; readonly type: DeskRequestType }
  | { readonly is: 'none'; readonly why: string };

const held = z.object({ requestType: z.object({ name: z.string() }) });
const account = z.object({ accountId: z.string() });
const byId = z.object({ id: z.string() });

/** The request type that the rules give, as the desk has it; of two of one name that of the planned work type. */
export function chooseRequestType({ rules, fields, commands }: Wanted, desk: Desk): TypeChosen {
  const command = Object.values(commands).find((one) => isRequestType(rules, one));
  const named = held.safeParse(command?.raw);
  if (!named.success) return { is: 'none', why: 'no line of the rules gives it a request type' };
  const { name } = named.data.requestType;
  const found = desk.types.filter((one) => nameForm(one.name) === nameForm(name));
  const planned = byId.safeParse(fields['issuetype']).data?.id;
  const type = found.find(({ issueType }) => issueType === planned) ?? found[0];
  return type ? { is: 'type', type } : { is: 'none', why: `the desk has no request type "${name}"` };
}

/** The call that raises the request, and what becomes of what the portal does not take. */
interface RequestPlan {
  readonly request: Omit<RequestWrite, 'trace'>;
  /** Paths that are written once the request is there. */
  readonly later: readonly string[];
  /** Paths that the request settles by itself, in another way than the peer's item says. */
  readonly settled: readonly string[];
  /** Fields of no path that the form does not have. */
  readonly extras: Fields;
}

type RequestPlanned =
  | ({ readonly is: 'request' } & RequestPlan)
  | { readonly is: 'none'; readonly why: string };

/**
 * What of a new work item goes through the portal's form. `fillers`: what the rules fall back on, by field; they fill
 * what the form demands and nothing else gives.
 */
export function planRequest(
  wanted: Wanted,
  service: ServiceRules,
  place: { readonly desk: Desk; readonly type: DeskRequestType; readonly form: RequestForm },
  fillers: Fields,
): RequestPlanned {
  const { desk, type, form } = place;
  const shown = new Set(form.fields.map(({ id }) => id));
  const given = Object.entries(wanted.fields).filter(([field]) => shown.has(field));
  const values: Record<string, unknown> = Object.fromEntries(given);
  for (const { id, required } of form.fields)
    if (required && isBlank(values[id]) && !isBlank(fillers[id])) values[id] = fillers[id];
  const empty = form.fields.filter(({ id, required }) => required && isBlank(values[id]));
  if (empty.length > 0) {
    const names = empty.map(({ name }) => `"${name}"`).join(', ');
    return {
      is: 'none',
      why: `the form of the request type "${type.name}" demands ${names}, which nothing fills`,
    };
  }
  const customer = form.onBehalf ? customerOf(wanted, service) : undefined;
  const fates = Object.entries(wanted.commands).map(
    ([path, command]) => [path, fateOf(wanted.rules, command, { type, shown, customer })] as const,
  );
  const pathsOf = (fate: Fate) => fates.filter(([, one]) => one === fate).map(([path]) => path);
  const written = new Set([
    ...Object.values(wanted.commands).flatMap(({ field, under }) => [field, ...(under ? [under.field] : [])]),
    'project',
    'issuetype',
    'summary',
  ]);
  const extras = Object.entries(wanted.fields).filter(([field]) => !shown.has(field) && !written.has(field));
  return {
    is: 'request',
    request: {
      desk: desk.id,
      type: type.id,
      fields: values,
      ...(customer === undefined ? {} : { customer }),
    },
    later: pathsOf('later'),
    settled: pathsOf('settled'),
    extras: Object.fromEntries(extras),
  };
}

type Fate = 'form' | 'later' | 'settled';

function fateOf(
  rules: Wanted['rules'],
  command: Runnable,
  of: {
    readonly type: DeskRequestType;
    readonly shown: ReadonlySet<string>;
    readonly customer: string | undefined;
  },
): Fate {
  const { field, raw, under } = command;
  if (isRequestType(rules, command)) return 'form';
  if (field === 'issuetype') return byId.safeParse(raw).data?.id === of.type.issueType ? 'form' : 'settled';
  if (field === 'reporter') return account.safeParse(raw).data?.accountId === of.customer ? 'form' : 'later';
  return of.shown.has(under?.field ?? field) ? 'form' : 'later';
}

/** For whom the request is raised; undefined: the app itself. */
function customerOf({ commands }: Wanted, service: ServiceRules): string | undefined {
  if (service.customer === 'default') return service.defaultCustomer;
  const reporter = Object.values(commands).find(({ field }) => field === 'reporter');
  return account.safeParse(reporter?.raw).data?.accountId ?? service.defaultCustomer;
}

const isRequestType = (rules: Wanted['rules'], { field }: Runnable): boolean =>
  rules.incoming.some((rule) => rule.field === field && rule.kind === 'requestType');

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
