import type { Ports } from '../../core/ports/ports.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { loadRows } from '../twin/twin-rows.ts';

/** Where the issue came from, or where its chain began, if it is under sync by another connection. */
export async function originOf(
  ports: Pick<Ports, 'store'>,
  connection: string,
  issue: string,
): Promise<{ origin: string; hops: number } | undefined> {
  const record = await ports.store.get(issueKind, issue);
  if (record?.chain) return record.chain;
  for (const other of record?.connections ?? []) {
    if (other === connection) continue;
    const rows = await loadRows(ports.store, other, issue);
    const { origin, hops } = rows?.twin ?? {};
    if (origin !== undefined && hops !== undefined) return { origin, hops };
  }
  return undefined;
}
