import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { standing } from './standing.ts';

describe('what the rows say about sending', () => {
  it('is to look once more where a message has expired, although all that it carried is settled', () => {
    const rows = sampleRows();
    const work = { ...rows.work, inFlight: { seq: 3, until: 100, token: 't', fields: {} } };
    expect(standing({ ...rows, work }, undefined, 200)).toEqual({ do: 'read' });
  });
});
