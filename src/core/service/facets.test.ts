import { describe, expect, it } from 'vitest';
import { facetFieldsOf, isShown, slaPath } from './facet-fields.ts';
import { hoursToReadAll, requestsFor } from './facet-points.ts';
import { facetValuesWithout, shownValues, withValues } from './facet-values.ts';
import { serviceRules } from './service-rules.ts';

const custom = (id: string, name: string, type: string) => ({
  id,
  name,
  custom: true,
  schema: { id, type: 'any', custom: `com.atlassian.servicedesk${type}` },
});
const fields = [
  custom('c1', 'Time to resolution', ':sd-sla-field'),
  custom('c2', 'Time to first response', ':sd-sla-field'),
  custom('c3', 'Approvals', '.approvals-plugin:sd-approvals'),
  custom('c4', 'Satisfaction', ':sd-request-feedback'),
  { id: 'summary', name: 'Summary', custom: false, schema: { id: 'summary', type: 'string' } },
];
const found = (rules: object) => facetFieldsOf(serviceRules.parse(rules), fields).map(({ path }) => path);

describe('fields of a service desk that leave by a switch', () => {
  it('are none where nothing is switched on', () => {
    expect(found({})).toEqual([]);
  });

  it('are the clocks that are named, whatever the case, or all', () => {
    expect(found({ sla: { side: 'origin', names: ['time to RESOLUTION '] } })).toEqual([
      'sla_Time_to_resolution',
    ]);
    expect(found({ sla: { side: 'both' } })).toEqual([
      'sla_Time_to_resolution',
      'sla_Time_to_first_response',
    ]);
  });

  it('stay here where only the panel of this side shows them', () => {
    const rules = serviceRules.parse({ sla: { side: 'receiver' } });
    expect(facetFieldsOf(rules, fields).every(({ stays }) => stays === true)).toBe(true);
  });

  it('are approvals and rating as their switches say', () => {
    expect(found({ approvals: { out: 'on' }, satisfaction: { out: 'on' } })).toEqual([
      'approvals',
      'satisfaction',
    ]);
  });

  it('have a path of letters, digits and _ whatever the clock is called', () => {
    expect(slaPath('Zeit bis zur Lösung!', 'customfield_9')).toBe('sla_Zeit_bis_zur_L_sung');
    expect(slaPath('応答時間', 'customfield_9')).toBe('sla_customfield_9');
  });
});

describe('what came of the partner’s desk', () => {
  const on = serviceRules.parse({ approvals: { in: 'on' }, satisfaction: { in: 'on' } });
  const who = { name: 'Ann', ref: 'ref-ann' };
  const approvals = {
    kind: 'approvals' as const,
    value: [
      {
        name: 'Yes?',
        decision: 'pending' as const,
        asked: 1,
        approvers: [{ who, decision: 'pending' as const }],
      },
    ],
  };

  it('is kept as far as the rules let it be shown', () => {
    const came = {
      approvals,
      satisfaction: { kind: 'number', value: 3 },
      summary: { kind: 'text', value: 'x' },
    } as const;
    expect(Object.keys(shownValues(on, came) ?? {})).toEqual(['approvals', 'satisfaction']);
    expect(shownValues(serviceRules.parse({}), came)).toBeUndefined();
    expect(isShown(undefined, 'approvals', 'approvals')).toBe(false);
    expect(isShown(on, 'budget', 'number')).toBe(false);
  });

  it('stays until its next value, and forgets people who are to be forgotten', () => {
    const first = withValues(undefined, { approvals }, 5);
    const second = withValues(first, { satisfaction: { kind: 'number', value: 2 } }, 9);
    expect(second).toMatchObject({ at: 9, values: { approvals, satisfaction: { value: 2 } } });
    expect(Object.keys(facetValuesWithout(second, new Set(['ref-ann']))?.values ?? {})).toEqual([
      'satisfaction',
    ]);
    expect(facetValuesWithout(second, new Set(['ref-bob']))).toBeUndefined();
  });
});

describe('the points for reading requests in turn', () => {
  it('read one request each but for the calls', () => {
    expect([0, 1, 40, 101, 102, 202].map((points) => requestsFor(points, 100))).toEqual([
      0, 0, 39, 100, 100, 200,
    ]);
  });

  it('say within how many hours each is read, or that none is', () => {
    expect(hoursToReadAll(1000, 40, 100)).toBe(27);
    expect(hoursToReadAll(1, 40, 100)).toBe(2);
    expect(hoursToReadAll(5, 0, 100)).toBeUndefined();
  });
});
