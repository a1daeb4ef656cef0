import { allOf } from '../../core/all-of.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { LocalPorts } from '../../core/ports/ports.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Change } from '../../core/ports/store.ts';
import { newWork } from '../../core/sync/new-twin.ts';
import { type IssueRecord, issueKind } from '../../core/sync/records/issue.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { leaseOf, rowChanges } from '../../core/sync/rows.ts';
import { keepOwnOrigin } from '../twin/keep-origin.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { commit, loadRows } from '../twin/twin-rows.ts';

/**
 * Makes the rows of a twin in the order work, mark, issue, twin: it exists when its own row does. `marked` says
 * that there is something to send at once. Of several connections that start an issue at once, all take the chain
 * of the first. False: the issue is being written just now, try again later.
 */
export async function bearTwin(ports: LocalPorts, twin: Twin, marked: boolean): Promise<boolean> {
  const key = twinKey(twin.connection, twin.issue);
  await createOnce(ports, workKind, key, { ...newWork(), token: ports.random.token() });
  await createOnce(ports, markKind, key, {
    v: 1,
    token: ports.random.token(),
    connection: twin.connection,
    at: marked ? epochSeconds(ports.clock) : 0,
  });
  const joined = await joinIssue(ports, twin);
  if (joined === 'busy') return false;
  const { chain, shared } = joined;
  // Whatever leaves from now on is known when it comes back.
  if (chain?.hops === 0) await keepOwnOrigin(ports, chain.origin, twin.issue);
  const born = { ...twin, ...chain, ...(shared ? { shared } : {}), token: ports.random.token() };
  await createOnce(ports, twinKind, key, born);
  return true;
}

interface Joined {
  readonly shared: boolean;
  readonly chain: IssueRecord['chain'];
}

async function joinIssue(ports: LocalPorts, twin: Twin): Promise<Joined | 'busy'> {
  const { connection, origin, hops } = twin;
  const chain = origin === undefined ? undefined : { origin, hops: hops ?? 0 };
  const first: IssueRecord = {
    v: 1,
    rev: 0,
    token: ports.random.token(),
    connections: [connection],
    ...(chain ? { chain } : {}),
  };
  if (await createOnce(ports, issueKind, twin.issue, first)) return { shared: false, chain };
  const issue = await ports.store.get(issueKind, twin.issue);
  if (!issue) return 'busy';
  const others = issue.connections.filter((one) => one !== connection);
  const joined = { shared: others.length > 0, chain: issue.chain ?? chain };
  if (others.length === 0 || issue.connections.includes(connection)) return joined;
  return (await share(ports, twin, issue, others)) ? joined : 'busy';
}

/** The second twin moves the lease to the issue's row, on condition that nobody holds one now. */
async function share(
  ports: LocalPorts,
  joining: Twin,
  issue: IssueRecord,
  others: readonly string[],
): Promise<boolean> {
  const token = ports.random.token();
  const loaded = await allOf(others.map((other) => loadRows(ports.store, other, joining.issue)));
  const rows = loaded.filter((one) => one !== undefined);
  if (rows.some((one) => leaseOf(one) !== undefined)) return false;
  const connections = [...issue.connections, joining.connection];
  const changes: Change[] = [
    {
      op: 'put',
      kind: issueKind,
      key: joining.issue,
      value: { ...issue, rev: issue.rev + 1, token, connections },
      when: { attribute: 'rev', equals: issue.rev },
    },
    ...rows.flatMap(({ twin, work }) =>
      rowChanges({ twin, work }, { twin: { ...twin, shared: true }, work }, token),
    ),
  ];
  return commit(
    ports.store,
    changes,
    async () => (await ports.store.get(issueKind, joining.issue))?.token === token,
  );
}

/** Fail-if-exists whose lost answer is asked for again: true where this very record stands. */
async function createOnce<T extends { readonly token: string }>(
  ports: LocalPorts,
  kind: RecordKind<T>,
  key: string,
  record: T,
): Promise<boolean> {
  try {
    return await ports.store.create(kind, key, record);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    const there = await ports.store.get(kind, key);
    if (there) return there.token === record.token;
    return ports.store.create(kind, key, record);
  }
}
