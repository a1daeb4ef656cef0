import type { FinishedRun } from '../run.ts';

/** Kinds of messages that may pass while nothing happens. */
const HEARTBEAT = new Set(['status']);

/** I2: two hours after all has converged, nothing is written and nothing is sent. */
export function checkQuiet(run: FinishedRun): string[] {
  const writes = run.evidence.calls.filter(
    ({ at, name }) => at >= run.watchedFrom && /^jira\.(POST|PUT|DELETE) /.test(name) && !isSearch(name),
  );
  const sent = run.host
    .traffic({ since: run.watchedFrom })
    .filter(({ body }) => !HEARTBEAT.has(kindOf(body)));
  return [
    ...[...new Set(writes.map(({ site, name }) => `I2 not quiet: ${site} calls ${name}`))],
    ...[...new Set(sent.map(({ from, body }) => `I2 not quiet: ${from} sends ${kindOf(body)}`))],
  ];
}

const isSearch = (name: string) => /\/(search|jql|bulkfetch|list|match|parse)\b/.test(name);

function kindOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'kind' in body ? String(body.kind) : 'something';
}
