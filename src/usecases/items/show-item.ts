import { allOf } from '../../core/all-of.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { type DiagnosedTrouble, diagnosed } from '../../core/diagnosis/diagnose-twin.ts';
import { noteText } from '../../core/diagnosis/note-text.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type Previous, previousKind } from '../../core/sync/records/previous.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { waitsKind, waitsPrefix } from '../../core/sync/records/waits.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { loadLedger } from '../twin/twin-rows.ts';
import { type ListedItem, listedItem } from './list-items.ts';
import { namedIssues } from './named-issues.ts';
import { shownItems } from './shown-items.ts';

/** All that is known of one pair. Times epoch milliseconds. */
export interface ItemDetail {
  readonly item: ListedItem;
  readonly troubles: readonly DiagnosedTrouble[];
  /** What went otherwise than asked, the newest first. */
  readonly notes: readonly { readonly at: number; readonly text: string }[];
  /** Messages of the present life: the last that was sent, that the partner has answered, and that was taken in. */
  readonly messages: {
    readonly life: string;
    readonly sent: number;
    readonly answered: number;
    readonly taken: number;
  };
  /** Fields of an own message that has no answer yet. */
  readonly underWay: readonly string[];
  /** Work items that wait until this one is under sync. */
  readonly awaitedBy: readonly { readonly issue: string; readonly key?: string }[];
  /** When it is looked at next without an event. */
  readonly due?: number;
  readonly children: Readonly<Record<'comments' | 'attachments' | 'worklogs' | 'links', number>>;
  /** What the partner is known to have; kept only where an incoming script runs. */
  readonly received?: Previous['fields'];
}

/** One pair with all that waits, went wrong or is under way: ten reads of the store at most, and one call of Jira. */
export async function showItem(
  ports: Pick<Ports, 'store' | 'jira' | 'log'>,
  { connection, issue }: { readonly connection: string; readonly issue: string },
): Promise<Attempt<ItemDetail>> {
  const key = twinKey(connection, issue);
  const [twin, work, previous, waiting] = await allOf([
    ports.store.get(twinKind, key),
    ports.store.get(workKind, key),
    ports.store.get(previousKind, key),
    ports.store.list(waitsKind, waitsPrefix(connection, issue)),
  ]);
  const [shown] = twin === undefined ? [] : await shownItems(ports, [twin]);
  if (twin === undefined || work === undefined || shown === undefined) return failed(noSuchPair);
  const waiters = waiting.rows.map((row) => row.key.slice(waitsPrefix(connection, issue).length));
  const [ledger, names] = await allOf([
    loadLedger(ports.store, twin),
    namedIssues(ports, [issue, ...waiters]),
  ]);
  const count = (...letters: readonly string[]): number =>
    ledger.filter(({ k, l, p }) => letters.includes(k) && l !== undefined && p !== undefined).length;
  return done({
    item: listedItem(shown, names.get(issue)),
    troubles: shown.troubles.map(diagnosed),
    notes: (twin.notes ?? []).map((note) => ({ at: note.at * 1000, text: noteText(note) })).reverse(),
    messages: { life: twin.gen, sent: work.sendSeq, answered: twin.ackedSeq, taken: twin.appliedSeq },
    underWay: Object.keys({ ...work.open, ...work.inFlight?.fields }),
    awaitedBy: waiters.map((one) => ({ issue: one, ...keyOf(names.get(one)) })),
    ...(twin.due > 0 ? { due: twin.due * 1000 } : {}),
    children: {
      comments: count('c'),
      attachments: count('a'),
      worklogs: count('w'),
      links: count('l', 'r'),
    },
    ...(previous === undefined ? {} : { received: previous.fields }),
  });
}

const keyOf = (named: { readonly key: string } | undefined): { readonly key?: string } =>
  named === undefined ? {} : { key: named.key };

const noSuchPair = {
  code: 'not-linked',
  message: 'The work item is not under this connection.',
  next: 'Load the list again.',
};
