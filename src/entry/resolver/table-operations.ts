import { type SiteTable, tableDelete, tableGet, tableList, tableSave } from '../../contract/tables.ts';
import { done } from '../../core/connection/explained.ts';
import type { NamedTable } from '../../core/rules/named-table.ts';
import type { TableUser } from '../../wiring/resolver.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const tableOperations: readonly ServedOperation[] = [
  serve(tableList, siteAdmin, async (app) => {
    const users = await app.tableUsers();
    const tables = (await app.tables()).map(({ name, revision, about, holds, rows, at }) => ({
      name,
      revision,
      about,
      holds,
      count: rows.length,
      at: at * 1000,
      users: (users.get(name) ?? []).map(shownUser),
    }));
    return done({ tables });
  }),
  serve(tableGet, siteAdmin, async (app, wish) => {
    const table = await app.table(wish);
    return table.ok ? done(shownTable(table.value)) : table;
  }),
  serve(tableSave, siteAdmin, async (app, wish, { accountId }) => {
    const saved = await app.saveTable({ ...wish, by: accountId });
    if (!saved.ok) return saved;
    if (saved.value.is === 'asks')
      return done({ kind: 'asks' as const, users: saved.value.users.map(shownUser) });
    const { table, published, left } = saved.value;
    for (const connection of published)
      await app.audited({
        connection,
        act: 'published',
        side: 'here',
        by: accountId,
        about: `table ${table.name}`,
      });
    return done({
      kind: 'saved' as const,
      table: shownTable(table),
      published: [...published],
      left: [...left],
    });
  }),
  serve(tableDelete, siteAdmin, (app, { name }) => app.deleteTable(name)),
];

const shownTable = ({ name, revision, about, holds, rows, at }: NamedTable): SiteTable => ({
  name,
  revision,
  about,
  holds,
  rows: [...rows],
  at: at * 1000,
});

const shownUser = ({ inForce, inDraft, ...user }: TableUser) => ({
  ...user,
  inForce: [...inForce],
  inDraft: [...inDraft],
});
