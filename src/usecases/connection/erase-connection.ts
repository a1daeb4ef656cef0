import type { Connection } from '../../core/connection/connection-record.ts';
import { newIssuesKind } from '../../core/connection/share.ts';
import { toldErrorsKind } from '../../core/diagnosis/error-notice.ts';
import { mutedKind } from '../../core/diagnosis/muted-record.ts';
import { exposureKind, peerOfferKind } from '../../core/offer/exposure-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Jira } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Change, Store } from '../../core/ports/store.ts';
import { fixtureKind } from '../../core/preview/fixture-record.ts';
import { testResultKind, testRunKind } from '../../core/preview/test-run-record.ts';
import { proposalsKind } from '../../core/proposal/proposals-record.ts';
import { draftKind } from '../../core/rules/draft-record.ts';
import { seenPeopleKind } from '../../core/rules/seen-people.ts';
import { followsKind } from '../../core/rules/template-record.ts';
import { versionKind } from '../../core/rules/version.ts';
import { facetValuesKind } from '../../core/service/facet-values.ts';
import { facetSeedKind, facetWatchKind } from '../../core/service/facet-watch.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { COUNTERPART, issuePropertyWithout } from '../../core/sync/counterpart-property.ts';
import { isTombstone, tombstoneOf } from '../../core/sync/new-twin.ts';
import { askedPairKind } from '../../core/sync/records/asked-pair.ts';
import { childrenKind } from '../../core/sync/records/children-page.ts';
import { claimKind } from '../../core/sync/records/claim.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { mergeBaseKind } from '../../core/sync/records/merge-base.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { previousKind } from '../../core/sync/records/previous.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { runKey, runKind, runNames } from '../../core/sync/records/run.ts';
import { saidStateKind } from '../../core/sync/records/said-state.ts';
import { scriptFailuresKind } from '../../core/sync/records/script-failures.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { waitsKind } from '../../core/sync/records/waits.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { plainPages } from '../twin/store-pages.ts';
import { listConnections } from './list-connections.ts';
import { changeConnection } from './write-connection.ts';

export interface ErasePorts {
  readonly store: Store;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  readonly jira: Pick<Jira, 'readIssue' | 'setIssueProperty'>;
}

/** Plain records whose key begins with the connection's id: all of them go. */
type PlainKind = RecordKind<unknown>;
const plainKinds: readonly PlainKind[] = [
  askedPairKind,
  childrenKind,
  claimKind,
  conflictKind,
  facetSeedKind,
  facetValuesKind,
  exposureKind,
  fixtureKind,
  followsKind,
  mergeBaseKind,
  newIssuesKind,
  peerIssueKind,
  peerOfferKind,
  previousKind,
  saidStateKind,
  testResultKind,
  testRunKind,
  seenPeopleKind,
  versionKind,
  waitsKind,
];

/** No page is begun with less time than this left in the invocation. */
const MARGIN_MS = 8_000;

/** Every hour: what ended connections have left. One that fails is tried again by the next run. */
export async function eraseEnded(ports: ErasePorts): Promise<void> {
  for (const connection of await listConnections(ports)) {
    if (!connection.ending || connection.ending.erased !== undefined) continue;
    try {
      await eraseConnection(ports, connection);
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      ports.log.note('connection.not-erased', { connection: connection.id, code: error.code });
    }
  }
}

/**
 * Erases what an ended connection has left: rows, ledgers, claims, rules. Of each pair a tombstone with its ids
 * stays, so that it is known what had been joined. True: a whole look found nothing more, and the record says so.
 */
export async function eraseConnection(ports: ErasePorts, connection: Connection): Promise<boolean> {
  const { id, ending } = connection;
  if (!ending || ending.erased !== undefined) return ending !== undefined;
  const twins = await eraseTwins(ports, id, ending.cleanUp);
  if (twins === 'cut-off') return false;
  let found = twins;
  for (const kind of plainKinds) found += await erasePlain(ports, kind, `${id}:`);
  await ports.store.delete(draftKind, id);
  await ports.store.delete(proposalsKind, id);
  await ports.store.delete(scriptFailuresKind, id);
  await ports.store.delete(mutedKind, id);
  await ports.store.delete(toldErrorsKind, id);
  for (const kind of runNames) await ports.store.delete(runKind, runKey(id, kind));
  ports.log.note('connection.erased', { connection: id, records: found });
  if (found > 0) return false;
  const at = epochSeconds(ports.clock);
  await changeConnection(ports, id, (now) =>
    now.ending ? { ...now, version: 0, ending: { ...now.ending, erased: at } } : undefined,
  );
  return true;
}

async function eraseTwins(
  ports: ErasePorts,
  connection: string,
  cleanUp: boolean,
): Promise<number | 'cut-off'> {
  let found = 0;
  let cursor: string | undefined;
  do {
    if (ports.clock.remaining() < MARGIN_MS) return 'cut-off';
    const page = await ports.store.query(twinKind, {
      index: 'by-connection',
      partition: [connection],
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { value } of page.rows) {
      if (isTombstone(value)) continue;
      found += 1;
      if (cleanUp) await cleanIssue(ports, connection, value.issue);
      await eraseTwin(ports, value);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** Refused where somebody writes the row just now: the next look finds it again. */
async function eraseTwin(ports: ErasePorts, indexed: Twin): Promise<void> {
  const key = twinKey(indexed.connection, indexed.issue);
  const twin = await ports.store.get(twinKind, key);
  if (!twin || isTombstone(twin)) return;
  const token = ports.random.token();
  const changes: Change[] = [
    {
      op: 'put',
      kind: twinKind,
      key,
      value: { ...tombstoneOf(twin), rev: twin.rev + 1, token },
      when: { attribute: 'rev', equals: twin.rev },
    },
    { op: 'delete', kind: workKind, key },
    { op: 'delete', kind: markKind, key },
    { op: 'delete', kind: facetWatchKind, key },
    ...(await leaveIssue(ports.store, twin, token)),
  ];
  await ports.store.transact(changes);
}

async function leaveIssue(store: Store, twin: Twin, token: string): Promise<Change[]> {
  const issue = await store.get(issueKind, twin.issue);
  if (!issue?.connections.includes(twin.connection)) return [];
  const connections = issue.connections.filter((one) => one !== twin.connection);
  const at = { kind: issueKind, key: twin.issue, when: { attribute: 'rev', equals: issue.rev } } as const;
  if (connections.length === 0) return [{ op: 'delete', ...at }];
  return [{ op: 'put', ...at, value: { ...issue, connections, rev: issue.rev + 1, token } }];
}

async function cleanIssue(ports: ErasePorts, connection: string, issue: string): Promise<void> {
  const read = await ports.jira.readIssue(issue, { fields: [], properties: [COUNTERPART] });
  if (read === 'not-found') return;
  const left = issuePropertyWithout(read.properties[COUNTERPART], connection);
  if (left !== undefined) await ports.jira.setIssueProperty(issue, COUNTERPART, left);
}

/** One look: the list lags behind what is deleted, so asking again at once would show the same rows. */
async function erasePlain(ports: ErasePorts, kind: PlainKind, prefix: string): Promise<number> {
  let found = 0;
  for await (const rows of plainPages(ports.store, kind, prefix)) {
    for (const { key } of rows) await ports.store.delete(kind, key);
    found += rows.length;
    if (ports.clock.remaining() <= MARGIN_MS) break;
  }
  return found;
}
