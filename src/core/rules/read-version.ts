import type * as z from 'zod';
import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import { fieldKinds } from '../fields/fields.ts';
import { isOfPeople } from '../fields/is-of-people.ts';
import { serviceMisfit } from '../service/service-misfit.ts';
import { isPeerSource, type Mapping } from './mapping.ts';
import { canMake } from './mend-command.ts';
import { peerLineMisfit } from './peer-values.ts';
import { redactionMisfit } from './redaction-misfit.ts';
import { type Version, versionSchema } from './version.ts';

/** Rules as a person or a file gives them, over those in force: a part that is left out stays as it is. */
export function readVersion(inForce: Version, wish: Readonly<Record<string, unknown>>): Attempt<Version> {
  const { published: _published, ...part } = wish;
  const parsed = versionSchema.safeParse({ ...inForce, ...part });
  if (!parsed.success) return failed(firstFault(parsed.error, wish));
  const [misfit] = misfits(parsed.data);
  return misfit ? failed(misfit) : done(parsed.data);
}

/** All that keeps rules from being published, as far as it can be told without asking Jira; none where nothing does. */
export function faultsOf(inForce: Version, wish: Readonly<Record<string, unknown>>): Explained[] {
  const parsed = versionSchema.safeParse({ ...inForce, ...wish });
  if (parsed.success) return misfits(parsed.data);
  return parsed.error.issues.slice(0, MOST_FAULTS).map((issue) => explain(issue, wish));
}

type Issue = z.ZodError['issues'][number];

/** Of rules that were written for something else altogether, more would help nobody. */
const MOST_FAULTS = 50;

/** What is wrong with rules that are well formed. */
function misfits(version: Version): Explained[] {
  const ids = version.mappings.map(({ id }) => id);
  const ofMappings = version.mappings.map((one, index) =>
    ids.indexOf(one.id) < index ? twice(one, index) : mappingMisfit(one, index),
  );
  return [
    ...ofMappings,
    routingMisfit(version),
    redactionMisfit(version.policies),
    serviceMisfit(version.service, version.mappings),
  ].filter((misfit) => misfit !== undefined);
}

const twice = (one: Mapping, index: number): Explained => ({
  code: 'mapping-twice',
  field: `mappings.${index}.id`,
  message: `${nameOf(one, index)}: another mapping has the id ${JSON.stringify(one.id)}.`,
  next: 'Give each mapping an id of its own.',
});

/** What is wrong with a mapping that is well formed. */
function mappingMisfit(one: Mapping, index: number): Explained | undefined {
  const field = `mappings.${index}`;
  const named = nameOf(one, index);
  if (!fieldKinds[one.kind])
    return {
      code: 'kind-unknown',
      field: `${field}.kind`,
      message: `${named}: fields of the kind ${one.kind} cannot cross in this release.`,
      next: 'Leave the mapping out, or map a text field instead.',
    };
  const misfit = isPeerSource(one.path) ? peerLineMisfit(one) : undefined;
  if (misfit)
    return {
      code: 'peer-line',
      field: `${field}.${misfit}`,
      message: `${named}: ${one.path} is taken from the partner's work item and written here as it is, so that ${misfit} does not fit.`,
      next: 'Let the line go in only, to a field that can be written, without a constant and without merging.',
    };
  if (one.merge === 'text' && one.kind !== 'text' && one.kind !== 'richText')
    return {
      code: 'cannot-merge',
      field: `${field}.merge`,
      message: `${named}: only texts can be merged line by line, and the field is of the kind ${one.kind}.`,
      next: 'Leave the merging out; sets are merged by their members, and the conflict policy decides the rest.',
    };
  if (one.table !== undefined && isOfPeople(one))
    return {
      code: 'table-of-people',
      field: `${field}.table`,
      message: `${named}: a table of the site cannot name people, and the field is of the kind ${one.kind}.`,
      next: 'Map people by the user map of the connection.',
    };
  if (one.noMatch === 'create' && !canMake(one.kind))
    return {
      code: 'cannot-make',
      field: `${field}.noMatch`,
      message: `${named}: missing values are to be made, and nothing can be made in fields of the kind ${one.kind}.`,
      next: 'Choose another way for values without a match; options, versions and components can be made.',
    };
  if (one.noMatch === 'default' && one.default === undefined && one.kind !== 'issueType')
    return {
      code: 'default-missing',
      field: `${field}.default`,
      message: `${named}: values without a match are to become the default, and there is none.`,
      next: 'Name the default value, or choose another way for values without a match.',
    };
  return undefined;
}

function routingMisfit({ scope }: Version): Explained | undefined {
  const at = scope.routing.findIndex(({ project }) => !scope.projects.some(({ id }) => id === project));
  const line = scope.routing[at];
  if (!line) return undefined;
  return {
    code: 'route-out-of-scope',
    field: `scope.routing.${at}.project`,
    message: `Line ${at + 1} of the routing names the space ${line.project}, which is not in the scope.`,
    next: 'Name one of the spaces of the scope, or add this one to it.',
  };
}

function firstFault(error: z.ZodError, wish: Readonly<Record<string, unknown>>): Explained {
  return explain(error.issues[0], wish);
}

function explain(issue: Issue | undefined, wish: Readonly<Record<string, unknown>>): Explained {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? '' : part));
  const value = path.reduce<unknown>(inside, wish);
  const shown = value === undefined ? '' : ` The value is ${shorten(JSON.stringify(value) ?? '')}.`;
  const [part, index] = path;
  const place = part === 'mappings' && typeof index === 'number' ? `Mapping ${index + 1}, ` : '';
  const rest = place === '' ? path : path.slice(2);
  return {
    code: 'version-unreadable',
    field: path.join('.'),
    message: `${place}${rest.join('.') || 'the rules'}: ${issue?.message ?? 'cannot be read'}.${shown}`,
    next: 'Correct the value and publish again.',
  };
}

function inside(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === String(part))?.[1];
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const nameOf = ({ field, path }: Mapping, index: number): string =>
  `Mapping ${index + 1} (${field} and ${path})`;
