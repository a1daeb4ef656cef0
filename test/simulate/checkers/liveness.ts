import type { FinishedRun } from '../run.ts';

/** I24: nothing is under way for ever, and with the faults gone no function fails. */
export function checkLiveness(run: FinishedRun): string[] {
  const bad = run.host.reports().flatMap((report) => {
    const why = report.text.split('\n')[0] ?? '';
    if (report.kind !== 'failed-invocation')
      return [`I24 ${report.site} ${report.module}: ${report.kind}: ${why}`];
    // What was begun under faults may still end badly a little later.
    const late = report.at > run.quietFrom + 15 * 60_000;
    return late ? [`I24 ${report.site} ${report.module} failed in quiet times: ${why}`] : [];
  });
  return [...new Set(bad)];
}
