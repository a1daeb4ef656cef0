import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { type LeftOut, type RealIssue, realIssue, type SeedFile } from './real-issue.ts';

export interface SeedFiles {
  readonly issues: readonly SeedFile[];
  /** Earlier states of an issue that another file shows later. */
  readonly older: readonly LeftOut[];
  readonly refused: readonly LeftOut[];
}

/** What is wrong with the path itself, in one sentence. */
export class SeedPathError extends Error {}

const list = z.union([
  z.array(z.unknown()),
  z.looseObject({ issues: z.array(z.unknown()) }).transform(({ issues }) => issues),
]);

/**
 * Reads a JSON file or every JSON file of a folder (`MANIFEST.json` aside). A file holds one issue, a list of
 * issues, or a search result. Files of one id are states of one issue: the one updated last is taken.
 */
export function readSeedFiles(path: string): SeedFiles {
  const refused: LeftOut[] = [];
  const found: SeedFile[] = [];
  for (const file of filesAt(path)) {
    const read = readFile(file);
    if ('reason' in read) refused.push(read);
    else for (const [name, value] of read.values) take(name, value, found, refused);
  }
  return { ...newest(found), refused };
}

function filesAt(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new SeedPathError(`--seed ${path}: there is no such file or folder.`);
  if (!stat.isDirectory()) return [path];
  const files = readdirSync(path)
    .filter((name) => name.endsWith('.json') && name !== 'MANIFEST.json')
    .sort();
  if (files.length === 0) throw new SeedPathError(`--seed ${path}: the folder holds no .json file.`);
  return files.map((name) => join(path, name));
}

function readFile(path: string): LeftOut | { values: [string, unknown][] } {
  const file = basename(path);
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const many = list.safeParse(json);
    if (!many.success) return { values: [[file, json]] };
    return { values: many.data.map((value, index) => [`${file} #${index + 1}`, value]) };
  } catch (error) {
    return { file, reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function take(file: string, value: unknown, found: SeedFile[], refused: LeftOut[]): void {
  const parsed = realIssue.safeParse(value);
  if (parsed.success) {
    found.push({ file, issue: parsed.data });
    return;
  }
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  refused.push({ file, reason: why(where, issue?.message ?? 'unknown shape') });
}

function why(where: string, message: string): string {
  if (where === 'id') return 'has no id: without it nobody can tell which issue this is.';
  if (where === 'fields.project') return 'names no project.';
  if (where === 'fields') return 'has no fields: this is not a Jira issue.';
  return `is not a Jira issue: ${where === '' ? '' : `${where}: `}${message}.`;
}

function newest(found: readonly SeedFile[]): Pick<SeedFiles, 'issues' | 'older'> {
  const byId = new Map<string, SeedFile>();
  const older: LeftOut[] = [];
  for (const candidate of found) {
    const known = byId.get(candidate.issue.id);
    const [kept, left] =
      !known || updated(candidate.issue) > updated(known.issue) ? [candidate, known] : [known, candidate];
    byId.set(kept.issue.id, kept);
    if (left)
      older.push({
        file: left.file,
        reason: `is an earlier state of ${left.issue.key}; a newer file is loaded.`,
      });
  }
  return { issues: [...byId.values()], older };
}

function updated(issue: RealIssue): number {
  const at = Date.parse((issue.fields.updated ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? 0 : at;
}
