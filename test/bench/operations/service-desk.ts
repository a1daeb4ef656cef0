import { twoSites } from '../../support/two-sites.ts';
import type { Cost, Operation } from '../bench-row.ts';
import { jiraWrites, measured } from '../measure.ts';
import { LABEL } from '../warm-pair.ts';

const HOURS = 24;
const HOUR = 3600;
const REQUESTS = 1000;
/** So many start within six minutes: more would use the points of an hour up. */
const AT_ONCE = 20;
const APART = 360;

/**
 * An hour in which nobody does anything to 1,000 open requests of which approvals, SLA and satisfaction leave, over
 * both installations: the mean of a day, since the rolling check runs once a day.
 */
export const serviceDeskIdleHour: Operation = {
  name: 'service-desk-idle-hour',
  floor: { calls: 0, points: 0 },
  // At each installation 40 points for the requests that are read in turn, and 4 for the search and the rolling check.
  budget: { points: 2 * (40 + 4), messages: 1 },
  measure: quietHour,
};

async function quietHour(): Promise<Cost> {
  const sites = await twoSites('bench-desk');
  const connection = await sites.connect('SUP');
  await sites.publish('blue', connection, {
    service: {
      approvals: { out: 'on' },
      sla: { side: 'origin' },
      satisfaction: { out: 'on' },
    },
  });
  await sites.publish('green', connection, {
    service: { approvals: { in: 'on' }, sla: { side: 'origin' }, satisfaction: { in: 'on' } },
  });
  await sites.admin('blue', 'trigger.save', { connection, jql: `project = SUP AND labels = ${LABEL}` });
  await sites.pass(60);
  for (let number = 1; number <= REQUESTS; number += 1) {
    await sites.blue.create('SUP', 'Service Request', { summary: `Request ${number}`, labels: [LABEL] });
    if (number % AT_ONCE === 0) await sites.host.advance(APART);
  }
  // The goal of the first response is missed after eight hours, which is a change and no idle hour.
  await sites.host.advance(20 * HOUR);
  await sites.settle();
  const cost = await measured(sites, HOURS, async () => {
    await sites.host.advance(HOURS * HOUR);
    return undefined;
  });
  const writes = jiraWrites(sites);
  sites.dispose();
  if (writes > 0) throw new Error(`Jira was written ${writes} times in hours without a change`);
  return cost;
}
