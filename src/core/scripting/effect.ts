import * as z from 'zod';
import { propertyPath } from './jira-paths.ts';

const name = z.string().min(1).max(255);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}-\d{1,19}$/);
const issue = z.literal('@issue');
const nothing = z.array(z.null()).max(1);
const named = z.union([name, z.looseObject({ name }).transform((one) => one.name)]);
const fields = z.record(z.string().max(255), z.unknown()).nullable().optional();
const text = z.string().max(32_767);
const person = z.looseObject({ ref: z.string().max(128) }).transform(({ ref }) => ref);

const described = z.string().max(1_000).nullable().optional();
const aboutIt = (about: string | null | undefined): { description?: string } =>
  about === null || about === undefined || about === '' ? {} : { description: about };

/** A person by the reference that a look-up gave, or by the account id of this site. */
const watcher = z.union([
  person.transform((ref) => ({ ref })),
  z
    .string()
    .regex(/^[A-Za-z0-9:_-]{1,128}$/)
    .transform((account) => ({ account })),
]);
const transition = z.looseObject({
  transition: z.union([z.looseObject({ id: name }), z.looseObject({ name })]),
});
const webLink = z.looseObject({
  object: z.looseObject({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    title: name,
    summary: name.optional(),
  }),
  relationship: name.optional(),
});
/** As much as Jira keeps under one key. */
const kept = z.unknown().refine((value) => (JSON.stringify(value) ?? '').length <= 32_768);

/** Arguments of each function that has something done, as a script may give them. */
const given = {
  'workflowHelper.transition': z
    .tuple([issue, name, fields])
    .transform(([, transition, more]) => ({ do: 'transition', transition, fields: more ?? {} }) as const),
  'workflowHelper.transitionTo': z
    .tuple([issue, named, fields])
    .transform(([, status, more]) => ({ do: 'transition-to', status, fields: more ?? {} }) as const),
  'nodeHelper.createVersion': z
    .tuple([issue, name, described], z.unknown())
    .transform(([, version, about]) => ({ do: 'create-version', name: version, ...aboutIt(about) }) as const),
  'nodeHelper.createComponent': z
    .tuple([issue, name, described, person.nullable().optional()], z.unknown())
    .transform(
      ([, component, about, lead]) =>
        ({
          do: 'create-component',
          name: component,
          ...aboutIt(about),
          ...(lead === null || lead === undefined ? {} : { lead }),
        }) as const,
    ),
  'nodeHelper.createOption': z
    .tuple([issue, name, name])
    .transform(([, field, option]) => ({ do: 'create-option', field, option }) as const),
  'commentHelper.addComment': z
    .tuple([text.min(1), z.boolean().nullable().optional(), z.boolean().nullable().optional()])
    .transform(([said, sync, internal]) => ({
      do: 'add-comment' as const,
      text: said,
      sync: sync === true,
      internal: internal === true,
    })),
  'syncHelper.syncBackAfterProcessing': nothing.transform(() => ({ do: 'sync-back' }) as const),
  'syncHelper.unlinkAfterProcessing': nothing.transform(() => ({ do: 'unlink' }) as const),
  'syncHelper.syncIssue': z.tuple([key]).transform(([other]) => ({ do: 'sync', key: other }) as const),
  'serviceHelper.setRequestType': z
    .tuple([issue, name])
    .transform(([, type]) => ({ do: 'request-type', name: type }) as const),
  'serviceHelper.addParticipants': z
    .tuple([issue, z.array(person.nullable()).max(100)])
    .transform(([, users]) => ({ do: 'participants', users: users.filter((one) => one !== null) }) as const),
  'serviceHelper.setOrganizations': z
    .tuple([issue, z.array(name).max(100)])
    .transform(([, names]) => ({ do: 'organizations', names }) as const),
  'jiraHelper.post': z.union([
    z
      .tuple([z.literal('transitions'), transition])
      .transform(
        ([, { transition: way }]) => ({ do: 'transition', transition: wayOf(way), fields: {} }) as const,
      ),
    z.tuple([z.literal('watchers'), watcher]).transform(([, who]) => ({ do: 'watch', who }) as const),
    z.tuple([z.literal('remotelink'), webLink]).transform(
      ([, { object, relationship }]) =>
        ({
          do: 'remote-link',
          url: object.url,
          title: object.title,
          ...(object.summary === undefined ? {} : { summary: object.summary }),
          ...(relationship === undefined ? {} : { relationship }),
        }) as const,
    ),
  ]),
  'jiraHelper.put': z
    .tuple([propertyPath, kept])
    .transform(
      ([path, value]) => ({ do: 'property', key: path.slice('properties/'.length), value }) as const,
    ),
} as const;

function wayOf(way: { readonly id: string } | { readonly name: string }): string {
  return 'id' in way ? way.id : way.name;
}

/** Something that a script wants done once it has ended well. */
export type Effect = z.infer<(typeof given)[keyof typeof given]>;

const schemas: ReadonlyMap<string, z.ZodType<Effect, unknown>> = new Map(Object.entries(given));

/** The effect that a call asks for; undefined: its arguments cannot be meant. */
export function readEffect(call: string, args: readonly unknown[]): Effect | undefined {
  const parsed = schemas.get(call)?.safeParse(args);
  return parsed?.success ? parsed.data : undefined;
}
