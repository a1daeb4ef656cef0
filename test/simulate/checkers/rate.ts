import type { AppCall, Limited } from '../evidence.ts';
import type { FinishedRun } from '../run.ts';

/** A warm process reads its connection anew after 30 s; until then it may not know what another one has heard. */
const UNKNOWN_MS = 30_000;

/** I15: nothing is asked of Jira where it has said to wait, before that time has passed. */
export function checkRate(run: FinishedRun): string[] {
  const bad = run.evidence.limited.flatMap((limited) => {
    const early = run.evidence.calls.find((call) => isEarly(limited, call));
    if (early === undefined) return [];
    const left = Math.ceil((limited.until - early.at) / 1000);
    return [
      `I15 ${early.site} calls ${early.name} ${left} s before Retry-After of ${limited.reason ?? 'no reason'}`,
    ];
  });
  return [...new Set(bad)];
}

function isEarly(limited: Limited, call: AppCall): boolean {
  if (call.site !== limited.site || !call.name.startsWith('jira.')) return false;
  // Nor can a function know that ran already when Jira said so.
  if (call.since <= limited.at + UNKNOWN_MS || call.at >= limited.until) return false;
  return inScope(limited, call);
}

function inScope(limited: Limited, call: AppCall): boolean {
  switch (limited.reason) {
    case 'jira-burst-based':
      return endpointOf(call.name) === endpointOf(limited.name);
    case 'jira-per-issue-on-write':
      return call.name === limited.name;
    default:
      return true;
  }
}

const endpointOf = (name: string) => name.replace(/\d+/g, '{id}');
