import { FIRST_RESPONSE_FIELD_ID, RESOLUTION_TIME_FIELD_ID } from '../../jira/catalogue/custom-fields.ts';
import type { Project } from '../../jira/model.ts';
import type { JiraState } from '../../jira/state.ts';
import type { SlaCalendar, SlaMetric } from '../service-model.ts';

const HOUR = 3_600_000;
const WAITING = ['Waiting for customer', 'Pending'];

/** Monday to Friday, 9 to 17. */
export function officeHours(timeZone: string): SlaCalendar {
  return { timeZone, days: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 })), holidays: [] };
}

/** The two clocks that a new service project starts with. */
export function standardSlas(state: JiraState, { id: projectId }: Project): Omit<SlaMetric, 'id'>[] {
  const calendar = officeHours(state.settings.get('settings')?.timeZone ?? 'Etc/UTC');
  const pausedIn = state.statuses.filter(({ name }) => WAITING.includes(name)).map(({ id }) => id);
  return [
    {
      projectId,
      name: 'Time to first response',
      fieldId: FIRST_RESPONSE_FIELD_ID,
      start: [{ type: 'created' }],
      stop: [{ type: 'answered' }, { type: 'resolved' }],
      pausedIn: [],
      goals: [{ priorityIds: ['1', '2'], duration: 2 * HOUR }, { duration: 8 * HOUR }],
      calendar: null,
    },
    {
      projectId,
      name: 'Time to resolution',
      fieldId: RESOLUTION_TIME_FIELD_ID,
      start: [{ type: 'created' }, { type: 'unresolved' }],
      stop: [{ type: 'resolved' }],
      pausedIn,
      goals: [
        { priorityIds: ['1'], duration: 4 * HOUR },
        { priorityIds: ['2'], duration: 8 * HOUR },
        { duration: 40 * HOUR },
      ],
      calendar,
    },
  ];
}
