import type { Ports } from '../../core/ports/ports.ts';
import { conflictRecord, decidedConflicts } from '../../core/sync/conflicts/conflict-entries.ts';
import { type ConflictRecord, conflictKey } from '../../core/sync/conflicts/conflict-record.ts';
import type { Application } from '../incoming/carry-out.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** Where the conflicts of an application are kept, and what of them is stored with its lease. */
export interface ConflictLog {
  readonly key: string;
  readonly head: Omit<ConflictRecord, 'v' | 'entries'>;
  readonly stored: ConflictRecord | undefined;
}

/** The log of what is decided, under a key of its own. */
export function conflictsOf(
  ports: Pick<Ports, 'clock'>,
  application: Pick<Application, 'issue' | 'item' | 'decision' | 'mine' | 'raws' | 'rows'>,
  token: string,
): ConflictLog {
  const { item, decision, mine, raws, rows } = application;
  const { connection, issue } = rows.twin;
  const head = {
    connection,
    issue,
    key: application.issue.key,
    at: epochSeconds(ports.clock),
    seq: item.seq,
  };
  const entries = decidedConflicts(decision, mine, item.fields, raws);
  const stored = entries.length > 0 ? conflictRecord(head, entries) : undefined;
  return { key: conflictKey(connection, issue, head.at, token), head, stored };
}
