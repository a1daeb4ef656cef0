import type { JiraIssue } from '../../core/ports/jira.ts';
import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { localFingerprints } from '../../core/rules/local-fingerprints.ts';
import { runIncoming } from '../../core/rules/run-incoming.ts';
import { localChildren } from '../../core/sync/children/local-children.ts';
import { decideIncoming, type Incoming } from '../../core/sync/decide-incoming.ts';
import { explainPartial } from '../../core/sync/explain-partial.ts';
import type { Rows } from '../../core/sync/rows.ts';
import type { Context } from '../twin/load-context.ts';
import { findAccounts } from './find-accounts.ts';
import { localizeIssues, withWaiting } from './localize-issues.ts';
import { mergeTexts } from './merge-texts.ts';
import { itemTaken, type Taking } from './take-by-script.ts';

/** What becomes of each path of an item, given the issue as read. */
export async function decideItem(
  ports: ReadingPorts,
  context: Context,
  rows: Rows,
  came: UpdateItem,
  issue: JiraIssue,
  taken: Taking = { is: 'no-script' },
) {
  const localized = await localizeIssues(ports.store, context.connection.id, came);
  const item = taken.is === 'taken' ? itemTaken(taken, localized.item) : localized.item;
  const local = localFingerprints(context.rules, context.key, issue.fields, Object.keys(item.fields));
  const addresses = await findAccounts(ports, context, item.fields);
  const run = runIncoming(context.rules, context.key, item.fields, {
    moment: 'always',
    fields: issue.fields,
    addresses,
    files: filesOf(context, issue),
  });
  const waiting = localized.waiting.filter((path) => !(taken.is === 'taken' && path in taken.own.fields));
  const commands = withWaiting(run, waiting);
  const people = editsByPeople(context, issue);
  const judged = decideIncoming({ ...context, rows, item, commands, local, people });
  const reasons = explainPartial(context.rules, item.fields, judged.partial);
  const unsaid = taken.is === 'taken' ? { unsaid: unsaidBy(came, judged) } : {};
  const decided = { ...judged, reasons, ...unsaid };
  const decision = await mergeTexts(ports, {
    ...context,
    rows,
    item,
    fields: issue.fields,
    commands,
    decision: decided,
  });
  return { localized, item, local, decision, people, addresses };
}

/** Paths that the script alone has brought in. */
function unsaidBy({ changed }: UpdateItem, { write, equal, partial, lost }: Incoming): readonly string[] {
  const paths = [...Object.keys({ ...write, ...equal, ...partial }), ...lost];
  return paths.filter((path) => !changed.some((one) => one.path === path));
}

/** What texts of this issue may show; nothing where none names a file. */
export function filesOf({ connection }: Context, { fields }: JiraIssue) {
  return { siteUrl: connection.local.siteUrl, list: localChildren(fields).attachments };
}

/** When a person last edited each path, as far as the history was read: what nobody can know of is nobody's edit. */
function editsByPeople({ rules }: Context, { history = [] }: JiraIssue): Record<string, number> {
  const edits = history.filter(({ byApp }) => !byApp);
  return Object.fromEntries(
    rules.incoming.flatMap(({ path, field }) => {
      const last = edits.findLast((edit) => edit.field === field);
      return last ? [[path, Math.floor(last.at / 1000)]] : [];
    }),
  );
}
