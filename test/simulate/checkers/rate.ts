import type { AppCall, Limited } from '../evidence.ts';
import type { FinishedRun } from '../run.ts';

/** A consumer goes by the connection as its process has read it up to 30 s ago. */
const REMEMBERED_MS = 30_000;
const REMEMBERING = /consumer$/;
/** Bursts and limits of one issue's writes are over in seconds; the processes that share them know for themselves. */
const PASSING_MS = 30_000;
/** By then what a function has heard stands in the connections. */
const WRITTEN_MS = 5_000;
/** It tries twice. */
const TRIES = 2;

/** I15: nothing is asked of Jira where it has said to wait, before that time has passed. */
export function checkRate(run: FinishedRun): string[] {
  const bad = run.evidence.limited.flatMap((limited) => {
    const early = run.evidence.calls.find((call) => isEarly(run, limited, call));
    if (early === undefined) return [];
    const left = Math.ceil((limited.until - early.at) / 1000);
    const reason = limited.reason ?? 'no reason';
    return [`I15 ${early.site} calls ${early.name} ${left} s before Retry-After of ${reason}`];
  });
  return [...new Set(bad)];
}

function isEarly(run: FinishedRun, limited: Limited, call: AppCall): boolean {
  if (call.site !== limited.site || !call.name.startsWith('jira.')) return false;
  // A function cannot know that ran already when Jira said so.
  if (call.since <= limited.at || call.at >= limited.until) return false;
  switch (limited.reason) {
    case 'jira-burst-based':
      return call.since > limited.at + PASSING_MS && endpointOf(call.name) === endpointOf(limited.name);
    case 'jira-per-issue-on-write':
      return call.since > limited.at + PASSING_MS && call.name === limited.name;
    default:
      return isForbidden(run, limited, call);
  }
}

/** What stops the installation: everybody has to know of it, but for what nobody can. */
function isForbidden(run: FinishedRun, limited: Limited, call: AppCall): boolean {
  if (call.forbidden) {
    // What died with its function forbids nothing; another 429 after it may have.
    const told = diedWith(run, limited) ? (latestBefore(run, call) ?? limited) : limited;
    return !(REMEMBERING.test(call.module) && call.since <= told.at + REMEMBERED_MS);
  }
  return call.since > limited.at + WRITTEN_MS && !diedWith(run, limited);
}

const latestBefore = ({ evidence }: FinishedRun, { site, since }: AppCall): Limited | undefined =>
  evidence.limited.findLast((one) => one.site === site && one.at < since);

/** A function that was killed, or held until it died, or could not write, takes with it what it has just heard. */
function diedWith(run: FinishedRun, { invocation, at }: Limited): boolean {
  const struck = (run.evidence.struckFunctions.get(invocation) ?? []).filter((one) => one.at >= at);
  const stores = struck.filter(({ kind }) => kind === 'store').length;
  return stores >= TRIES || struck.some(({ kind }) => kind === 'kill' || kind === 'pause');
}

const endpointOf = (name: string) => name.replace(/\d+/g, '{id}');
