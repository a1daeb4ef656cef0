import * as z from 'zod';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { LocalPaths } from '../../core/rules/run-outgoing.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { shadowOf } from '../../core/sync/shadow.ts';
import { peerOrWait } from './wait-for-twin.ts';

export interface LeavingIssues {
  readonly local: LocalPaths;
  /** The issue that must be a twin before this one can be made there at all. */
  readonly waitsFor?: { readonly id: string; readonly key: string };
  /** A wait of this issue is so young that it must look again. */
  readonly looksAgain: boolean;
}

/**
 * Issues among the values of an issue that is about to be sent, above all its parent. One that has a twin leaves
 * with the peer's name for it; one that has none waits for it, and of its path nothing is said. A sub-task cannot
 * be made without its parent, and whatever starts together with its parent comes after it.
 */
export async function issuesThatLeave(
  ports: Ports,
  rows: Rows,
  issue: JiraIssue,
  local: LocalPaths,
): Promise<LeavingIssues> {
  const { twin } = rows;
  const paths = Object.entries(local).filter(
    ([, { value }]) => value.kind === 'issue' && value.value !== null,
  );
  if (paths.length === 0) return { local, looksAgain: false };
  const starting = twin.life === 'pending';
  const kept: Record<string, LocalPaths[string]> = { ...local };
  let looksAgain = false;
  const asked = new Set(starting || twin.full === true ? Object.keys(local) : unsettled(rows, local));
  for (const [path, leaving] of paths) {
    if (leaving.value.kind !== 'issue' || leaving.value.value === null || !asked.has(path)) continue;
    const { id, key } = leaving.value.value;
    const asks = { issue: twin.issue, on: id, why: 'parent' } as const;
    const { peer, unseen } = await peerOrWait(ports, twin.connection, asks);
    looksAgain ||= unseen;
    if (peer !== undefined) {
      kept[path] = { ...leaving, value: { kind: 'issue', value: { id, key, to: peer } } };
      continue;
    }
    if (starting && (isSubtask(issue) || (await startsToo(ports, twin.connection, id)))) {
      return { local, waitsFor: { id, key }, looksAgain };
    }
    delete kept[path];
  }
  return { local: kept, looksAgain };
}

/** Paths that may be sent now: all others stand as the peer has them. */
function unsettled(rows: Rows, local: LocalPaths): readonly string[] {
  const known = new Set(rememberedPaths(rows));
  const open = new Set([...Object.keys(rows.work.open ?? {}), ...(rows.twin.owed ?? [])]);
  const inFlight = rows.work.inFlight?.fields ?? {};
  return Object.entries(local)
    .filter(
      ([path, { out }]) =>
        !known.has(path) ||
        open.has(path) ||
        path in inFlight ||
        shadowOf(rows.twin.shadow, path).sent !== out,
    )
    .map(([path]) => path);
}

async function startsToo({ store }: Ports, connection: string, issue: string): Promise<boolean> {
  return (await store.get(twinKind, twinKey(connection, issue)))?.life === 'pending';
}

function isSubtask(issue: JiraIssue): boolean {
  const type = z.looseObject({ subtask: z.boolean() }).safeParse(issue.fields['issuetype']);
  return type.success && type.data.subtask;
}
