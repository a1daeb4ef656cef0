import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../host/database/open-database.ts';
import { Kvs } from '../../host/forge/kvs/kvs.ts';
import { SqlRowTable } from '../../host/forge/kvs/sql-row-table.ts';
import { Queues } from '../../host/forge/queue/queues.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { hostEntities, TEST_INSTALLATION } from '../support/test-kvs.ts';

it('everything that was answered before a kill -9 is there after it, rows with their indexes, and events', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-killed-'));
  const file = join(folder, 'host.sqlite');
  const last = await answeredBeforeKill(file, 300);
  const database = openDatabase({ file });
  const clock = { now: () => Date.now(), at: () => () => undefined };
  const random = new SeededRandom('reader');
  const kvs = new Kvs({ table: new SqlRowTable(database), clock, random, entities: hostEntities() });
  const rows = kvs.inspect(TEST_INSTALLATION);
  const plain = rows.filter(({ key }) => key.startsWith('plain:')).length;
  const marks = rows.filter(({ entity }) => entity === 'mark').length;
  expect(plain).toBeGreaterThan(last);
  expect(marks).toBe(plain);
  const counted = database.get("SELECT count(*) AS n FROM kvs_index WHERE name = 'by-age'")?.['n'];
  expect(counted).toBe(marks);
  const queues = new Queues({
    database,
    clock,
    random,
    consumers: [],
    dispatch: async () => ({ ok: true, value: undefined }),
  });
  expect(queues.pending()).toBeGreaterThan(last);
  expect(queues.pending()).toBeLessThanOrEqual(plain);
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets another process write, kills it in the middle, and answers the last number that it said. */
async function answeredBeforeKill(file: string, enough: number): Promise<number> {
  const writer = new URL('../support/write-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', writer, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > enough) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${complaint}`);
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return Number(whole.at(-1));
}
