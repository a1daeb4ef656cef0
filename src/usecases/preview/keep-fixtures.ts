import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { expectedOf } from '../../core/preview/compare-fixture.ts';
import {
  type FixtureRecord,
  fixtureKey,
  fixtureKind,
  MOST_FIXTURES,
} from '../../core/preview/fixture-record.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { plainPages } from '../twin/store-pages.ts';
import { makeBench, type TestPorts } from './make-bench.ts';
import { rulesToTest, type TestedRules } from './rules-to-test.ts';
import { testIssue } from './test-issue.ts';

export async function listFixtures(
  { store }: { readonly store: Store },
  connection: string,
): Promise<readonly FixtureRecord[]> {
  const found: FixtureRecord[] = [];
  for await (const rows of plainPages(store, fixtureKind, `${connection}:`))
    found.push(...rows.map(({ value }) => value));
  return found.sort((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }));
}

export interface FixtureWish {
  readonly connection: string;
  /** Key of a work item. */
  readonly issue: string;
  readonly name: string;
  readonly rules: TestedRules;
  readonly askPartner: boolean;
  /** Account id of who keeps it. */
  readonly by: string | undefined;
}

/** Keeps a work item with what it comes to now; one that is kept already takes its new result. */
export async function saveFixture(ports: TestPorts, wish: FixtureWish): Promise<Attempt<FixtureRecord>> {
  const { connection, askPartner } = wish;
  const rules = await rulesToTest(ports, connection, wish.rules);
  if (!rules.ok) return rules;
  const ready = await makeBench(ports, connection, rules.value.version, askPartner);
  if (!ready) return failed(NOT_RUNNING);
  const tested = await testIssue(ready.ports, ready.bench, wish.issue.trim().toUpperCase());
  const { id: issue, key } = tested;
  if (askPartner)
    await noteAudit(ports, { connection, act: 'disclosed', side: 'here', by: wish.by, about: key });
  if (tested.against === undefined || issue === undefined) return failed(nothingToKeep(key, tested.text));
  if (askPartner && tested.against === 'acknowledged')
    return failed(nothingToKeep(key, tested.warnings.join(' ')));
  const others = (await listFixtures(ports, connection)).filter((one) => one.issue !== issue);
  if (others.length >= MOST_FIXTURES) return failed(TOO_MANY);

  const record: FixtureRecord = {
    v: 1,
    connection,
    issue,
    key,
    name: wish.name.trim(),
    at: epochSeconds(ports.clock),
    askPartner,
    expected: expectedOf(tested),
  };
  await ports.store.put(fixtureKind, fixtureKey(connection, issue), record);
  return done(record);
}

export async function deleteFixture(
  { store }: { readonly store: Store },
  connection: string,
  issue: string,
): Promise<void> {
  await store.delete(fixtureKind, fixtureKey(connection, issue));
}

const nothingToKeep = (key: string, why: string | undefined): Explained => ({
  code: 'invalid-request',
  field: 'issue',
  message: `${key} comes to nothing that could be kept. ${why ?? ''}`.trim(),
  next: 'Choose a work item that crosses, or mend what stands in its way.',
});

const NOT_RUNNING: Explained = {
  code: 'not-running',
  message: 'The connection has no rules in force yet.',
  next: 'Finish the handshake first: both admins confirm the six words.',
};

const TOO_MANY: Explained = {
  code: 'too-many',
  message: `A connection keeps at most ${MOST_FIXTURES} fixtures.`,
  next: 'Delete one first.',
};
