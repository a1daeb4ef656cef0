import * as z from 'zod';
import type { ReadPlace } from '../fields/field-kind.ts';
import { normalForm, readField } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import { fingerprint } from '../replica/fingerprint.ts';
import { replicaPath } from '../replica/replica-path.ts';
import { type ReplicaKind, replicaValue } from '../replica/replica-value.ts';
import type { CompiledRules } from './compile-version.ts';
import type { LocalPath, LocalPaths } from './run-outgoing.ts';

/** What the outgoing script made of an issue as read, or why it made nothing. */
const scripted = z.union([
  z.strictObject({ values: z.record(replicaPath, replicaValue) }),
  z.strictObject({
    failed: z.strictObject({
      message: z.string(),
      line: z.number().int().optional(),
      column: z.number().int().optional(),
    }),
  }),
]);
export type Scripted = z.infer<typeof scripted>;

/** The values that a script wrote stand beside Jira's fields, under a name that no field of Jira has. */
const FIELD = 'script of ';

export const scriptField = (connection: string, version: number): string =>
  `${FIELD}${connection}:${version}`;

/** The connection and the number of the version whose script makes the values of this field. */
export function scriptOfField(
  field: string,
): { readonly connection: string; readonly version: number } | undefined {
  if (!field.startsWith(FIELD)) return undefined;
  const [connection, version] = field.slice(FIELD.length).split(':');
  return connection === undefined ? undefined : { connection, version: Number(version) };
}

/** The paths that the outgoing script has written; none where it has failed or there is none. */
export function scriptedPaths(
  rules: CompiledRules,
  key: string,
  fields: Readonly<Record<string, unknown>>,
  place: ReadPlace,
): LocalPaths {
  const made = scriptedOf(rules, fields);
  if (!made || !('values' in made)) return {};
  const paths: Record<string, LocalPath> = {};
  for (const [path, value] of Object.entries(made.values)) {
    const kind = KINDS[value.kind];
    if (kind === undefined) continue;
    const out = fingerprint(key, normalForm(kind, value));
    // Where the partner writes into a field, its own value is what tells an edit here from what came.
    const rule = rules.incoming.find((one) => one.path === path && Object.hasOwn(fields, one.field));
    const here = rule && readField(rule.kind, fields[rule.field], place);
    const local = rule && here ? fingerprint(key, normalForm(rule.kind, here)) : out;
    paths[path] = { value, kind: rule?.kind ?? kind, out, local };
  }
  return paths;
}

/** The fields without what the script made of them: once a write has gone over them, that is no longer so. */
export function withoutScripted(
  { script }: Pick<CompiledRules, 'script'>,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (script === undefined) return fields;
  const { [script]: _made, ...others } = fields;
  return others;
}

/** Why the outgoing script gave nothing for the issue as read. */
export function scriptFailure(rules: CompiledRules, fields: Readonly<Record<string, unknown>>) {
  const made = scriptedOf(rules, fields);
  return made && 'failed' in made ? made.failed : undefined;
}

function scriptedOf(
  { script }: CompiledRules,
  fields: Readonly<Record<string, unknown>>,
): Scripted | undefined {
  return script === undefined ? undefined : scripted.safeParse(fields[script]).data;
}

/** The kind of local field whose values a value of the replica equals or differs like. */
const KINDS: Readonly<Partial<Record<ReplicaKind, LocalKind>>> = {
  text: 'text',
  richText: 'richText',
  issueType: 'issueType',
  number: 'number',
  date: 'date',
  dateTime: 'dateTime',
  option: 'select',
  options: 'multiSelect',
  cascading: 'cascading',
  user: 'user',
  users: 'users',
  status: 'status',
  duration: 'duration',
  project: 'project',
  issue: 'issue',
  sla: 'sla',
  approvals: 'approvals',
};
