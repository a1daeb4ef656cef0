import { personSearch, userMapGet, userMapRead } from '../../contract/user-map.ts';
import { done } from '../../core/connection/explained.ts';
import { adminOfConnection, adminOfConnectionOrSite } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const userMapOperations: readonly ServedOperation[] = [
  serve(userMapGet, adminOfConnection, async (app, { connection }) => {
    const found = await app.userMap(connection);
    return found.ok
      ? done({ ...found.value, seen: [...found.value.seen], rows: [...found.value.rows] })
      : found;
  }),
  serve(userMapRead, adminOfConnectionOrSite, async (app, { connection, csv }) => {
    const read = await app.readUserMap(connection, csv);
    return read.ok ? done({ map: [...read.value.map], names: read.value.names }) : read;
  }),
  serve(personSearch, adminOfConnection, async (app, { connection, query }) => {
    const found = await app.searchPeople(connection, query);
    return found.ok ? done({ people: [...found.value] }) : found;
  }),
];
