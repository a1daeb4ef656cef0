import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { paired } from './paired.ts';

const peer = { id: '20', key: 'PEER-1' };

describe('a twin to which an item of the peer was applied', () => {
  const { peer: _peer, ...alone } = sampleRows({ life: 'pending' }).twin;

  it('wakes what waits for it where the item made the pair, since the answer to its own message will not', () => {
    expect(paired(alone, peer, true)).toMatchObject({ life: 'linked', peer, wake: true });
  });

  it('wakes nobody where the pair stood before, or where nothing ever waits', () => {
    expect(paired(sampleRows().twin, peer, true).wake).toBeUndefined();
    expect(paired(alone, peer, false).wake).toBeUndefined();
  });

  it('is back in scope, and stays ended where it was', () => {
    expect(paired({ ...sampleRows().twin, life: 'left-scope' }, peer, true).life).toBe('linked');
    expect(paired({ ...sampleRows().twin, life: 'unlinked' }, peer, true).life).toBe('unlinked');
  });
});
