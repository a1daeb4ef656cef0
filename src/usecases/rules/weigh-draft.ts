import type { Connection } from '../../core/connection/connection-record.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import type { Radius } from '../../core/rules/blast-radius.ts';
import type { CompiledRules } from '../../core/rules/compile-version.ts';
import { type LocalPaths, runOutgoing } from '../../core/rules/run-outgoing.ts';
import type { Existing } from '../../core/sync/by-rules.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { previousKind } from '../../core/sync/records/previous.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { takenOtherwise } from '../../core/sync/weigh-incoming.ts';
import { effectOf } from '../../core/sync/weigh-rules.ts';
import { indexPages } from '../twin/store-pages.ts';

interface WeighPorts {
  readonly store: Pick<Store, 'query' | 'getMany'>;
  /** Runs the scripts of both versions. */
  readonly jira: Pick<Jira, 'readIssues'>;
}

interface Weighed {
  readonly connection: Connection;
  readonly before: CompiledRules;
  readonly after: CompiledRules;
  readonly existing: Existing;
  readonly lookAt: number;
}

/** Pages of a hundred pairs among which those that were synced last are looked for. */
const PAGES_AT_ONCE = 10;

/**
 * What new rules would do to the issues that were synced last: their fields are read in one call, both rules run on
 * them, and nothing is written anywhere.
 */
export async function weighDraft(ports: WeighPorts, what: Weighed): Promise<Radius> {
  const { connection, before, after, existing } = what;
  const { fingerprintKey } = connection;
  const twins = await lastSynced(ports, connection.id, what.lookAt);
  const ids = twins.map(({ issue }) => issue);
  const fields = [...new Set([...fieldsToSend(before), ...fieldsToSend(after)])];
  const issues = ids.length === 0 ? [] : await ports.jira.readIssues(ids, { fields });
  const arrived = await arrivedValues(ports, connection.id, ids, before);
  const effects = issues.flatMap((issue) => {
    const twin = twins.find((one) => one.issue === issue.id);
    if (!twin) return [];
    const known = Object.keys(twin.shadow);
    const run = (rules: CompiledRules) => ({
      rules,
      local: runOutgoing(rules, fingerprintKey, issue.fields, 'always', known),
    });
    const inForce = run(before);
    const effect = effectOf(twin, issue, inForce, run(after));
    const enters = takenOtherwise(
      {
        twin,
        fields: issue.fields,
        values: arrived.get(issue.id) ?? valuesOf(inForce.local),
        key: fingerprintKey,
      },
      before,
      after,
    );
    // Differences that only the rules make do not cross then.
    return [{ ...effect, enters, ...(existing === 'not' ? { changes: false } : {}) }];
  });
  const count = (is: (effect: (typeof effects)[number]) => boolean) => effects.filter(is).length;
  return {
    of: effects.length,
    affected: count(({ changes, stops, leaves, enters }) => changes || stops || leaves || enters),
    changes: count(({ changes }) => changes),
    stops: count(({ stops }) => stops),
    leaves: count(({ leaves }) => leaves),
    enters: count(({ enters }) => enters),
    byScript: after.taking !== undefined,
  };
}

/** What this side would send stands for what the partner has of the same values. */
const valuesOf = (local: LocalPaths): ReplicaFields =>
  Object.fromEntries(Object.entries(local).map(([path, { value }]) => [path, value]));

/** What the partner has sent, by local issue; it is kept only where an incoming script runs. */
async function arrivedValues(
  { store }: WeighPorts,
  connection: string,
  ids: readonly string[],
  { taking }: CompiledRules,
): Promise<ReadonlyMap<string, ReplicaFields>> {
  if (!taking) return new Map();
  const kept = await store.getMany(
    previousKind,
    ids.map((id) => twinKey(connection, id)),
  );
  return new Map(ids.flatMap((id, at) => (kept[at] ? [[id, kept[at].fields] as const] : [])));
}

async function lastSynced(ports: WeighPorts, connection: string, most: number): Promise<readonly Twin[]> {
  const found: Twin[] = [];
  const query = {
    index: 'by-connection',
    partition: [connection],
    from: 'linked',
    to: 'linked',
    limit: 100,
  };
  for await (const rows of indexPages(ports.store, twinKind, query, PAGES_AT_ONCE))
    found.push(...rows.map(({ value }) => value));
  return found.sort((one, other) => (other.synced ?? 0) - (one.synced ?? 0)).slice(0, most);
}
