import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { projectChange } from '../project-change.ts';
import { runNames } from './run.ts';

/** Something that the next sweep after `at` (epoch seconds) is to do once; key `<at>:<random>`, or `look:<connection>` for an hourly look that was put off. */
const dueSchema = z.object({
  v: z.literal(1),
  /** `look-at-project`: the issues that may be in a project are looked at, because it has changed. */
  what: z.enum(['reconcile', 'look-at-project', 'project', 'run']),
  /** Of `run`: which; the row stands as long as the run goes on, for steps that were lost. */
  run: z.enum(runNames).optional(),
  connection: z.string(),
  at: z.number().int(),
  /** Epoch seconds from which on changes are looked for. */
  from: z.number().int(),
  /** Where looking at the issues goes on. */
  cursor: z.string().optional(),
  /** What became of a project: issues that are known to be in another one are left alone. */
  change: projectChange.optional(),
});
export type Due = z.infer<typeof dueSchema>;

export const dueKind: RecordKind<Due> = { name: 'due', schema: dueSchema };
