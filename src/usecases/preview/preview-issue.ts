import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { TestedIssue } from '../../core/preview/tested-issue.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { makeBench, type TestPorts } from './make-bench.ts';
import { rulesToTest, type TestedRules } from './rules-to-test.ts';
import { testIssue } from './test-issue.ts';

interface PreviewWish {
  readonly connection: string;
  /** Key. */
  readonly issue: string;
  readonly rules: TestedRules;
}

/** What rules would send of one work item, at once and for the page alone: nothing is written, and nobody is asked. */
export async function previewIssue(
  ports: TestPorts,
  { connection, issue, rules }: PreviewWish,
): Promise<Attempt<TestedIssue>> {
  const wanted = await rulesToTest(ports, connection, rules);
  if (!wanted.ok) return wanted;
  const ready = await makeBench(ports, connection, wanted.value.version, false);
  if (!ready) return failed(noSuchConnection(connection));
  return done(await testIssue(ready.ports, ready.bench, issue.trim().toUpperCase()));
}
