import * as z from 'zod';
import { operation } from './operation.ts';
import { versionDraft } from './versions.ts';

/**
 * The rules of this side as a connection file (docs/connection.schema.json), without ids, keys, secrets, sites and
 * accounts. `rules`: those in force where nothing is said, the draft, or a published version by its number.
 */
export const connectionExport = operation(
  'connection.export',
  ['admin'],
  z.object({
    connection: z.string(),
    rules: z.union([z.enum(['in-force', 'draft']), z.number().int()]).default('in-force'),
  }),
  z.object({
    /** A name for the file. */
    name: z.string(),
    text: z.string(),
    file: z.record(z.string(), z.unknown()),
  }),
);

/**
 * Makes the rules of a connection file the draft; nothing of it is in force before the draft is published. The file
 * is given as its `text`, or as the `file` that it holds. What is wrong is refused with line, column and path, and
 * nothing is changed. `asks`: placeholders have no value yet; it is sent again with `values` for them, of people an
 * account id or an e-mail address.
 */
export const connectionImport = operation(
  'connection.import',
  ['admin'],
  z.object({
    connection: z.string(),
    text: z.string().optional(),
    file: z.record(z.string(), z.unknown()).optional(),
    values: z.record(z.string(), z.string().max(1000)).default({}),
    revision: z.number().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('drafted'), draft: versionDraft.answer }),
    z.object({
      kind: z.literal('asks'),
      placeholders: z.array(z.object({ name: z.string(), about: z.string() })),
    }),
  ]),
);

export const connectionFileOperations = [connectionExport, connectionImport] as const;
