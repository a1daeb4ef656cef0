import { diagnosed } from '../../core/diagnosis/diagnose-twin.ts';
import { type Finding, inOrder, stoppedBy } from '../../core/diagnosis/why-not.ts';
import type { Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { troublesOf } from '../../core/sync/twin-troubles.ts';

/** What the row of a pair says; `none`: there is no pair, and triggers decide. */
export async function findingOfPair(
  store: Pick<Store, 'get'>,
  connection: string,
  issue: string,
): Promise<'none' | { readonly finding: Finding; readonly runs: boolean }> {
  const key = twinKey(connection, issue);
  const twin = await store.get(twinKind, key);
  if (twin === undefined) return 'none';
  const [trouble] = troublesOf(twin);
  if (trouble !== undefined) {
    const { cause, path, detail } = diagnosed(trouble);
    const details = [path, detail].filter((one) => one !== undefined);
    return { finding: stoppedBy('pair', cause, ...details), runs: false };
  }
  if (twin.life === 'unlinked' || twin.life === 'deleted') {
    const cause = twin.by === 'peer' ? 'start:unlinked-there' : 'start:unlinked-here';
    return { finding: stoppedBy('pair', cause), runs: false };
  }
  if (twin.life === 'left-scope')
    return { finding: stoppedBy('pair', `scope:${twin.away?.why ?? 'project'}`), runs: false };
  const mark = await store.get(markKind, key);
  const waits = (mark?.at ?? 0) > 0 || twin.full === true;
  const state = twin.life === 'pending' ? 'starting' : waits ? 'changes-waiting' : 'in-step';
  return { finding: inOrder('pair', state), runs: true };
}
