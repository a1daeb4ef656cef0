import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';

/** One line of the rules: from a local field to a replica path and back. */
const mapping = z.strictObject({
  id: z.string(),
  on: z.enum(['create', 'always']),
  /** Local field id. */
  from: z.string(),
  /** Replica path. */
  to: z.string(),
  kind: z.enum(['text', 'richText', 'issueType']),
  direction: z.enum(['out', 'in', 'both']),
  when: z.string().optional(),
  values: z.array(z.strictObject({ here: z.string(), there: z.string() })).optional(),
  noMatch: z.enum(['nothing', 'error', 'default', 'create']),
  default: z.string().optional(),
  merge: z.enum(['merge', 'replace', 'union', 'text']).optional(),
});
export type Mapping = z.infer<typeof mapping>;

const method = z.enum(['automatic', 'manual', 'off']);

const versionTrigger = z.strictObject({
  id: z.string(),
  entity: z.literal('issue'),
  jql: z.string(),
  schedule: z.enum(['none', 'hourly']),
  notes: z.string(),
  active: z.boolean(),
  fromPartners: z.boolean(),
});
export type VersionTrigger = z.infer<typeof versionTrigger>;

/** One published rule set of one side of a connection. Immutable once published. */
const versionSchema = z.strictObject({
  v: z.literal(1),
  mode: z.enum(['basic', 'visual', 'script']),
  scope: z.strictObject({
    /** Local projects. */
    projects: z.array(z.strictObject({ id: z.string(), key: z.string() })).min(1),
    filter: z.string().optional(),
    methods: z.strictObject({ out: method, in: method }),
    routing: z.array(z.strictObject({ when: z.string(), project: z.string() })),
  }),
  mappings: z.array(mapping),
  userMap: z.array(z.strictObject({ here: z.string(), there: z.string() })),
  comments: z.strictObject({ out: z.enum(['public', 'all', 'off']), in: z.enum(['on', 'off']) }),
  attachments: z.strictObject({ out: z.enum(['all', 'off']), in: z.enum(['on', 'off']) }),
  scripts: z.strictObject({ outgoing: z.string().optional(), incoming: z.string().optional() }),
  triggers: z.array(versionTrigger),
  policies: z.strictObject({ delete: z.enum(['unlink', 'close', 'delete']) }),
});
export type Version = z.infer<typeof versionSchema>;

/** Key `<connection>:<n>`. */
export const versionKind: RecordKind<Version> = { name: 'version', schema: versionSchema };

export function versionKey(connection: string, n: number): string {
  return `${connection}:${n}`;
}
