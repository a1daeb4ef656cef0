import { filesByName, namesFiles, withMedia } from '../../core/document/with-media.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { childByLocal, type Ledger } from '../../core/sync/children/ledger.ts';
import { localChildren } from '../../core/sync/children/local-children.ts';
import { conflictChange, unseenConflicts } from '../../core/sync/conflicts/conflict-entries.ts';
import { conflictKey } from '../../core/sync/conflicts/conflict-record.ts';
import type { Lease } from '../../core/sync/records/lease.ts';
import { leaseOf, type Rows, withLease } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ownLease } from '../twin/own-lease.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';

interface NewTexts {
  /** Jira field id -> document. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly comments: readonly { readonly id: string; readonly internal: boolean; readonly body: NewBody }[];
}
type NewBody = Parameters<Ports['jira']['updateComment']>[2]['body'];

/**
 * Shows pictures that have arrived at the places where texts of the peer's name them. The texts cross as before:
 * nothing is recorded but the lease, which keeps the peer's changes out meanwhile.
 */
export async function showMedia(ports: Ports, context: Context, rows: Rows): Promise<'done' | 'later'> {
  const { issue } = rows.twin;
  const fields = textFields(context);
  const read = await ports.jira.readIssue(issue, { fields: [...fields, 'comment', 'attachment', 'project'] });
  if (read === 'not-found') return 'done';
  const texts = textsOf(context, read, fields, await loadLedger(ports.store, rows.twin));
  if (Object.keys(texts.fields).length + texts.comments.length === 0) return 'done';
  if (leaseOf(rows)) return 'later';
  const lease = ownLease(ports, rows, { own: true });
  const leased = await saveRows(ports, rows, withLease(rows, lease));
  if (!leased) return 'later';
  return write(ports, context, { leased, lease, read }, texts);
}

const textFields = ({ rules }: Context): readonly string[] =>
  rules.incoming.flatMap(({ kind, field }) => (kind === 'richText' ? [field] : []));

/** Fields in which files may be shown. */
export const fieldsThatShow = (context: Context): readonly string[] => [...textFields(context), 'comment'];

/** Whether a text of an issue that was read with `fields` may name a file. */
export const mayShow = (read: JiraIssue, fields: readonly string[]): boolean =>
  fields.some((field) => namesFiles(read.fields[field]));

function textsOf(
  { connection, rules }: Context,
  { fields }: JiraIssue,
  mapped: readonly string[],
  ledger: Ledger,
): NewTexts {
  const { attachments, comments } = localChildren(fields);
  const find = (before: unknown) => filesByName(before, attachments, connection.local.siteUrl);
  const changed = mapped.flatMap((field) => {
    const document = fields[field];
    const shown = namesFiles(document) ? withMedia(document, find(document)) : document;
    return JSON.stringify(shown) === JSON.stringify(document) ? [] : [[field, shown]];
  });
  // Only what the peer has made, and only as it is: a comment that is hidden stays so.
  const theirs = rules.comments.in === 'off' ? [] : comments;
  return {
    fields: Object.fromEntries(changed),
    comments: theirs.flatMap(({ id, body, public: open }) => {
      if (childByLocal(ledger, 'c', id)?.o !== 'there' || !namesFiles(body) || !isDocument(body)) return [];
      const shown = withMedia(body, find(undefined));
      return JSON.stringify(shown) === JSON.stringify(body) ? [] : [{ id, internal: !open, body: shown }];
    }),
  };
}

function isDocument(body: unknown): body is NewBody {
  return typeof body === 'object' && body !== null && 'content' in body && Array.isArray(body.content);
}

async function write(
  ports: Ports,
  context: Context,
  { leased, lease, read }: { leased: Rows; lease: Lease; read: JiraIssue },
  texts: NewTexts,
): Promise<'done' | 'later'> {
  const { connection, issue } = leased.twin;
  const mayWrite = () =>
    ports.clock.remaining() >= TIMING.writeMargin * 1000 && epochSeconds(ports.clock) < lease.until;
  if (!mayWrite()) return 'later';
  let unseen: readonly { readonly path: string; readonly text: string | null }[] = [];
  if (Object.keys(texts.fields).length > 0) {
    const result = await ports.jira.updateIssue(issue, { fields: texts.fields }, { seen: read.updated });
    if (typeof result === 'object' && 'overwrote' in result)
      unseen = result.overwrote.map(({ field, text }) => ({
        path: context.rules.incoming.find((rule) => rule.field === field)?.path ?? field,
        text,
      }));
  }
  for (const { id, internal, body } of texts.comments) {
    if (!mayWrite()) return 'later';
    await ports.jira.updateComment(issue, id, { body, internal });
  }
  const at = epochSeconds(ports.clock);
  const head = { connection, issue, key: read.key, at, seq: lease.seq };
  const key = conflictKey(connection, issue, at, lease.token);
  const lines = conflictChange(key, undefined, head, unseenConflicts(unseen, {}));
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const rows = await loadRows(ports.store, connection, issue);
    if (!rows || leaseOf(rows)?.token !== lease.token) return 'done';
    if (await saveRows(ports, rows, withLease(rows, undefined), lines)) return 'done';
  }
  throw new PortError('unavailable', `The lease of issue ${issue} could not be given back`);
}
