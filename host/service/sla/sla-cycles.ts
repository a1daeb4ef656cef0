import type { SlaCalendar, SlaCondition, SlaMetric } from '../service-model.ts';
import { afterWorkingTime, isWorkingTime, workingTime } from './working-time.ts';

/** What happened to a request at one moment, and how it stood after that. */
export interface SlaMoment {
  readonly at: number;
  readonly happened: readonly SlaCondition[];
  readonly statusId: string;
}

/** One run of a clock, from a start to a stop. Durations in milliseconds of the calendar's time. */
export interface SlaCycle {
  readonly start: number;
  readonly stop: number | null;
  readonly goal: number;
  readonly elapsed: number;
  readonly remaining: number;
  /** Absent while the clock is paused, and where the calendar never opens. */
  readonly breachTime: number | undefined;
  readonly breached: boolean;
  readonly paused: boolean;
  readonly withinCalendarHours: boolean;
}

interface Run {
  start: number;
  /** Closed stretches in which the clock ran. */
  ran: { from: number; to: number }[];
  /** Since when it runs; null while it is paused. */
  since: number | null;
}

/** The cycles of a clock up to `now`, oldest first; the last one may be ongoing. No goal: no cycles. */
export function slaCycles(
  metric: SlaMetric,
  moments: readonly SlaMoment[],
  priorityId: string,
  now: number,
): SlaCycle[] {
  const goal = metric.goals.find((one) => one.priorityIds?.includes(priorityId) ?? true)?.duration;
  if (goal === undefined) return [];
  const cycles: SlaCycle[] = [];
  let run: Run | null = null;
  for (const { at, happened, statusId } of moments) {
    const paused = metric.pausedIn.includes(statusId);
    if (run !== null && meets(metric.stop, happened)) {
      cycles.push(cycleOf(pauseAt(run, at), goal, metric.calendar, { stop: at, now: at }));
      run = null;
    } else if (run === null && meets(metric.start, happened)) {
      run = { start: at, ran: [], since: paused ? null : at };
    } else if (run !== null && paused !== (run.since === null)) {
      run = paused ? pauseAt(run, at) : resumeAt(run, at);
    }
  }
  if (run !== null) cycles.push(cycleOf(run, goal, metric.calendar, { stop: null, now }));
  return cycles;
}

function meets(wanted: readonly SlaCondition[], happened: readonly SlaCondition[]): boolean {
  return wanted.some((one) =>
    happened.some(
      (other) =>
        one.type === other.type &&
        (one.type !== 'status' || (other.type === 'status' && other.statusId === one.statusId)),
    ),
  );
}

function pauseAt(run: Run, at: number): Run {
  return run.since === null ? run : { ...run, ran: [...run.ran, { from: run.since, to: at }], since: null };
}

function resumeAt(run: Run, at: number): Run {
  return { ...run, since: at };
}

function cycleOf(
  run: Run,
  goal: number,
  calendar: SlaCalendar | null,
  { stop, now }: { stop: number | null; now: number },
): SlaCycle {
  const spans = run.since === null ? run.ran : [...run.ran, { from: run.since, to: now }];
  const elapsed = spans.reduce((sum, span) => sum + workingTime(span, calendar), 0);
  const paused = stop === null && run.since === null;
  return {
    start: run.start,
    stop,
    goal,
    elapsed,
    remaining: goal - elapsed,
    breachTime: breachTimeOf(spans, goal, calendar, paused),
    breached: elapsed > goal,
    paused,
    withinCalendarHours: isWorkingTime(now, calendar),
  };
}

/** When the goal was missed, or will be if nothing changes. */
function breachTimeOf(
  spans: readonly { from: number; to: number }[],
  goal: number,
  calendar: SlaCalendar | null,
  paused: boolean,
): number | undefined {
  let left = goal;
  for (const [place, span] of spans.entries()) {
    const length = workingTime(span, calendar);
    const isLast = place === spans.length - 1;
    if (length >= left || (isLast && !paused)) return afterWorkingTime(span.from, left, calendar);
    left -= length;
  }
  return undefined;
}
