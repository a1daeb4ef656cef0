import * as z from 'zod';
import { runNames, runStates, runWaits } from '../core/sync/records/run.ts';
import { operation } from './operation.ts';

/** Work over all work items of a connection, step by step. Times are epoch milliseconds. */
const seen = z.object({
  /** Absent: there never was one. */
  run: z
    .object({
      kind: z.enum(runNames),
      state: z.enum(runStates),
      /** Work items looked at, and all of them once they were counted. */
      done: z.number(),
      total: z.number().optional(),
      begun: z.number(),
      moved: z.number(),
      /** Why it does nothing just now: points of the hour, work items that still wait, or the connection rests. */
      waits: z.enum(runWaits).optional(),
    })
    .optional(),
  /** What one that begins now takes at most: points of each site's Jira, and minutes. */
  estimate: z.object({
    issues: z.number(),
    points: z.object({ here: z.number(), there: z.number() }),
    minutes: z.number(),
  }),
});

const asked = z.object({ connection: z.string(), kind: z.enum(runNames).default('bring-up') });

export const runGet = operation('run.get', ['admin', 'project'], asked, seen);
/** Holds a run; what it has set going is done. */
export const runPause = operation('run.pause', ['admin', 'project'], asked, seen);
export const runResume = operation('run.resume', ['admin', 'project'], asked, seen);
/** Ends a run; what it has done stays. */
export const runCancel = operation('run.cancel', ['admin', 'project'], asked, seen);

export const runOperations = [runGet, runPause, runResume, runCancel] as const;
