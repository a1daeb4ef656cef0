import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  type TestRunRecord,
  testRunId,
  testRunKey,
  testRunKind,
} from '../../core/preview/test-run-record.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { rulesToTest, type TestedRules } from './rules-to-test.ts';

export interface TestRunWish {
  readonly connection: string;
  /** Keys. */
  readonly issues: readonly string[];
  readonly rules: TestedRules;
  /** What would cross is sent to the partner, which says what it would make of it. */
  readonly askPartner: boolean;
  /** Account id of who asks. */
  readonly by: string | undefined;
}

export interface StartedTestRun {
  readonly id: string;
  readonly record: TestRunRecord;
}

interface StartPorts {
  readonly store: Store;
  readonly queue: Queue;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
}

/** Begins a test run, which a job carries on. Rules that could not run are refused with their place. */
export async function startTestRun(ports: StartPorts, wish: TestRunWish): Promise<Attempt<StartedTestRun>> {
  const keys = [...new Set(wish.issues.map((key) => key.trim().toUpperCase()))].filter((key) => key !== '');
  if (keys.length === 0) return failed(NO_ISSUES);
  const rules = await rulesToTest(ports, wish.connection, wish.rules);
  if (!rules.ok) return rules;

  const { connection, askPartner } = wish;
  const at = epochSeconds(ports.clock);
  const id = testRunId(at, ports.random.token());
  const { number } = rules.value;
  const record: TestRunRecord = {
    v: 1,
    connection,
    at,
    rules: wish.rules,
    number,
    askPartner,
    keys,
    state: 'running',
    done: 0,
  };

  await ports.store.put(testRunKind, testRunKey(connection, id), record);
  if (askPartner) {
    const about = keys.join(', ').slice(0, 100);
    await noteAudit(ports, { connection, act: 'disclosed', side: 'here', by: wish.by, about });
  }
  await ports.queue.push({ queue: 'changes', v: 1, kind: 'test-run', connection, run: id, chain: 0 });
  return done({ id, record });
}

const NO_ISSUES: Explained = {
  code: 'invalid-request',
  field: 'issues',
  message: 'No work item was named.',
  next: 'Give the keys of 1 to 20 work items, such as SUP-1.',
};
