import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROOT } from './ground.ts';

/** A run that has shown a planted bug: `of` is a profile or the name of a trial. */
export const place = z.object({ of: z.string(), seed: z.number() });
export type Place = z.infer<typeof place>;

const found = place.extend({ invariant: z.string() });
export type FoundBy = Readonly<Record<string, z.infer<typeof found>>>;

const FILE = join(ROOT, 'test', 'simulate', 'found-by.json');

/** Where each planted bug was found last; those that were not found have no entry. */
export function foundBy(): FoundBy {
  return z.record(z.string(), found).parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Writes down where bugs were found now; those of `missed` are found no more. */
export function keepFoundBy(news: FoundBy, missed: readonly string[]): void {
  const known = Object.entries({ ...foundBy(), ...news }).filter(([name]) => !missed.includes(name));
  const lines = known
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => {
      const where = `"of": ${JSON.stringify(one.of)}, "seed": ${one.seed}`;
      return `  ${JSON.stringify(name)}: { ${where}, "invariant": ${JSON.stringify(one.invariant)} }`;
    });
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
}
