import type { Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import { type Run, runKey, runKind } from '../../core/sync/records/run.ts';
import { commit } from '../twin/twin-rows.ts';

/** Writes the next state of a run; undefined: somebody else has written since `before` was read. */
export async function writeRun(
  { store, random }: { readonly store: Store; readonly random: Random },
  before: Run,
  next: Run,
): Promise<Run | undefined> {
  const value: Run = { ...next, rev: before.rev + 1, token: random.short() };
  const key = runKey(before.connection, before.kind);
  const when = { attribute: 'token', equals: before.token } as const;
  const ours = async () => (await store.get(runKind, key))?.token === value.token;
  return (await commit(store, [{ op: 'put', kind: runKind, key, value, when }], ours)) ? value : undefined;
}
