import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { row } from './row.ts';

/**
 * What a run does to issues of a connection: `bring-up` looks at those under sync by the rules that were published,
 * `backfill` starts those that a trigger finds.
 */
export const runNames = ['bring-up', 'backfill'] as const;
export type RunName = (typeof runNames)[number];

/** `waits` says why a run that goes on does nothing just now. */
export const runStates = ['running', 'paused', 'done', 'cancelled'] as const;
export const runWaits = ['points', 'backlog', 'connection'] as const;

/**
 * Work over all issues of a connection, step by step: whoever does a step holds `until` and writes on condition of the
 * token that it has read, so that a run that was paused, or begun anew, is not moved by a step of the one before.
 */
const runSchema = z.object({
  ...row,
  connection: z.string(),
  kind: z.enum(runNames),
  state: z.enum(runStates),
  /** Epoch seconds of the next step; 0 where there is none. */
  due: z.number().int(),
  /** Until when somebody is at a step (epoch seconds). */
  until: z.number().int(),
  /** Issues to look at, once they were counted, and those that have been. */
  total: z.number().int().optional(),
  done: z.number().int(),
  /** Where the next step goes on. */
  cursor: z.string().optional(),
  /** Epoch seconds. */
  begun: z.number().int(),
  moved: z.number().int(),
  waits: z.enum(runWaits).optional(),
  /** Of `backfill`: the trigger, how many were asked to start in this round over what it finds, and which round it is. */
  trigger: z.string().optional(),
  rung: z.number().int().optional(),
  round: z.number().int().optional(),
});
export type Run = z.infer<typeof runSchema>;

/** Key `<connection>:<kind>`: a new run of a kind takes the place of the one before. */
export const runKind: RecordKind<Run> = {
  name: 'run',
  schema: runSchema,
  entity: {
    attributes: (run) => ({ v: run.v, rev: run.rev, token: run.token }),
  },
};

export const runKey = (connection: string, kind: RunName): string => `${connection}:${kind}`;

/** A run that begins at `due`. */
export function newRun(
  run: Pick<Run, 'connection' | 'kind' | 'due'>,
  { token, now }: { readonly token: string; readonly now: number },
): Run {
  return { v: 1, rev: 1, token, ...run, state: 'running', until: 0, done: 0, begun: now, moved: now };
}

/** What the sweep is told of a run that goes on. */
export const runDue = ({ connection, kind }: Pick<Run, 'connection' | 'kind'>, at: number) =>
  ({ v: 1, what: 'run', connection, run: kind, at, from: at }) as const;
