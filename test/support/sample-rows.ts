import type { Twin } from '../../src/core/sync/records/twin.ts';
import type { Work } from '../../src/core/sync/records/work.ts';
import type { Rows } from '../../src/core/sync/rows.ts';

/** The rows of a linked twin that has nothing under way. */
export function sampleRows(twin: Partial<Twin> = {}, work: Partial<Work> = {}): Rows {
  return {
    twin: {
      v: 1,
      rev: 3,
      token: 'twin',
      connection: 'connection',
      issue: '10',
      life: 'linked',
      due: 0,
      gen: '1.first',
      peer: { id: '20', key: 'PEER-1' },
      ackedSeq: 5,
      appliedSeq: 4,
      shadow: { summary: 'agreed' },
      seen: 0,
      ...twin,
    },
    work: { v: 1, rev: 7, token: 'work', due: 0, sendSeq: 5, lastSent: 0, ...work },
  };
}
