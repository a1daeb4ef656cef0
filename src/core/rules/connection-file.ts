import * as z from 'zod';
import { connectionMode } from '../connection/connection-record.ts';
import { valuePair } from './mapping.ts';
import { tableName } from './table-name.ts';
import { versionSchema } from './version.ts';

/** Number of this form of the file; a file of a higher one was written by a later release. */
export const FILE_SCHEMA = 1;

/** A file is carried by one call of a page (JIRA's 500 KB), with room for the values of its placeholders. */
export const MOST_FILE_CHARACTERS = 400_000;

const shape = versionSchema.shape;
const spaceKey = z.string().min(1).max(255);

const route = shape.scope.shape.routing.unwrap().element.extend({ project: spaceKey });

const fileVersion = versionSchema
  .omit({ published: true, compiled: true, facets: true, tables: true })
  .extend({
    /** Spaces are named by their keys: ids are those of one site. */
    scope: shape.scope.extend({
      projects: z.array(spaceKey).min(1).max(50),
      routing: z.array(route).max(500).default([]),
    }),
    scripts: shape.scripts.omit({ reads: true, always: true, into: true, looksAt: true, takes: true }),
  })
  .partial();
export type FileVersion = z.infer<typeof fileVersion>;

/** Something that another site, or another partner, has another value for. */
const placeholder = z.strictObject({
  /** Stands in the version as `{{name}}`. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'letters, digits, - and _, beginning with a letter'),
  /** What is to be filled in, for people. */
  about: z.string().max(300).default(''),
  /** Filled in where nobody gives another value. */
  value: z.string().max(1000).optional(),
});
export type Placeholder = z.infer<typeof placeholder>;

/**
 * A connection's rules as one file, to keep, to compare and to make other connections from. It holds no id, key,
 * secret, site or account: spaces are named by their keys, people by placeholders.
 */
export const connectionFile = z.strictObject({
  $schema: z.string().max(500).optional(),
  schema: z.literal(FILE_SCHEMA),
  connection: z.strictObject({
    name: z.string().max(255),
    description: z.string().max(2000).optional(),
    mode: connectionMode,
    local: z.strictObject({ name: z.string().max(255), project: spaceKey }),
    peer: z.strictObject({ name: z.string().max(255) }),
  }),
  /** Parts of the rules; a part that is left out stays as it is where the file is imported. */
  version: fileVersion,
  /** Rows of the tables that the rules name: made where the site has none of the name. */
  tables: z.record(tableName, z.array(valuePair).max(2000)).optional(),
  placeholders: z.array(placeholder).max(2000).optional(),
});
export type ConnectionFile = z.infer<typeof connectionFile>;
