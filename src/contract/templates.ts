import * as z from 'zod';
import { connectionMode } from './connections.ts';
import { operation } from './operation.ts';
import { versionDraft } from './versions.ts';

const placeholder = z.object({ name: z.string(), about: z.string(), value: z.string().optional() });
const open = z.array(placeholder.omit({ value: true }));

/** A template of the site. `at` epoch milliseconds, `by` an account id. */
const template = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  revision: z.number(),
  at: z.number(),
  by: z.string().optional(),
});
const values = z.record(z.string(), z.string().max(1000));

/** Every template with what it leaves open and the connections that follow it, each with the revision it was drafted from. */
export const templateList = operation(
  'template.list',
  ['admin'],
  z.object({}),
  z.object({
    templates: z.array(
      template.extend({
        placeholders: z.array(placeholder),
        followers: z.array(
          z.object({
            connection: z.string(),
            name: z.string(),
            state: z.string(),
            /** 0: its rules were not drafted from it yet. */
            revision: z.number(),
          }),
        ),
      }),
    ),
  }),
);
export type ListedTemplate = z.infer<typeof templateList.answer>['templates'][number];

const templateText = template.extend({ text: z.string() });

/** A template as it stands, or as it was at an earlier `revision`. */
export const templateGet = operation(
  'template.get',
  ['admin'],
  z.object({ template: z.string(), revision: z.number().int().min(1).optional() }),
  templateText,
);

/**
 * The rules in force of a connection as the text of a template: placeholders stand for the partner's name and for the
 * spaces. The user map comes along with `people`. Nothing is kept before it is saved.
 */
export const templateSuggest = operation(
  'template.suggest',
  ['admin'],
  z.object({ connection: z.string(), people: z.boolean().default(false) }),
  z.object({ name: z.string(), text: z.string() }),
);

/**
 * Saves a template; `revision` is the one that the person has read, 0 for a new one. What is wrong in the text is
 * refused with line, column and path. Code `template-changed`: somebody else has saved it.
 */
export const templateSave = operation(
  'template.save',
  ['admin'],
  z.object({
    template: z.string().optional(),
    name: z.string().trim().min(1).max(80),
    about: z.string().trim().max(300).default(''),
    text: z.string(),
    revision: z.number().int().min(0).default(0),
  }),
  templateText,
);

/** Connections that follow it keep their rules. */
export const templateDelete = operation(
  'template.delete',
  ['admin'],
  z.object({ template: z.string() }),
  z.object({ template: z.string() }),
);

/** What a new connection from a template is called, once `missing` is empty; `asked` is what a person may fill in. */
export const templateFill = operation(
  'template.fill',
  ['admin'],
  z.object({ template: z.string(), values: values.default({}) }),
  z.object({
    name: z.string(),
    asked: z.array(placeholder),
    missing: z.array(z.string()),
    connection: z
      .object({
        name: z.string(),
        description: z.string(),
        mode: connectionMode,
        localName: z.string(),
        peerName: z.string(),
        projectKey: z.string(),
        /** Absent: the app sees no space of this key. */
        projectId: z.string().optional(),
      })
      .optional(),
  }),
);

/**
 * Makes the rules of a template the draft of a connection, which follows it from then on; without `template` those of
 * the one that it follows. `asks`: placeholders have no value yet, nothing was changed.
 */
export const templateApply = operation(
  'template.apply',
  ['admin'],
  z.object({
    connection: z.string(),
    template: z.string().optional(),
    values: values.default({}),
    revision: z.number().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('drafted'), draft: versionDraft.answer }),
    z.object({ kind: z.literal('asks'), placeholders: open }),
  ]),
);

/** How the rules in force differ from the template that the connection follows: what bringing it in line would change. */
export const templateDrift = operation(
  'template.drift',
  ['admin'],
  z.object({ connection: z.string() }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    /** The template was deleted. */
    z.object({ kind: z.literal('gone') }),
    /** The connection has no rules yet. */
    z.object({ kind: z.literal('early'), template }),
    z.object({ kind: z.literal('asks'), template, placeholders: open }),
    z.object({
      kind: z.literal('compared'),
      template,
      revision: z.number(),
      differences: z.array(z.object({ place: z.string(), text: z.string() })),
    }),
  ]),
);
export type TemplateDrift = z.infer<typeof templateDrift.answer>;

/** The connection follows no template any more; its rules stay. */
export const templateUnfollow = operation(
  'template.unfollow',
  ['admin'],
  z.object({ connection: z.string() }),
  z.object({ connection: z.string() }),
);

export const templateOperations = [
  templateList,
  templateGet,
  templateSuggest,
  templateSave,
  templateDelete,
  templateFill,
  templateApply,
  templateDrift,
  templateUnfollow,
] as const;
