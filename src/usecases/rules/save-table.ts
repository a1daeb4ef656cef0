import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import {
  type NamedTable,
  tableKind,
  tableRevisionKey,
  tableRevisionKind,
} from '../../core/rules/named-table.ts';
import { rowsFault } from '../../core/rules/table-rows.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { changeDraft, wantsTwoAdmins } from './by-two-admins.ts';
import { getTable, type TableUser, tableUsers } from './list-tables.ts';
import type { PublishPorts } from './publish-routes.ts';
import { publishVersion } from './publish-version.ts';
import { heldTable, tablesMisfit } from './with-tables.ts';
import { writeRevision } from './write-revision.ts';

export interface TableWish extends Pick<NamedTable, 'name' | 'about' | 'holds' | 'rows'> {
  /** Revision that the person has read; 0 for a new table. */
  readonly revision: number;
  /** The person knows which connections go by the table. */
  readonly agreed: boolean;
  readonly existing: Existing;
  /** Account id of who saves. */
  readonly by?: string | undefined;
}

export type TableSaved =
  /** Nothing was changed: rules of these connections go by the table. */
  | { readonly is: 'asks'; readonly users: readonly TableUser[] }
  | {
      readonly is: 'saved';
      readonly table: NamedTable;
      /** Connections whose rules were published anew with it. */
      readonly published: readonly string[];
      /** Connections that go by the table as it was, with the reason. */
      readonly left: readonly { readonly connection: string; readonly message: string }[];
    };

/**
 * Saves a table of the site. Rules hold the tables that they name, so each connection that goes by it gets a new
 * version; what crosses meanwhile goes by the old one.
 */
export async function saveTable(ports: PublishPorts, wish: TableWish): Promise<Attempt<TableSaved>> {
  const { name, about, holds, rows, revision } = wish;
  const fault = rowsFault(wish);
  if (fault) return failed(fault);
  const users = ((await tableUsers(ports)).get(name) ?? []).filter(({ inForce }) => inForce.length > 0);
  if (users.length > 0 && !wish.agreed) return done({ is: 'asks', users });

  const written = await writeTable(ports, { name, about, holds, rows }, revision);
  if (!written.ok) return written;
  const table = written.value;
  const drafts = users.length > 0 && (await wantsTwoAdmins(ports));
  const published: string[] = [];
  const left: { connection: string; message: string }[] = [];
  for (const { connection } of users) {
    const outcome = drafts
      ? await draftFor(ports, connection, wish.by)
      : await publishWith(ports, connection, table, wish);
    if (outcome.ok) published.push(connection);
    else left.push({ connection, message: outcome.error.message });
  }
  return done({ is: 'saved', table, published, left });
}

async function writeTable(
  { store, clock }: Pick<PublishPorts, 'store' | 'clock'>,
  part: Pick<NamedTable, 'name' | 'about' | 'holds' | 'rows' | 'gone'>,
  seen: number,
): Promise<Attempt<NamedTable>> {
  const { name } = part;
  const now = await store.get(tableKind, name);
  if ((now && !now.gone ? now.revision : 0) !== seen) return failed(changedSince(name));
  if (now && !now.gone && now.holds !== part.holds) return failed(otherHolds(now));
  const revision = (now?.revision ?? 0) + 1;
  const table: NamedTable = { v: 1, ...part, revision, at: epochSeconds(clock) };
  const place = {
    newest: tableKind,
    key: name,
    revisions: tableRevisionKind,
    revisionKey: tableRevisionKey(name, revision),
  };
  if (!(await writeRevision(store, place, table))) return failed(changedSince(name));
  return done(table);
}

/** Where another admin must agree, the table waits in a draft: publishing that takes it as it stands. */
async function draftFor(
  ports: PublishPorts,
  connection: string,
  by: string | undefined,
): Promise<Attempt<never>> {
  const drafted = await changeDraft(ports, { connection, by, change: () => done({}) });
  return drafted.ok ? failed(WAITS) : drafted;
}

const WAITS: Explained = {
  code: 'waits-for-admin',
  message:
    'On this site another administrator must agree to new rules. The table waits in the draft of the connection.',
  next: 'Publish the draft on the tab Rules of the connection.',
};

function publishWith(
  ports: PublishPorts,
  connection: string,
  table: NamedTable,
  { existing, by }: TableWish,
) {
  return publishVersion(
    ports,
    connection,
    ({ tables = [], ...version }) => {
      const now = tables.map((held) => (held.name === table.name ? heldTable(table) : held));
      const misfit = tablesMisfit({ ...version, tables: now });
      return misfit ? failed(misfit) : done({ ...version, tables: now });
    },
    { existing, ...(by === undefined ? {} : { by }) },
  );
}

/** Makes a table where the site has none of the name; one that is there stays as it is. */
export async function makeTable(
  ports: Pick<PublishPorts, 'store' | 'clock'>,
  name: string,
  { holds, rows }: Pick<NamedTable, 'holds' | 'rows'>,
): Promise<void> {
  const known = await getTable(ports, { name });
  if (!known.ok) await writeTable(ports, { name, about: '', holds, rows }, 0);
}

/** Deletes a table that no rules name, neither in force nor in a draft. Its revisions stay. */
export async function deleteTable(
  ports: Pick<PublishPorts, 'store' | 'clock'>,
  name: string,
): Promise<Attempt<{ readonly name: string }>> {
  const table = await getTable(ports, { name });
  if (!table.ok) return table;
  const users = (await tableUsers(ports)).get(name) ?? [];
  if (users.length > 0) return failed(inUse(name, users));
  const { about, holds, revision } = table.value;
  const gone = await writeTable(ports, { name, about, holds, rows: [], gone: true }, revision);
  return gone.ok ? done({ name }) : gone;
}

const otherHolds = ({ name, holds }: NamedTable): Explained => ({
  code: 'table-holds',
  field: 'holds',
  message: `The table "${name}" holds ${holds}, and what a table holds stays as it is.`,
  next: 'Make another table under another name.',
});

const changedSince = (name: string): Explained => ({
  code: 'table-changed',
  message: `Somebody else has saved the table "${name}" since you read it.`,
  next: 'Load it again, and make your change over what stands now.',
});

const inUse = (name: string, users: readonly TableUser[]): Explained => ({
  code: 'table-in-use',
  message: `The table "${name}" is named by the rules of ${users
    .map(
      (user) =>
        `${user.name} (${user.inForce.length > 0 ? 'in force' : 'draft'}: ${[...user.inForce, ...user.inDraft].join(', ')})`,
    )
    .join(', ')}.`,
  next: 'Take it out of these rules first.',
});
