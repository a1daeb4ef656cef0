import * as z from 'zod';
import { localKind } from '../fields/local-kind.ts';
import { replicaName } from '../replica/replica-path.ts';
import { tableName } from './table-name.ts';

/** Long enough for any name of an option, and for a text that stands in for one. */
const word = z.string().max(1000);

/** A value here and the value there that means the same; names, whatever the case. */
export const valuePair = z.strictObject({ here: word, there: word });

/** What is known of the peer's issue beside its replica: written here, never sent. */
const peerSource = z.enum(['@key', '@url', '@status']);
export const isPeerSource = (path: string): boolean => peerSource.safeParse(path).success;

/** When a mapping counts; every condition that is given must hold. */
const condition = z.strictObject({
  /** Names of local issue types. */
  types: z.array(word).min(1).max(100).optional(),
  /** Names of local statuses. */
  statuses: z.array(word).min(1).max(100).optional(),
  /** Only in the item that starts a twin, and in the create that it leads to. */
  firstSync: z.boolean().optional(),
});

/** One line of the rules: a local field and a replica path. Of two lines for one path the later one counts. */
export const mapping = z.strictObject({
  id: z.string().min(1).max(64),
  /** Switched on; a line that is off is kept, shown and not run. */
  on: z.boolean().default(true),
  /** Id of the local Jira field. */
  field: z.string().min(1).max(255),
  /** Name of the value in the replica: what both sides call it. `@key`, `@url`, `@status`: of the peer's issue. */
  path: z.union([peerSource, replicaName]),
  kind: localKind,
  direction: z.enum(['out', 'in', 'both']).default('both'),
  when: condition.optional(),
  values: z.array(valuePair).max(2000).optional(),
  /** A table of the site, whose pairs follow those of `values`. */
  table: tableName.optional(),
  /**
   * What to do with a value that the value map does not name, or that is not to be found here: leave the field as
   * it is, set it aside as an error, take `default`, make it (options, versions, components), or take the value
   * of the same name.
   */
  noMatch: z.enum(['nothing', 'error', 'default', 'create', 'same']).default('error'),
  default: word.optional(),
  /** Instead of the field's own value: what leaves (out), or what is written whatever came (in). */
  constant: word.optional(),
  /**
   * Sets: each member for itself, the whole set, or only ever adding. Text: three-way merge. Left out: sets are
   * merged where the mapping goes both ways and replaced where it does not.
   */
  merge: z.enum(['merge', 'replace', 'union', 'text']).optional(),
});
export type Mapping = z.infer<typeof mapping>;
