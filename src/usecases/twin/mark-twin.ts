import type { Clock, Random } from '../../core/ports/environment.ts';
import type { Change, Store } from '../../core/ports/store.ts';
import { type Mark, markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';

interface MarkPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
}

export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

/** Says that the issue may have changed; answers what the mark was before. */
export async function markTwin(
  ports: MarkPorts,
  connection: string,
  issue: string,
): Promise<Mark | undefined> {
  return ports.store.swap(markKind, twinKey(connection, issue), freshMark(ports, connection));
}

function freshMark(ports: Pick<MarkPorts, 'random' | 'clock'>, connection: string): Mark {
  return { v: 1, token: ports.random.short(), connection, at: epochSeconds(ports.clock) };
}

/** A new mark as a line of a transaction. */
export function markChange(ports: MarkPorts, connection: string, issue: string): Change {
  return { op: 'put', kind: markKind, key: twinKey(connection, issue), value: freshMark(ports, connection) };
}

/** Cleans the mark as a line of a transaction, on condition that it is still the one that was read. */
export function cleanChange(ports: MarkPorts, connection: string, issue: string, read: Mark): Change {
  return {
    op: 'put',
    kind: markKind,
    key: twinKey(connection, issue),
    value: { v: 1, token: ports.random.short(), connection, at: 0 },
    when: { attribute: 'token', equals: read.token },
  };
}
