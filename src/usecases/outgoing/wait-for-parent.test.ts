import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../test/support/memory-store.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { twinStanding } from '../../core/sync/twin-standing.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { waitForParent } from './wait-for-parent.ts';

const CONNECTION = 'connection';

async function site(issues: readonly string[]) {
  const store = new MemoryStore();
  let tokens = 0;
  const ports = {
    store,
    clock: { now: () => 1_767_603_600_000, remaining: () => Number.POSITIVE_INFINITY },
    random: {
      token: () => `t${++tokens}`,
      short: () => `s${++tokens}`,
      bytes: (length: number) => new Uint8Array(length),
    },
  };
  for (const issue of issues) {
    const { twin, work } = sampleRows({ issue, life: 'pending' });
    await store.put(twinKind, twinKey(CONNECTION, issue), twin);
    await store.put(workKind, twinKey(CONNECTION, issue), work);
  }
  const wait = async (issue: string, parent: string) => {
    const rows = await loadRows(store, CONNECTION, issue);
    if (!rows) throw new Error(`${issue} has no rows`);
    return waitForParent(ports, rows, undefined, { id: parent, key: `OPS-${parent}` }, false);
  };
  const standing = async (issue: string) => {
    const rows = await loadRows(store, CONNECTION, issue);
    if (!rows) throw new Error(`${issue} has no rows`);
    return twinStanding({ rows, mark: undefined, ledger: [], paused: false, peerSite: undefined });
  };
  return { wait, standing, store };
}

describe('an issue that waits for its parent', () => {
  it('waits while the parent itself waits for another one', async () => {
    const { wait, standing } = await site(['1', '2', '3']);
    await wait('1', '2');
    await wait('2', '3');
    expect((await standing('1')).problem?.message).toContain('waits for its parent OPS-2');
    expect((await standing('2')).problem?.message).toContain('waits for its parent OPS-3');
  });

  it('ends in an error that names all keys where the last of them waits for the first', async () => {
    const { wait, standing, store } = await site(['1', '2', '3', '4']);
    await wait('4', '1');
    await wait('1', '2');
    await wait('2', '3');
    await wait('3', '1');
    for (const issue of ['1', '2', '3']) {
      const { state, problem } = await standing(issue);
      expect(state).toBe('failed');
      expect(problem?.message).toContain('OPS-3 waits for OPS-1 waits for OPS-2 waits for OPS-3');
      expect(problem?.next).toContain('another parent');
      expect(await store.get(twinKind, twinKey(CONNECTION, issue))).toMatchObject({
        due: 0,
        hold: { why: 'dead-letter' },
      });
    }
    // What waits for one of them waits on: it is not in the circle.
    expect((await standing('4')).problem?.message).toContain('waits for its parent OPS-1');
  });

  it('ends at once where it is its own parent', async () => {
    const { wait, standing } = await site(['1']);
    await wait('1', '1');
    expect((await standing('1')).problem?.message).toContain('OPS-1 waits for OPS-1');
  });
});
