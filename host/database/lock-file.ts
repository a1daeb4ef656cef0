import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseFileError } from './database-file-error.ts';

/**
 * Keeps `file` to this process: two hosts on one file would deliver every event twice. SQLite's own exclusive
 * mode does not serve, because libsql gives its lock back only when the garbage collector comes by.
 *
 * Returns what unlocks. Throws DatabaseFileError while another process, or this one, holds the lock; that of a
 * process which is no more is taken over.
 */
export function lockFile(file: string): () => void {
  const path = `${file}.lock`;
  const holder = readHolder(path);
  if (holder !== undefined && runs(holder)) {
    throw new DatabaseFileError(
      `The database ${file} is in use by process ${holder}: stop that one, or choose another folder (--data DIR); if no such program runs, remove ${path}.`,
    );
  }
  rmSync(path, { force: true });
  try {
    // Fails where another process was faster in taking over.
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    throw new DatabaseFileError(
      `The database ${file} cannot be opened (${error instanceof Error ? error.message : String(error)}): check the folder and its rights.`,
    );
  }
  return () => rmSync(path, { force: true });
}

function readHolder(path: string): number | undefined {
  try {
    const id = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(id) && id > 0 ? id : undefined;
  } catch {
    // No file, no holder; a file that cannot be read shows itself when the lock is written.
    return undefined;
  }
}

function runs(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
