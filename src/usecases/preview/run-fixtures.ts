import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { compareFixture, type FixtureResult } from '../../core/preview/compare-fixture.ts';
import { type FixtureRecord, fixtureKey, fixtureKind } from '../../core/preview/fixture-record.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { choreAsIs, doChore } from '../upkeep/take-chore.ts';
import { listFixtures } from './keep-fixtures.ts';
import { makeBench, type TestPorts } from './make-bench.ts';
import { rulesToTest, type TestedRules } from './rules-to-test.ts';
import { testIssue } from './test-issue.ts';

const DAY = 24 * 3600;

export interface FixtureRun {
  readonly fixture: FixtureRecord;
  readonly result: FixtureResult;
}

/**
 * Runs every fixture of a connection through rules. What those in force come to is written down beside it, and an alert
 * is raised where it is another than was kept. Two Jira reads each at most, and a question to the partner where it was kept so.
 */
export async function runFixtures(
  ports: TestPorts,
  connection: string,
  which: TestedRules,
  by?: string,
): Promise<Attempt<readonly FixtureRun[]>> {
  const fixtures = await listFixtures(ports, connection);
  if (fixtures.length === 0) return done([]);
  const rules = await rulesToTest(ports, connection, which);
  if (!rules.ok) return rules;
  const { version } = rules.value;
  await noteDisclosed(ports, connection, fixtures, by);

  const runs: FixtureRun[] = [];
  for (const fixture of fixtures) {
    const ready = await makeBench(ports, connection, version, fixture.askPartner);
    if (!ready) return done([]);
    const tested = await testIssue(ready.ports, ready.bench, fixture.issue);
    const unheard = fixture.askPartner && tested.against === 'acknowledged';
    const result: FixtureResult = unheard
      ? { state: 'stopped', altered: [], edited: [], text: tested.warnings.join(' ').slice(0, 4_000) }
      : compareFixture(fixture.expected, tested);
    runs.push({ fixture, result });
    if (which === 'draft') continue;
    const last = { at: epochSeconds(ports.clock), result };
    await ports.store.put(fixtureKind, fixtureKey(connection, fixture.issue), { ...fixture, last });
  }
  if (which === 'in-force') await tell(ports, connection, runs);
  return done(runs);
}

/** An alert says that a result has changed, and goes once all are as they were kept. */
async function tell(ports: TestPorts, id: string, runs: readonly FixtureRun[]): Promise<void> {
  if (runs.some(({ result }) => result.state === 'altered')) return raiseAlert(ports, id, 'fixture-altered');
  if ((await ports.store.get(connectionKind, id))?.alerts?.['fixture-altered'] === undefined) return;
  await changeConnection(ports, id, (now) => {
    const { 'fixture-altered': _over, ...alerts } = now.alerts ?? {};
    return { ...now, alerts };
  });
}

/** Once a day: fixtures of every running connection. One that fails does not keep the others. */
export async function checkFixtures(ports: TestPorts): Promise<void> {
  const day = Math.floor(epochSeconds(ports.clock) / DAY) * DAY;
  if ((await choreAsIs(ports, 'fixtures'))?.at === day) return;
  await doChore(ports, 'fixtures', async () => {
    const connections = Object.keys(await loadRoutes(ports, 0));
    for (const id of connections) {
      const connection = await ports.store.get(connectionKind, id);
      if (connection?.state !== 'active') continue;
      try {
        await runFixtures(ports, id, 'in-force');
      } catch (error) {
        if (!(error instanceof PortError)) throw error;
        ports.log.note('fixtures.not-run', { connection: id, code: error.code });
      }
    }
    return { at: day };
  });
}

async function noteDisclosed(
  ports: TestPorts,
  connection: string,
  fixtures: readonly FixtureRecord[],
  by: string | undefined,
): Promise<void> {
  const asked = fixtures.filter(({ askPartner }) => askPartner).map(({ key }) => key);
  if (asked.length === 0) return;
  const about = asked.join(', ').slice(0, 100);
  await noteAudit(ports, { connection, act: 'disclosed', side: 'here', by, about });
}
