import { csvText } from '../csv-text.ts';

/** One issue of this site and the issue of the partner that it was kept in step with. */
export interface PairLine {
  readonly issue: string;
  /** Absent where the issue is not visible any more. */
  readonly key?: string | undefined;
  readonly peerIssue: string;
  readonly peerKey: string;
  readonly life: string;
  /** Epoch seconds of the last change that crossed. */
  readonly synced?: number | undefined;
}

const HEADER = [
  'issue id',
  'issue key',
  'partner issue id',
  'partner issue key',
  'state',
  'last change (UTC)',
];

/** The pairs as a file of comma-separated values. */
export function pairsCsv(lines: readonly PairLine[], withHeader: boolean): string {
  const rows = lines.map((line) => [
    line.issue,
    line.key ?? '',
    line.peerIssue,
    line.peerKey,
    line.life,
    line.synced === undefined ? '' : new Date(line.synced * 1000).toISOString(),
  ]);
  return csvText([...(withHeader ? [HEADER] : []), ...rows]);
}
