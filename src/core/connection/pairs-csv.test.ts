import { describe, expect, it } from 'vitest';
import { pairsCsv } from './pairs-csv.ts';

const line = { issue: '10001', key: 'SUP-1', peerIssue: '20001', peerKey: 'DEV-7', life: 'linked' };

describe('the list of pairs', () => {
  it('has one line per pair under a header', () => {
    const csv = pairsCsv(
      [
        { ...line, synced: 0 },
        { ...line, key: undefined },
      ],
      true,
    );
    expect(csv.split('\r\n')).toEqual([
      'issue id,issue key,partner issue id,partner issue key,state,last change (UTC)',
      '10001,SUP-1,20001,DEV-7,linked,1970-01-01T00:00:00.000Z',
      '10001,,20001,DEV-7,linked,',
      '',
    ]);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@a', '\tx', '\rx'])(
    'turns %j of the partner into text that no spreadsheet runs',
    (peerKey) => {
      expect(pairsCsv([{ ...line, peerKey }], false)).toContain(`"'${peerKey.replaceAll('"', '""')}"`);
    },
  );

  it('keeps a comma, a quote and a line break inside their cell', () => {
    expect(pairsCsv([{ ...line, peerKey: 'a,"b"\nc' }], false)).toContain('"a,""b""\nc"');
  });
});
