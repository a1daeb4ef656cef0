import * as z from 'zod';
import type { LocalPorts, Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import type { CompiledRules } from '../../core/rules/compile-version.ts';
import { withKidsAnew } from '../../core/sync/children/looked-at.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { type Waits, waitsKey, waitsKind, waitsPrefix } from '../../core/sync/records/waits.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { cleanChange, epochSeconds, markChange } from '../twin/mark-twin.ts';
import { firstSyncJob, ring, sendJob } from '../twin/ring.ts';
import { plainPages } from '../twin/store-pages.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

const ATTEMPTS = 5;

/** The peer's issue that stands for a local one; undefined where the pair does not stand (yet). */
export async function linkedPeer(
  { store }: Pick<LocalPorts, 'store'>,
  connection: string,
  issue: string,
): Promise<string | undefined> {
  const twin = await store.get(twinKind, twinKey(connection, issue));
  const stands = twin?.life === 'linked' || twin?.life === 'left-scope';
  return stands ? twin.peer?.id : undefined;
}

export interface Awaited {
  /** The peer's issue, if it stands by now. */
  readonly peer?: string;
  /** The wait is so young that who completes the twin may not find it: the issue that waits looks again. */
  readonly unseen: boolean;
}

/**
 * The peer's issue that stands for `on`. Where none does it is written down that `issue` waits for one, and looked
 * again: a twin that was completed in between has not seen the line.
 */
export async function peerOrWait(
  ports: Pick<LocalPorts, 'store' | 'clock'>,
  connection: string,
  { issue, on, why }: { readonly issue: string; readonly on: string; readonly why: Waits['why'] },
): Promise<Awaited> {
  const stands = await linkedPeer(ports, connection, on);
  if (stands !== undefined) return { peer: stands, unseen: false };
  const at = epochSeconds(ports.clock);
  const key = waitsKey(connection, on, issue);
  const begun = await ports.store.create(waitsKind, key, { v: 1, at, why });
  const peer = await linkedPeer(ports, connection, on);
  if (peer !== undefined) return { peer, unseen: false };
  const since = begun ? at : (await ports.store.get(waitsKind, key))?.at;
  return { unseen: since === undefined || at - since < TIMING.indexed };
}

/**
 * Rings everything that waits for a twin that has just been completed; its row says that this is still to be done,
 * so that whoever is cut off here is followed by the sweep. `mark`: nothing else remains, and it may go.
 */
export async function wakeWaiters(
  ports: Ports,
  rules: CompiledRules,
  rows: Rows,
  mark?: Mark,
): Promise<Rows> {
  if (rows.twin.wake !== true) return rows;
  const { connection, issue } = rows.twin;
  if (rules.subtasks.follow) await nominateSubtasks(ports, connection, issue);
  await ringWaiters(ports, connection, issue);
  const { wake: _wake, ...twin } = rows.twin;
  const also = mark && mark.at > 0 ? [cleanChange(ports, connection, issue, mark)] : [];
  return (await saveRows(ports, rows, { ...rows, twin }, also)) ?? rows;
}

/** Sub-tasks of an issue that has come under sync follow it. */
async function nominateSubtasks(ports: Ports, connection: string, issue: string): Promise<void> {
  const read = await ports.jira.readIssue(issue, { fields: ['subtasks'] });
  const list = z.array(z.looseObject({ id: z.string() }));
  const parsed = list.safeParse(read === 'not-found' ? [] : read.fields['subtasks']);
  for (const { id } of parsed.success ? parsed.data : []) {
    await ring(ports, firstSyncJob(connection, id), TIMING.firstSend);
  }
}

async function ringWaiters(ports: LocalPorts, connection: string, issue: string): Promise<void> {
  const prefix = waitsPrefix(connection, issue);
  for await (const rows of plainPages(ports.store, waitsKind, prefix)) {
    for (const { key } of rows) {
      const waiter = key.slice(prefix.length);
      if (await wake(ports, connection, waiter)) await ports.store.delete(waitsKind, key);
    }
  }
}

/** The waiter is marked and looks at its children anew. */
async function wake(ports: LocalPorts, connection: string, waiter: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await loadRows(ports.store, connection, waiter);
    if (!rows) return true;
    const { hold, ...rest } = withKidsAnew(rows.twin);
    const twin = hold === undefined || hold.why === 'waiting' ? rest : { ...rest, hold };
    const also: Change[] = [markChange(ports, connection, waiter)];
    if (await saveRows(ports, rows, { ...rows, twin }, also)) {
      await ring(ports, sendJob(connection, waiter), TIMING.firstSend);
      return true;
    }
  }
  return false;
}
