import * as z from 'zod';
import type { FinishedRun } from '../run.ts';

const KEYS_PER_TWIN = 12;
const BYTES_PER_TWIN = 12_000;

const work = z.looseObject({
  data: z.looseObject({
    inFlight: z.unknown().optional(),
    open: z.unknown().optional(),
    applying: z.unknown().optional(),
  }),
});
const mark = z.looseObject({ at: z.number() });
const twin = z.looseObject({
  life: z.string(),
  data: z.looseObject({
    owed: z.array(z.string()).optional(),
    hold: z.looseObject({ code: z.string().optional(), why: z.string().optional() }).optional(),
  }),
});

/** I21: nothing is left to do, and what is stored for a pair is bounded. */
export function checkRest(run: FinishedRun): string[] {
  return run.ground.sites.flatMap((site) => [...leftOver(run, site), ...storage(run, site)]);
}

function leftOver(run: FinishedRun, site: string): string[] {
  const lives = new Map(
    run.host.records(site, 'twin:').map((row) => [suffix(row.key), twin.parse(row.value)] as const),
  );
  const linked = (key: string) => lives.get(key)?.life === 'linked';
  const works = run.host.records(site, 'work:').flatMap((row) => {
    const { inFlight, open, applying } = work.parse(row.value).data;
    const what = Object.entries({ inFlight, open, applying }).filter(([, value]) => isSomething(value));
    return linked(suffix(row.key)) ? what.map(([name]) => `I21 ${site} ${row.key} still has ${name}`) : [];
  });
  const marks = run.host.records(site, 'mark:').flatMap((row) => {
    const dirty = mark.parse(row.value).at > 0 && linked(suffix(row.key));
    return dirty ? [`I21 ${site} ${row.key} is still dirty`] : [];
  });
  const twins = [...lives].flatMap(([key, { life, data }]) => [
    ...(life === 'linked' && isSomething(data.owed) ? [`I21 ${site} ${key} still owes ${data.owed}`] : []),
    ...(data.hold && !atRest(data) ? [`I21 ${site} ${key} is still held: ${JSON.stringify(data.hold)}`] : []),
    ...(life === 'pending' && !atRest(data) ? [`I21 ${site} ${key} is still pending`] : []),
  ]);
  return [...works, ...marks, ...twins];
}

function storage(run: FinishedRun, site: string): string[] {
  const rows = run.host.records(site);
  const pairs = run.host.records(site, 'twin:').length;
  const children = run.history.comments.length + 2 * run.history.files.length;
  const bytes = rows.reduce((sum, row) => sum + row.key.length + JSON.stringify(row.value).length, 0);
  const problems: string[] = [];
  // Connections, keys, versions and routes come on top.
  const ground = 30;
  if (rows.length > pairs * KEYS_PER_TWIN + children + ground) {
    problems.push(`I21 ${site} stores ${rows.length} records for ${pairs} twins`);
  }
  if (bytes > pairs * BYTES_PER_TWIN + children * 500 + ground * 4_000) {
    problems.push(`I21 ${site} stores ${bytes} bytes for ${pairs} twins`);
  }
  return problems;
}

/**
 * An issue that has come round in a cycle of sites is shown to people and waits for nothing; so does one whose
 * counterpart has left the partner's scope, until it is back.
 */
const atRest = ({ hold }: z.infer<typeof twin>['data']) =>
  hold?.code === 'cycle' || hold?.why === 'left-there';

const suffix = (key: string) => key.slice(key.indexOf(':') + 1);

function isSomething(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
