import { openDatabase } from '../../host/database/open-database.ts';
import { Kvs } from '../../host/forge/kvs/kvs.ts';
import { SqlRowTable } from '../../host/forge/kvs/sql-row-table.ts';
import { Queues } from '../../host/forge/queue/queues.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { hostEntities, TEST_INSTALLATION } from './test-kvs.ts';

/** Writes rows and pushes events to the database named as its argument, and says each number that was answered. */
const database = openDatabase({ file: process.argv[2] ?? '' });
const clock = { now: () => Date.now(), at: () => () => undefined };
const random = new SeededRandom('killed');
const kvs = new Kvs({ table: new SqlRowTable(database), clock, random, entities: hostEntities() });
const queues = new Queues({
  database,
  clock,
  random,
  consumers: [{ queue: 'changes', timeoutSeconds: 55 }],
  dispatch: async () => ({ ok: true, value: undefined }),
});

for (let n = 0; ; n += 1) {
  const set = [
    { key: `plain:${n}`, value: n },
    { key: `mark:${n}`, value: { v: 1, token: 't', connection: 'c', at: n }, entityName: 'mark' },
  ];
  const written = kvs.handle(TEST_INSTALLATION, '/api/v1/transaction', { body: JSON.stringify({ set }) });
  const push = {
    queueName: 'changes',
    jobId: `job${n}`,
    type: 'avi:forge:app:event',
    schema: 'ari:cloud:ecosystem::forge/app-event-2',
    payload: [{ body: { n } }],
    time: new Date().toISOString(),
  };
  const path = '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}';
  const pushed = queues.handle(TEST_INSTALLATION, path, { body: JSON.stringify(push) }, `origin${n}`);
  if (written.status !== 204 || pushed.status !== 201) throw new Error(`${written.status} ${pushed.status}`);
  process.stdout.write(`${n}\n`);
}
