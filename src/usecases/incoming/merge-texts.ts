import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import { type MergeInput, mergeable, withMerges } from '../../core/sync/conflicts/merge-conflicts.ts';
import type { Incoming } from '../../core/sync/decide-incoming.ts';
import { mergeBaseKey, mergeBaseKind } from '../../core/sync/records/merge-base.ts';

/** Merges texts that were edited on both sides, where their rule says so. The store is asked only then. */
export async function mergeTexts(ports: Pick<ReadingPorts, 'store'>, input: MergeInput): Promise<Incoming> {
  const paths = mergeable(input);
  if (paths.length === 0) return input.decision;
  const { connection, issue } = input.rows.twin;
  const found = await ports.store.getMany(
    mergeBaseKind,
    paths.map((path) => mergeBaseKey(connection, issue, path)),
  );
  return withMerges(input, Object.fromEntries(paths.map((path, index) => [path, found[index]])));
}
