import type * as z from 'zod';
import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import { fieldKinds } from '../fields/fields.ts';
import type { Mapping } from './mapping.ts';
import { canMake } from './mend-command.ts';
import { redactionMisfit } from './redaction-misfit.ts';
import { type Version, versionSchema } from './version.ts';

/** Rules as a person or a file gives them, over those in force: a part that is left out stays as it is. */
export function readVersion(inForce: Version, wish: Readonly<Record<string, unknown>>): Attempt<Version> {
  const { published: _published, ...part } = wish;
  const parsed = versionSchema.safeParse({ ...inForce, ...part });
  if (!parsed.success) return failed(explain(parsed.error, wish));
  const misfit =
    firstMisfit(parsed.data.mappings) ?? routingMisfit(parsed.data) ?? redactionMisfit(parsed.data.policies);
  return misfit ? failed(misfit) : done(parsed.data);
}

/** What is wrong with a mapping that is well formed. */
function firstMisfit(mappings: readonly Mapping[]): Explained | undefined {
  const seen = new Set<string>();
  for (const [index, one] of mappings.entries()) {
    const field = `mappings.${index}`;
    const named = nameOf(one, index);
    if (seen.has(one.id))
      return {
        code: 'mapping-twice',
        field: `${field}.id`,
        message: `${named}: another mapping has the id ${JSON.stringify(one.id)}.`,
        next: 'Give each mapping an id of its own.',
      };
    seen.add(one.id);
    if (!fieldKinds[one.kind])
      return {
        code: 'kind-unknown',
        field: `${field}.kind`,
        message: `${named}: fields of the kind ${one.kind} cannot cross in this release.`,
        next: 'Leave the mapping out, or map a text field instead.',
      };
    if (one.merge === 'text' && one.kind !== 'text' && one.kind !== 'richText')
      return {
        code: 'cannot-merge',
        field: `${field}.merge`,
        message: `${named}: only texts can be merged line by line, and the field is of the kind ${one.kind}.`,
        next: 'Leave the merging out; sets are merged by their members, and the conflict policy decides the rest.',
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
  }
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

function explain(error: z.ZodError, wish: Readonly<Record<string, unknown>>): Explained {
  const issue = error.issues[0];
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
