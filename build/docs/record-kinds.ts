import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';

const core = fileURLToPath(new URL('../../src/core/', import.meta.url));

const recordKind = z.object({
  name: z.string(),
  schema: z.instanceof(z.ZodType),
  v: z.number().optional(),
  ttlSeconds: z.number().optional(),
});

/** A kind of record as core declares it, with the file and the name under which it is exported. */
export interface FoundKind extends z.infer<typeof recordKind> {
  readonly exported: string;
  readonly file: string;
}

/** Every record kind that any file of core exports, in the order of their names. */
export async function recordKinds(): Promise<FoundKind[]> {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('ports'))
    .filter((file) => /export const \w+: RecordKind</.test(readFileSync(join(core, file), 'utf8')));
  const found = await Promise.all(files.map(kindsOf));
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function kindsOf(file: string): Promise<FoundKind[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(core, file)).href);
  return Object.entries(module).flatMap(([exported, value]) => {
    const kind = recordKind.safeParse(value);
    return kind.success ? [{ ...kind.data, exported, file: `src/core/${file}` }] : [];
  });
}
