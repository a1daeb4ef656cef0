import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../test/support/memory-store.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { localIssueOf } from './resolve-links.ts';

const CONNECTION = 'connection';

async function storeWith(part: Partial<Twin>): Promise<MemoryStore> {
  const store = new MemoryStore();
  const { peer, ...rest } = sampleRows(part).twin;
  const twin = rest.life === 'pending' ? rest : { ...rest, peer };
  await store.put(twinKind, twinKey(CONNECTION, twin.issue), twin);
  return store;
}

describe('the local issue that a peer means', () => {
  it('is the one that it names where our rows name the peer’s', async () => {
    const store = await storeWith({ issue: '10' });
    expect(await localIssueOf(store, CONNECTION, { id: '20', to: '10' })).toBe('10');
    expect(await localIssueOf(store, CONNECTION, { id: '21', to: '10' })).toBeUndefined();
  });

  it('is the one that it names where ours is on its way there and was not answered yet', async () => {
    const store = await storeWith({ issue: '10', life: 'pending' });
    expect(await localIssueOf(store, CONNECTION, { id: '20', to: '10' })).toBe('10');
    expect(await localIssueOf(store, 'other', { id: '20', to: '10' })).toBeUndefined();
  });

  it('is otherwise the one that we have made for it', async () => {
    const store = await storeWith({ issue: '10' });
    await store.put(peerIssueKind, twinKey(CONNECTION, '30'), { v: 1, issue: '11' });
    expect(await localIssueOf(store, CONNECTION, { id: '30', to: '10' })).toBe('11');
    expect(await localIssueOf(store, CONNECTION, { id: '30' })).toBe('11');
  });
});
