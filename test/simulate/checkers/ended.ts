import * as z from 'zod';
import type { FinishedRun } from '../run.ts';

const ENDED = new Set(['unlinked', 'deleted', 'left-scope']);
const twin = z.looseObject({ life: z.string() });

/** I16: a pair that somebody has ended is ended on the site where it was, and the other issue still stands. */
export function checkEnded(run: FinishedRun): string[] {
  const [from, to] = run.ground.sites;
  const lives = run.host.records(from ?? '', 'twin:').map(({ value }) => twin.parse(value).life);
  const alive = lives.filter((life) => !ENDED.has(life)).map((life) => `I16 the twin on ${from} is ${life}`);
  const left = run.host.site(to ?? '').jira.state.issues.size;
  return left === 1 ? alive : [...alive, `I16 ${to} has ${left} issues, not 1`];
}
