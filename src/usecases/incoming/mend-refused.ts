import type { JiraField } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { PartialCode } from '../../core/protocol/kinds/sync.ts';
import { splitPath } from '../../core/replica/replica-path.ts';
import { isNamedBy, type Runnable } from '../../core/rules/command.ts';
import { type MadeAsked, madeKey } from '../../core/rules/made-as.ts';
import { type Mending, type Missing, mendCommand } from '../../core/rules/mend-command.ts';
import { commandOfWord, type IncomingPlace } from '../../core/rules/run-incoming.ts';
import type { Context } from '../twin/load-context.ts';
import { keepTold } from './known-names.ts';

/** What became of the refused paths: writes to try, and what is set aside; a path in neither is left alone. */
export interface Mended {
  readonly write: Readonly<Record<string, Runnable>>;
  readonly aside: Readonly<Record<string, PartialCode>>;
  /** Paths whose fields the create screen does not show: an edit may write them once the issue is there. */
  readonly later: readonly string[];
}

/** Where the fields are written. */
export interface MendPlace extends IncomingPlace {
  readonly projectId: string;
  readonly issueTypeId: string | undefined;
}

/**
 * Looks why Jira refused fields, only now that it has: values that are not there are made, replaced, left alone or
 * set aside, as the rules say.
 */
export async function mendRefused(
  ports: Pick<Ports, 'jira' | 'log' | 'memo'>,
  context: Context,
  place: MendPlace,
  refused: Readonly<Record<string, Runnable>>,
): Promise<Mended> {
  const fields = await fieldsOf(ports, place);
  const write: Record<string, Runnable> = {};
  const aside: Record<string, PartialCode> = {};
  const later: string[] = [];
  for (const [path, command] of Object.entries(refused)) {
    const onScreen = fields.some((field) => isNamedBy(command, [field.id]));
    if (place.moment === 'create' && fields.length > 0 && !onScreen) {
      later.push(path);
      continue;
    }
    const mending = decide(context, place, fields, path, command);
    if (mending.is === 'again') keepTold(ports, place, command, mending.command);
    const made =
      mending.is !== 'make' ||
      (await makeAll(ports, place, command.field, mending.missing, context.rules.madeAs));
    if (mending.is === 'aside') aside[path] = mending.code;
    else if (!made) aside[path] = 'no-match';
    else if (mending.is !== 'leave') write[path] = mending.command;
  }
  return { write, aside, later };
}

function decide(
  context: Context,
  place: MendPlace,
  fields: readonly JiraField[],
  path: string,
  command: Runnable,
): Mending {
  const rule = context.rules.incoming.find((one) => one.path === splitPath(path).name);
  if (!rule) return { is: 'aside', code: 'not-mapped' };
  const allowed = fields.find((field) => field.id === command.field)?.allowedValues;
  const member = command.member !== undefined;
  return mendCommand(rule, command, allowed, (...words) =>
    commandOfWord(context.rules, context.key, rule, words, place, member),
  );
}

/** Fields of the create screen with the values that they take; none where Jira does not say. */
async function fieldsOf(
  ports: Pick<Ports, 'jira'>,
  { projectId, issueTypeId }: MendPlace,
): Promise<readonly JiraField[]> {
  if (issueTypeId === undefined) return [];
  try {
    return await ports.jira.createFields(projectId, issueTypeId);
  } catch (error) {
    if (error instanceof PortError && (error.code === 'not-found' || error.code === 'forbidden')) return [];
    throw error;
  }
}

async function makeAll(
  ports: Pick<Ports, 'jira' | 'log'>,
  { projectId }: MendPlace,
  field: string,
  missing: readonly Missing[],
  asked: MadeAsked = new Map(),
): Promise<boolean> {
  for (const one of missing) {
    const made = await make(ports, projectId, field, one, asked);
    ports.log.note('value.made', { field, makes: one.makes, made });
    if (made === 'refused') return false;
  }
  return true;
}

function make(
  ports: Pick<Ports, 'jira'>,
  projectId: string,
  field: string,
  { makes, name, parent }: Missing,
  asked: MadeAsked,
): Promise<'made' | 'refused'> {
  const as = asked.get(madeKey(makes, name)) ?? {};
  switch (makes) {
    case 'version':
      return ports.jira.addVersion(projectId, name, as);
    case 'component':
      return ports.jira.addComponent(projectId, name, as);
    case 'option':
      return ports.jira.addOption(field, projectId, parent === undefined ? { name } : { name, parent });
  }
}
