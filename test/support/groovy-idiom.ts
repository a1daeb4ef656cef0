import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** A piece of Groovy as people write it, with what becomes of it. */
const idiom = z.strictObject({
  says: z.string(),
  side: z.enum(['outgoing', 'incoming']).default('outgoing'),
  groovy: z.array(z.string()),
  /** The script, without the functions below it. */
  js: z.array(z.string()),
  /** What the script finds; `issue` and `replica` have lists, `customFields` and `customKeys` anyway. */
  given: z.strictObject({
    issue: z.record(z.string(), z.unknown()).optional(),
    replica: z.record(z.string(), z.unknown()).optional(),
    previous: z.unknown().optional(),
    firstSync: z.boolean().optional(),
  }),
  /** What it has written or called when it has ended, and with what it `failed`. */
  gives: z.record(z.string(), z.unknown()),
});
export type GroovyIdiom = z.infer<typeof idiom>;

export function groovyIdioms(name: 'language' | 'work-items'): readonly GroovyIdiom[] {
  const text = readFileSync(new URL(`./groovy-idioms/${name}.json`, import.meta.url), 'utf8');
  return z.array(idiom).parse(JSON.parse(text));
}
