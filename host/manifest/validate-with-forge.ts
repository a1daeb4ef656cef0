import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Manifest } from '../manifest.ts';
import type { ManifestProblem } from './manifest-problem.ts';

const validator = join(dirname(fileURLToPath(import.meta.url)), 'forge-validator.mjs');

const answerSchema = z.array(z.object({ line: z.number(), message: z.string() }));
type Answer = z.infer<typeof answerSchema>;

/**
 * What Forge's own validator says against the manifest. It takes seconds, so its answer is kept in
 * `cacheFolder` under a hash of all it depends on: the text, and which of the named files exist.
 */
export async function validateWithForge(manifest: Manifest, cacheFolder: string): Promise<ManifestProblem[]> {
  const sources = manifest.pages.map(
    (page) => `${page.source}:${existsSync(join(manifest.folder, page.source))}`,
  );
  const hash = createHash('sha256')
    .update(JSON.stringify([manifest.text, sources, readFileSync(validator, 'utf8')]))
    .digest('hex');
  const cached = join(cacheFolder, `manifest-check-${hash.slice(0, 16)}.json`);
  const answer = readCached(cached) ?? (await runValidator(manifest));
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cached, JSON.stringify(answer));
  const distinct = new Map(answer.map((one) => [`${one.line} ${one.message}`, one]));
  return [...distinct.values()].map((one) => ({ file: manifest.file, line: one.line, reason: one.message }));
}

function readCached(path: string): Answer | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return answerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A cache that was cut off while being written is no answer; the validator runs again.
    return undefined;
  }
}

async function runValidator(manifest: Manifest): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [validator, manifest.file], {
    cwd: manifest.folder,
    maxBuffer: 16 * 1024 * 1024,
  });
  return answerSchema.parse(JSON.parse(stdout));
}
