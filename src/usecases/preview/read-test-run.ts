import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  type TestRunRecord,
  testResultKey,
  testResultKind,
  testRunKey,
  testRunKind,
} from '../../core/preview/test-run-record.ts';
import type { TestedIssue } from '../../core/preview/tested-issue.ts';

export interface TestRunRead {
  readonly id: string;
  readonly record: TestRunRecord;
  /** Those that are through, in the order asked for. */
  readonly issues: readonly TestedIssue[];
}

/** One test run, or the newest of the connection; undefined: there is none. */
export async function readTestRun(
  { store }: { readonly store: Store },
  connection: string,
  run?: string,
): Promise<Attempt<TestRunRead | undefined>> {
  const id = run ?? (await newest(store, connection));
  if (id === undefined) return done(undefined);
  const record = await store.get(testRunKind, testRunKey(connection, id));
  if (!record) return run === undefined ? done(undefined) : failed(goneRun);
  const keys = Array.from({ length: record.done }, (_, n) => testResultKey(connection, id, n));
  const results = keys.length === 0 ? [] : await store.getMany(testResultKind, keys);
  return done({ id, record, issues: results.flatMap((result) => (result ? [result.issue] : [])) });
}

async function newest(store: Store, connection: string): Promise<string | undefined> {
  const [first] = (await store.list(testRunKind, `${connection}:`)).rows;
  return first?.key.slice(connection.length + 1);
}

const goneRun: Explained = {
  code: 'not-found',
  field: 'run',
  message: 'The test run is not kept any more: results are kept for a day.',
  next: 'Run it again.',
};
