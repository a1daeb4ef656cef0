import * as z from 'zod';
import type { JiraProject } from '../ports/jira.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import { type IncomingPlace, runIncoming } from '../rules/run-incoming.ts';

type Fields = Readonly<Record<string, unknown>>;

const written = z.looseObject({ id: z.string().optional(), name: z.string().optional() });

/** What a read of an issue will show that is made with this type; lines of the rules may ask for it. */
export function typeShown({ issueTypes }: JiraProject, raw: unknown): Fields {
  const parsed = written.safeParse(raw);
  if (!parsed.success) return {};
  const { id, name } = parsed.data;
  const type = issueTypes.find((one) => (id === undefined ? one.name === name : one.id === id));
  return type ? { issuetype: { id: type.id, name: type.name } } : {};
}

/** What the rules write to one field of a new issue of these values, as Jira takes it; undefined where none of them does. */
export function writtenByRules(
  rules: CompiledRules,
  key: string,
  values: ReplicaFields,
  place: IncomingPlace,
  wanted: { readonly field: string; readonly routed?: boolean },
): unknown {
  const incoming = rules.incoming.filter(
    ({ field, on }) => field === wanted.field && !(wanted.routed === true && on === 'create'),
  );
  const paths = incoming.map(({ path }) => path);
  const named = Object.fromEntries(Object.entries(values).filter(([path]) => paths.includes(path)));
  const commands = Object.values(runIncoming({ ...rules, incoming }, key, named, place));
  return commands.flatMap((command) => (command.ok ? [command.raw] : []))[0];
}
