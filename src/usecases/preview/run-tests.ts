import {
  type TestRunRecord,
  testResultKey,
  testResultKind,
  testRunKey,
  testRunKind,
} from '../../core/preview/test-run-record.ts';
import { makeBench, type TestPorts } from './make-bench.ts';
import { rulesToTest } from './rules-to-test.ts';
import { testIssue } from './test-issue.ts';

/** No issue is begun with less time than this left in the invocation. */
const MARGIN_MS = 75_000;

interface TestRunJob {
  readonly connection: string;
  readonly run: string;
  readonly chain: number;
}

/** Goes on with a test run, one work item after the other, and writes down how far it has come. */
export async function runTests(ports: TestPorts, { connection, run, chain }: TestRunJob): Promise<void> {
  const key = testRunKey(connection, run);
  const begun = await ports.store.get(testRunKind, key);
  if (begun?.state !== 'running') return;
  const rules = await rulesToTest(ports, connection, begun.rules);
  const ready =
    rules.ok && rules.value.number === begun.number
      ? await makeBench(ports, connection, rules.value.version, begun.askPartner)
      : undefined;
  if (!ready) {
    await ports.store.put(testRunKind, key, { ...begun, state: 'outdated' });
    return;
  }

  let record: TestRunRecord = begun;
  for (const [n, issueKey] of begun.keys.entries()) {
    if (n < begun.done) continue;
    if (ports.clock.remaining() < MARGIN_MS) {
      await ports.queue.push({ queue: 'changes', v: 1, kind: 'test-run', connection, run, chain });
      return;
    }
    const issue = await testIssue(ready.ports, ready.bench, issueKey);
    await ports.store.put(testResultKind, testResultKey(connection, run, n), { v: 1, issue });
    const over = n + 1 === begun.keys.length;
    record = { ...record, done: n + 1, state: over ? 'done' : 'running' };
    await ports.store.put(testRunKind, key, record);
  }
}
