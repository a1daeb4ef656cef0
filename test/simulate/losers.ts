import * as z from 'zod';
import type { FinishedRun } from './run.ts';

/** A value that a conflict has put aside, as the app tells it. */
export interface Loser {
  readonly site: string;
  readonly field: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const twin = z.looseObject({
  data: z.looseObject({
    notes: z.array(z.object({ at: z.number(), code: z.string(), path: z.string() })).optional(),
  }),
});
const logged = z.looseObject({ event: z.literal('apply.conflict'), path: z.string() });

/** From the notes of the twins, and from the log for those that newer notes have pushed out. */
export function losersOf(run: FinishedRun): Loser[] {
  return run.ground.sites.flatMap((site) => [...noted(run, site), ...inLog(run, site)]);
}

function noted(run: FinishedRun, site: string): Loser[] {
  return run.host.records(site, 'twin:').flatMap(({ value }) => {
    const parsed = twin.safeParse(value);
    const notes = parsed.success ? (parsed.data.data.notes ?? []) : [];
    return notes
      .filter(({ code }) => /^(kept|overruled)/.test(code))
      .map(({ path, at }) => ({ site, field: path, at: at * 1000 }));
  });
}

function inLog(run: FinishedRun, site: string): Loser[] {
  return run.host.logs(site).flatMap(({ at, text }) => {
    if (!text.includes('apply.conflict')) return [];
    const parsed = logged.safeParse(JSON.parse(text));
    return parsed.success ? [{ site, field: parsed.data.path, at }] : [];
  });
}
