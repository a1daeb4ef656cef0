import { describe, expect, it } from 'vitest';
import { sampleConnection } from '../../../test/simulation/sample-connection.ts';
import { memoryPorts } from '../../../test/support/memory-ports.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { connectionKind } from '../../core/connection/connection-record.ts';
import type { Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { listErrors } from './list-errors.ts';
import { listItems } from './list-items.ts';

const record = sampleConnection('c', 'initiator', 'initiator', { local: 'blue', peer: 'green' });
const connection = record.id;
const aside = { parts: { at: 5, code: 'no-match', why: 'There is no "Engine" here.', next: 'Add it.' } };

/** A site with so many pairs, every hundredth of them in trouble; counts what the store is asked. */
async function site(count: number) {
  const { ports, store } = memoryPorts();
  await store.put(connectionKind, connection, record);
  for (let number = 0; number < count; number += 1) {
    const issue = String(100_000 + number);
    const part: Partial<Twin> = number % 100 === 0 ? { aside } : {};
    const { twin, work } = sampleRows({ ...part, connection, issue }, {});
    const key = twinKey(connection, issue);
    await store.put(twinKind, key, twin);
    await store.put(workKind, key, work);
    await store.put(markKind, key, { v: 1, token: 't', connection, at: 0 });
  }
  const asked = { queries: 0, reads: 0, calls: 0 };
  const counting: Pick<Store, 'query' | 'getMany' | 'get' | 'list'> = {
    query: (kind, query) => {
      asked.queries += 1;
      return store.query(kind, query);
    },
    getMany: (kind, keys) => {
      asked.reads += keys.length;
      return store.getMany(kind, keys);
    },
    get: (kind, key) => {
      asked.reads += 1;
      return store.get(kind, key);
    },
    list: (kind, prefix, cursor) => store.list(kind, prefix, cursor),
  };
  const counted = Object.assign(Object.create(store), counting);
  const jira = Object.assign(Object.create(ports.jira), {
    readIssues: async (ids: readonly string[]) => {
      asked.calls += 1;
      return ids.map((id) => ({ id, key: `A-${id}`, fields: {}, properties: {} }));
    },
  });
  return { ports: { ...ports, store: counted, jira }, asked };
}

describe('the list of ten thousand pairs', () => {
  it('costs one query, two reads for each row shown and one call of Jira, whatever the filter', async () => {
    const { ports, asked } = await site(10_000);
    for (const filter of ['failed', 'in-step', undefined] as const) {
      Object.assign(asked, { queries: 0, reads: 0, calls: 0 });
      const page = await listItems(ports, { connection, size: 25, ...(filter ? { filter } : {}) });
      expect(page.items).toHaveLength(25);
      expect(page.cursor).toBeDefined();
      expect(asked).toEqual({ queries: 1, reads: 51, calls: 1 });
    }
  }, 30_000);

  it('groups its errors by one query for a hundred pairs in trouble', async () => {
    const { ports, asked } = await site(1000);
    const { groups, more } = await listErrors(ports, { connection });
    expect(groups.map(({ cause, count }) => [cause, count])).toEqual([['value:no-match', 10]]);
    expect(more).toBe(false);
    expect(asked).toMatchObject({ queries: 2, calls: 1 });
  });
});
