import { auditKind } from '../../core/connection/audit-record.ts';
import { connectionKind, listens } from '../../core/connection/connection-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { PersonalData } from '../../core/ports/personal-data.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { accountsOfConflict } from '../../core/privacy/people-of-conflict.ts';
import {
  accountsOfConnection,
  signedBy,
  withNames,
  withoutPeople,
} from '../../core/privacy/people-of-connection.ts';
import { accountsOfDraft } from '../../core/privacy/people-of-draft.ts';
import { accountsIn, rowsWithout, withoutAccounts } from '../../core/privacy/people-of-version.ts';
import { eachOnce, type KeptAccount } from '../../core/privacy/person-report.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { sameJson } from '../../core/rules/diff-leaves.ts';
import { draftKind } from '../../core/rules/draft-record.ts';
import { tableKind, tableRevisionKind } from '../../core/rules/named-table.ts';
import { ROUTES_KEY, type Routes, routesKind } from '../../core/rules/routes.ts';
import { templateKind, templateRevisionKind } from '../../core/rules/template-record.ts';
import { versionKind } from '../../core/rules/version.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { listConnections } from '../connection/list-connections.ts';
import { recordLanded } from '../connection/record-landed.ts';
import { changeConnection, untilWritten } from '../connection/write-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { choreAsIs, doChore } from '../upkeep/take-chore.ts';
import { each, erasePeople } from './erase-people.ts';

export interface ReportPorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly jira: Pick<JiraQueries, 'displayName'>;
  readonly people: PersonalData;
}

const DAY = 24 * 3600;
/** Atlassian's cycle is seven days; a run that the platform leaves out has another day. */
const CYCLE = 6 * DAY;
/** One run of the day looks whether a cycle is over: the others cost nothing. */
const HOUR = 3;

/**
 * Once in a cycle names every account that is kept here to Atlassian, and does as it is told: closed accounts leave
 * all records, and each partner hears of it; names that have changed are read anew. A run that fails is repeated the
 * next day from the beginning, which does no harm.
 */
export async function reportPeople(ports: ReportPorts): Promise<void> {
  const now = epochSeconds(ports.clock);
  if (Math.floor(now / 3600) % 24 !== HOUR) return;
  const last = await choreAsIs(ports, 'people');
  if (last !== undefined && now - last.at < CYCLE) return;
  try {
    await doChore(ports, 'people', async () => {
      const kept = eachOnce(await accountsKept(ports));
      const told = await ports.people.report(kept);
      const withStatus = (status: 'closed' | 'updated') =>
        new Set(told.filter((one) => one.status === status).map(({ id }) => id));
      await forget(ports, withStatus('closed'));
      await rename(ports, withStatus('updated'));
      ports.log.note('people.reported', { accounts: kept.length, told: told.length });
      return { at: now };
    });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('people.not-reported', { code: error.code });
  }
}

/** Everybody whose account id is stored here, wherever that is. */
async function accountsKept(ports: ReportPorts): Promise<readonly KeptAccount[]> {
  const now = epochSeconds(ports.clock);
  const kept: KeptAccount[] = [];
  for (const connection of await listConnections(ports)) {
    kept.push(...accountsOfConnection(connection));
    const held = (await ports.store.get(draftKind, connection.id))?.held;
    if (held) kept.push(...accountsOfDraft(held).map((id) => ({ id, at: held.at })));
  }
  await each(ports, auditKind, '', async (_, { by, at }) => {
    if (by !== undefined) kept.push({ id: by, at });
  });
  for (const kind of [templateKind, templateRevisionKind])
    await each(ports, kind, '', async (_, { by, at }) => {
      if (by !== undefined) kept.push({ id: by, at });
    });
  for (const kind of [tableKind, tableRevisionKind])
    await each(ports, kind, '', async (_, { holds, rows, at }) => {
      if (holds === 'people') kept.push(...rows.map(({ here }) => ({ id: here, at })));
    });
  await each(ports, versionKind, '', async (_, version) => {
    const at = version.published?.at ?? now;
    kept.push(...accountsIn(version).map((id) => ({ id, at })));
  });
  await each(ports, conflictKind, '', async (_, record) => {
    kept.push(...accountsOfConflict(record).map((id) => ({ id, at: record.at })));
  });
  return kept;
}

/** The connections last: they say whom a partner is still to be told of, and whom the next cycle would find. */
async function forget(ports: ReportPorts, closed: ReadonlySet<string>): Promise<void> {
  if (closed.size === 0) return;
  await each(ports, auditKind, '', async (key, { by, ...nameless }) => {
    if (by !== undefined && closed.has(by)) await ports.store.put(auditKind, key, nameless);
  });
  for (const kind of [templateKind, templateRevisionKind])
    await each(ports, kind, '', async (key, { by, ...nameless }) => {
      if (by !== undefined && closed.has(by)) await ports.store.put(kind, key, nameless);
    });
  for (const kind of [tableKind, tableRevisionKind])
    await each(ports, kind, '', async (key, table) => {
      const rows = rowsWithout(table.rows, closed);
      if (table.holds === 'people' && rows.length < table.rows.length)
        await ports.store.put(kind, key, { ...table, rows });
    });
  for (const { id, fingerprintKey } of await listConnections(ports)) {
    const refs = [...closed].map((account) => fingerprint(fingerprintKey, account));
    await erasePeople(ports, id, { accounts: closed, refs: new Set(refs) });
    await changeConnection(ports, id, (now) => {
      const { refs: before = [], consents = [] } = now.forget ?? {};
      const untold = {
        refs: [...new Set([...before, ...refs])],
        consents: [...new Set([...consents, ...signedBy(now, closed)])],
      };
      const left = withoutPeople(now, closed);
      return now.peer.end !== undefined && listens(now) ? { ...left, forget: untold } : left;
    });
  }
  await forgetInRoutes(ports, closed);
}

/** Compiled filters and triggers by which events are judged: those of the versions, which have been changed. */
async function forgetInRoutes({ store, random }: ReportPorts, closed: ReadonlySet<string>): Promise<void> {
  await untilWritten('The routes were', async () => {
    const routes = await store.get(routesKind, ROUTES_KEY);
    const connections = withoutAccounts(routes?.connections, closed);
    if (!routes || !connections || sameJson(connections, routes.connections)) return { end: undefined };
    const value: Routes = { v: 1, rev: routes.rev + 1, token: random.token(), connections };
    return (await recordLanded(store, routesKind, ROUTES_KEY, value)) ? { end: undefined } : 'again';
  });
}

/** A name that nobody can be asked for stays as it was signed. */
async function rename(ports: ReportPorts, updated: ReadonlySet<string>): Promise<void> {
  for (const { id } of updated.size === 0 ? [] : await listConnections(ports)) {
    const connection = await ports.store.get(connectionKind, id);
    const signed = connection === undefined ? [] : eachOnce(accountsOfConnection(connection));
    const names = new Map<string, string>();
    for (const person of signed.filter((one) => updated.has(one.id))) {
      const name = await ports.jira.displayName(person.id);
      if (name !== undefined) names.set(person.id, name);
    }
    if (names.size > 0) await changeConnection(ports, id, (now) => withNames(now, names));
  }
}
