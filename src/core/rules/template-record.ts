import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';

/** A template is stored as the text that people write, so that its lines can be named. */
export const MOST_TEMPLATE_CHARACTERS = 180_000;

const templateName = z.string().trim().min(1).max(80);

const templateSchema = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  name: templateName,
  about: z.string().max(300),
  /** Counts what was saved. */
  revision: z.int().min(1),
  /** A connection file (connection-file.ts) with placeholders. */
  text: z.string().max(MOST_TEMPLATE_CHARACTERS),
  /** Epoch seconds. */
  at: z.int(),
  /** Account id of who saved it; absent once the account was erased. */
  by: z.string().optional(),
  /** Deleted: connections that followed it are told so. */
  gone: z.literal(true).optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** A template of the site as it stands. Key: its id. */
export const templateKind: RecordKind<Template> = { name: 'template', schema: templateSchema };

/** Every revision as it was saved. Key `<id>:<revision>`. */
export const templateRevisionKind: RecordKind<Template> = {
  name: 'templateRevision',
  schema: templateSchema,
};

export const templateRevisionKey = (id: string, revision: number): string => `${id}:${revision}`;

const followsSchema = z.strictObject({
  v: z.literal(1),
  template: z.string(),
  /** The revision that its rules were last drafted from; 0: none yet. */
  revision: z.int(),
  /** What the placeholders stand for here; values that are a person are not kept. */
  values: z.record(z.string(), z.string()),
  /** Epoch seconds. */
  at: z.int(),
});
export type Follows = z.infer<typeof followsSchema>;

/** Which template a connection's rules are to agree with. Key `<connection>:template`. */
export const followsKind: RecordKind<Follows> = { name: 'follows', schema: followsSchema };

export const followsKey = (connection: string): string => `${connection}:template`;
