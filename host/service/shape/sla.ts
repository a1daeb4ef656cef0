import type { Call } from '../../jira/call.ts';
import type { Issue } from '../../jira/model.ts';
import type { SlaMetric } from '../service-model.ts';
import type { SlaCycle } from '../sla/sla-cycles.ts';
import { slaOf } from '../sla/sla-of.ts';
import { serviceSelf } from './paged.ts';
import { dateDto, durationDto } from './time.ts';

/** SlaInformationDTO: the finished cycles of a clock, and the one that runs. */
export function slaDto(call: Call, issue: Issue, metric: SlaMetric): Record<string, unknown> {
  const cycles = slaOf(call, issue, metric);
  const ongoing = cycles.find(({ stop }) => stop === null);
  return {
    id: metric.id,
    name: metric.name,
    _links: { self: serviceSelf(call, `request/${issue.id}/sla/${metric.id}`) },
    completedCycles: cycles.filter(({ stop }) => stop !== null).map((cycle) => cycleDto(call, cycle)),
    ...(ongoing
      ? {
          ongoingCycle: {
            ...cycleDto(call, ongoing),
            paused: ongoing.paused,
            withinCalendarHours: ongoing.withinCalendarHours,
          },
        }
      : {}),
  };
}

function cycleDto(call: Call, cycle: SlaCycle): Record<string, unknown> {
  return {
    startTime: dateDto(call, cycle.start),
    ...(cycle.stop === null ? {} : { stopTime: dateDto(call, cycle.stop) }),
    ...(cycle.breachTime === undefined ? {} : { breachTime: dateDto(call, cycle.breachTime) }),
    breached: cycle.breached,
    goalDuration: durationDto(cycle.goal),
    elapsedTime: durationDto(cycle.elapsed),
    remainingTime: durationDto(cycle.remaining),
  };
}
