import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../../test/support/sample-rows.ts';
import { rowChanges } from '../rows.ts';
import { withKidsAnew, withKidsCrossed } from './looked-at.ts';

/** While a message is under way no fingerprint of the children is kept. */
const underWay = sampleRows();

describe('children of a message under way', () => {
  it('count as crossed once it is answered', () => {
    expect(withKidsCrossed(underWay.twin, 'print').kids).toBe('print');
  });

  it('are looked at again where one of them could not go before the message was answered', () => {
    expect(withKidsCrossed(withKidsAnew(underWay.twin), 'print').kids).toBeUndefined();
  });

  it('make the row move where they are to be looked at anew, so that no answer is written past it', () => {
    const after = { ...underWay, twin: withKidsAnew(underWay.twin) };
    expect(rowChanges(underWay, after, 'token')[0]?.op).toBe('put');
  });
});
