import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { TestedIssue } from '../../core/preview/tested-issue.ts';
import { outgoingChildren } from '../../core/sync/children/outgoing-children.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { commentMarks } from '../children/adopt-own-children.ts';
import { keepInternal } from '../children/keep-internal.ts';
import { readLocalChildren } from '../children/read-local-children.ts';
import type { Context } from '../twin/load-context.ts';
import { loadLedger } from '../twin/twin-rows.ts';

export interface ChildrenToTest {
  /** Children that would cross, by their kind, as the partner would get them. */
  readonly leaving: Readonly<Record<string, readonly unknown[]>>;
  readonly counts: TestedIssue['children'];
  readonly warnings: readonly string[];
}

/** Comments, files, logged work and links that would cross now. The ledger is read and stays as it is. */
export async function childrenToTest(
  ports: Pick<Ports, 'store' | 'jira'>,
  context: Context,
  twin: Rows | undefined,
  issue: JiraIssue,
): Promise<ChildrenToTest> {
  const found = await readLocalChildren(ports, context.rules, issue);
  const ledger = twin ? await loadLedger(ports.store, twin.twin) : [];
  const safe = await keepInternal(context, twin?.twin, issue, found, ledger, () =>
    commentMarks(ports, issue.id),
  );
  const out = outgoingChildren(context.rules, context.key, safe, ledger, {});

  const leaving: Record<string, unknown[]> = {};
  for (const { kind, value } of out.posted) leaving[`${kind}s`] = [...(leaving[`${kind}s`] ?? []), value];
  if (out.attachments.length > 0) leaving['attachments'] = [...out.attachments];
  return {
    leaving,
    counts: Object.entries(leaving).map(([kind, list]) => ({ kind, count: list.length })),
    warnings: out.more ? ['More comments, files, logged work or links follow with the next messages.'] : [],
  };
}
