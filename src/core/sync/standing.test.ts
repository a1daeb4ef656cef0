import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { standing } from './standing.ts';

describe('what the rows say about sending', () => {
  it('is to look, without a mark, once the peer will hardly repeat what has landed here', () => {
    const rows = sampleRows({ landed: { summary: 5 }, landedAt: 100, due: 5000 });
    expect(standing(rows, undefined, 5000)).toEqual({ do: 'read' });
    expect(standing(rows, undefined, 4999)).toEqual({ do: 'end', clean: false });
  });

  it('is to look once more where a message has expired, although all that it carried is settled', () => {
    const rows = sampleRows();
    const work = { ...rows.work, inFlight: { seq: 3, until: 100, token: 't', fields: {} } };
    expect(standing({ ...rows, work }, undefined, 200)).toEqual({ do: 'read' });
  });
});
