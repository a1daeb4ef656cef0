import type { Random } from '../random.ts';
import { type Profile, ROUGHNESS } from './profile.ts';

/** A fault as `Host.injectFault` takes it. */
export type PlannedFault = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface TimedFault {
  /** Seconds after the faults begin. */
  readonly after: number;
  readonly fault: PlannedFault;
}

/** An apply makes about this many calls to the platform: a function that meets a kill meets it at one of them. */
const CALLS_PER_FUNCTION = 25;

/**
 * What breaks in one run. Each group of faults has a weight of its own, drawn by the run and often 0, so that
 * runs differ in what is bad and not only in how bad it is.
 */
export function planFaults(profile: Profile, random: Random, sites: readonly string[]): TimedFault[] {
  const rate = ROUGHNESS[profile];
  const weigh = () => (random.next() < 0.3 ? 0 : 0.25 + random.next() * 1.25) * rate;
  const standing: PlannedFault[] = [
    ...eventFaults(weigh(), random),
    ...wireFaults(weigh(), random),
    ...queueFaults(weigh(), random),
    ...functionFaults(weigh(), weigh()),
    ...storeFaults(weigh(), random),
    ...jiraFaults(weigh(), random),
  ];
  return [...standing.map((fault) => ({ after: 0, fault })), ...passingFaults(rate, random, sites)];
}

function eventFaults(p: number, random: Random): PlannedFault[] {
  if (p === 0) return [];
  const longest = random.pick([30, 180, 900, 4_200]);
  const late = { late: Math.min(1, p), delaySeconds: longest };
  return [{ kind: 'event', drop: p / 3, duplicate: p, reorder: random.next() < 0.5, ...late }];
}

function wireFaults(p: number, random: Random): PlannedFault[] {
  if (p === 0) return [];
  const late = { late: Math.min(1, p), delaySeconds: random.pick([5, 54, 240]) };
  return [{ kind: 'wire', loss: p / 2, answerLoss: p / 2, duplicate: p, ...late }];
}

function queueFaults(p: number, random: Random): PlannedFault[] {
  if (p === 0) return [];
  return [
    { kind: 'queue', status: random.pick([429, 500]), chance: p / 4, count: null },
    { kind: 'queue', status: 500, when: 'after', chance: p / 4, count: null },
    { kind: 'queue', delaySeconds: random.pick([20, 600]), chance: p / 2, count: null },
    { kind: 'queue', duplicate: p, count: null },
  ];
}

function functionFaults(kill: number, pause: number): PlannedFault[] {
  const faults: PlannedFault[] = [];
  for (const when of ['before', 'after']) {
    if (kill > 0)
      faults.push({ kind: 'kill', at: '*', when, chance: kill / CALLS_PER_FUNCTION, count: null });
  }
  if (pause === 0) return faults;
  // Longer than a function lives, longer than a message is waited for, longer than a lease; and short ones.
  for (const seconds of [4, 30, 65, 130]) {
    const when = seconds % 4 === 0 ? 'before' : 'after';
    faults.push({
      kind: 'pause',
      at: '*',
      when,
      seconds,
      chance: pause / CALLS_PER_FUNCTION / 2,
      count: null,
    });
  }
  return faults;
}

function storeFaults(p: number, random: Random): PlannedFault[] {
  if (p === 0) return [];
  const chance = p / CALLS_PER_FUNCTION / 2;
  return [
    { kind: 'store', status: 500, chance, count: null },
    { kind: 'store', status: 500, when: 'after', chance, count: null },
    {
      kind: 'store',
      status: 429,
      code: 'RATE_LIMIT_EXCEEDED',
      retryAfter: random.below(20),
      chance,
      count: null,
    },
  ];
}

function jiraFaults(p: number, random: Random): PlannedFault[] {
  if (p === 0) return [];
  const limits: PlannedFault[] = [
    { kind: 'jira', status: 429, reason: 'jira-burst-based', retryAfter: 3 },
    { kind: 'jira', status: 429, reason: 'jira-per-issue-on-write', retryAfter: 12, method: 'PUT' },
    { kind: 'jira', status: 429, reason: 'jira-quota-tenant-based', retryAfter: random.pick([60, 900]) },
    { kind: 'jira', status: 429, reason: 'jira-quota-global-based', retryAfter: random.pick([300, 3_599]) },
    { kind: 'jira', status: 429, reason: 'jira-cost-based', retryAfter: random.pick([20, 200]) },
    { kind: 'jira', status: 429 },
  ];
  const errors: PlannedFault[] = [
    { kind: 'jira', status: 500 },
    { kind: 'jira', status: 502, answer: 'html' },
    { kind: 'jira', status: 503, retryAfter: 30 },
    { kind: 'jira', status: 504, when: 'after' },
    { kind: 'jira', status: 500, when: 'after' },
    { kind: 'jira', answer: 'reset', when: 'before' },
    { kind: 'jira', answer: 'reset', when: 'after' },
    { kind: 'jira', status: 200, answer: 'html' },
    { kind: 'jira', status: 409 },
  ];
  const chance = p / 15;
  return [...limits, ...errors].map((fault) => ({ chance, count: null, ...fault }));
}

/** What begins in the middle of a run and goes by. */
function passingFaults(rate: number, random: Random, sites: readonly string[]): TimedFault[] {
  const faults: TimedFault[] = [];
  const often = (weight: number) => random.next() < Math.min(0.6, rate * weight);
  const at = () => random.below(900);
  const site = () => random.pick(sites);
  if (often(3)) faults.push({ after: 0, fault: { kind: 'index-lag', seconds: random.pick([10, 60, 120]) } });
  if (often(2)) {
    const fault = { kind: 'wire', site: site(), partition: true, count: 1 + random.below(12) };
    faults.push({ after: at(), fault });
  }
  if (often(2)) faults.push({ after: at(), fault: { kind: 'scheduler', site: site(), silent: true } });
  if (often(2)) faults.push({ after: at(), fault: { kind: 'scheduler', site: site(), twice: true } });
  for (const status of [401, 403, 404]) {
    // Rights lag by minutes after an installation; a replica of Jira's may not know an issue yet.
    const endpoint = status === 404 ? 'GET /rest/api/3/issue/*' : '*';
    if (often(1)) {
      const fault = { kind: 'jira', site: site(), status, endpoint, count: 1 + random.below(4) };
      faults.push({ after: at(), fault });
    }
  }
  return faults;
}
