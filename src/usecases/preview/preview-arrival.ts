import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { isOfPeople } from '../../core/fields/is-of-people.ts';
import type { ArrivingValue } from '../../core/preview/arriving-value.ts';
import { arrivingValues } from '../../core/preview/arriving-values.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { compileVersion } from '../../core/rules/compile-version.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import type { Version } from '../../core/rules/version.ts';
import { fieldsToApply } from '../../core/sync/local-issue.ts';
import { previousKind } from '../../core/sync/records/previous.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { rememberedPaths } from '../../core/sync/remembered-paths.ts';
import { filesOf } from '../incoming/decide-item.ts';
import { findAccounts } from '../incoming/find-accounts.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { rulesInForce } from '../rules/publish-rules.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { makeBench, type TestPorts } from './make-bench.ts';
import { rulesToTest, type TestedRules } from './rules-to-test.ts';

interface ArrivalWish {
  readonly connection: string;
  /** Key. */
  readonly issue: string;
  readonly rules: TestedRules;
}

export interface Arrival {
  readonly key: string;
  readonly summary?: string;
  readonly peerKey: string;
  readonly values: readonly ArrivingValue[];
}

/**
 * What the mappings would make of the peer's values of a pair that is under sync, for the page alone: one read of Jira
 * and one for names of people, nothing is written, and nobody is asked. Of what the peer last said only fingerprints
 * are kept, unless an incoming script needs it whole: there this side's own values stand in, as they are called on the
 * way by the rules in force.
 */
export async function previewArrival(ports: TestPorts, wish: ArrivalWish): Promise<Attempt<Arrival>> {
  const { connection, rules: which } = wish;
  const key = wish.issue.trim().toUpperCase();
  const tested = await rulesToTest(ports, connection, which);
  if (!tested.ok) return tested;
  const inForce = await rulesInForce(ports, connection);
  const ready = await makeBench(ports, connection, tested.value.version, false);
  if (!ready || !inForce.ok) return failed(noSuchConnection(connection));
  const { context } = ready.bench;
  const said = compileVersion(asSpoken(inForce.value.version, tested.value.version));
  const fields = [...new Set([...fieldsToApply(context.rules), ...said.fields, 'summary', 'attachment'])];
  const issue = await ports.plainJira.readIssue(key, { fields });
  if (issue === 'not-found') return failed(notFound(key));
  const rows = await loadRows(ports.store, connection, issue.id);
  const peer = rows?.twin.peer;
  if (!rows || !peer) return failed(notPaired(key));

  const previous = await ports.store.get(previousKind, twinKey(connection, issue.id));
  const paths = runOutgoing(said, context.key, issue.fields, 'always', rememberedPaths(rows));
  const here: ReplicaFields = Object.fromEntries(
    Object.entries(paths).map(([path, { value }]) => [path, value]),
  );
  const replica = previous?.fields ?? {};
  const addresses = await findAccounts(ready.ports, context, { ...here, ...replica });
  const names = await ports.plainJira.peopleNames(accountsOf(tested.value.version, addresses));
  const place = {
    moment: 'always' as const,
    fields: issue.fields,
    addresses,
    files: filesOf(context, issue),
  };
  const nameOf = (account: string): string | undefined => names[account];
  const { summary } = issue.fields;
  return done({
    key: issue.key,
    ...(typeof summary === 'string' ? { summary: summary.slice(0, 255) } : {}),
    peerKey: peer.key,
    values: arrivingValues(context.rules, context.key, { replica, here, place, nameOf }),
  });
}

/** The lines as if each went both ways: what a field here is called on the way, also where nothing leaves by it. */
function asSpoken(inForce: Version, tested: Version): Version {
  const more = tested.mappings.filter(({ path }) => !inForce.mappings.some((one) => one.path === path));
  const mappings = [...inForce.mappings, ...more].map((line) => ({ ...line, direction: 'both' as const }));
  const methods = { out: 'automatic', in: 'automatic' } as const;
  return { ...inForce, mappings, scope: { ...inForce.scope, methods } };
}

/** At most as many as are asked for at once. */
const MOST_NAMES = 200;

/** Accounts that may come to stand in a field of people. */
function accountsOf(
  { userMap, mappings }: Version,
  addresses: Readonly<Record<string, string | undefined>>,
): string[] {
  const lines = mappings.filter(isOfPeople);
  const all = [
    ...lines.flatMap((line) => [line.constant, line.default]),
    userMap.default,
    ...Object.values(addresses),
    ...userMap.map.map(({ here }) => here),
  ];
  return [...new Set(all.filter((one) => one !== undefined))].slice(0, MOST_NAMES);
}

const notFound = (key: string): Explained => ({
  code: 'not-found',
  field: 'issue',
  message: `The app sees no work item ${key} on this site.`,
  next: 'Check the key, and whether the app may see its space.',
});

const notPaired = (key: string): Explained => ({
  code: 'not-paired',
  field: 'issue',
  message: `${key} has no counterpart under this connection, so nothing has come for it.`,
  next: 'Name a work item that is in step with one of the partner.',
});
