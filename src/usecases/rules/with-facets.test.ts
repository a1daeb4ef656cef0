import { describe, expect, it } from 'vitest';
import type { JiraProject } from '../../core/ports/jira.ts';
import type { SiteField } from '../../core/ports/jira-queries.ts';
import { basicVersion } from '../../core/rules/basic-version.ts';
import type { Version } from '../../core/rules/version.ts';
import { serviceRules } from '../../core/service/service-rules.ts';
import { facetsFor } from './with-facets.ts';

const CLOCK = {
  id: 'customfield_1',
  name: 'Time to resolution',
  custom: true,
  schema: { id: 'customfield_1', type: 'any', custom: 'com.atlassian.servicedesk:sd-sla-field' },
};
const PLACE = { id: '10000', key: 'SUP' };
const rules = (sla: 'off' | 'origin'): Version => ({
  ...basicVersion(PLACE),
  service: serviceRules.parse({ sla: { side: sla } }),
});

/** A site with one clock whose only space is of this type; `asked` counts what publishing asks it. */
function site(typeKey: string) {
  let asked = 0;
  const space: JiraProject = { ...PLACE, name: 'Support', typeKey, issueTypes: [] };
  const ask = async <Answer>(answer: Answer): Promise<Answer> => {
    asked += 1;
    return answer;
  };
  const jira = {
    project: (): Promise<JiraProject> => ask(space),
    siteFields: (): Promise<readonly SiteField[]> => ask([CLOCK]),
  };
  return { jira, asked: () => asked };
}

describe('the fields of a service desk that publishing looks for', () => {
  it('are those of the site where a space of the rules is a service desk', async () => {
    const { facets = [] } = await facetsFor(site('service_desk'), rules('origin'));
    expect(facets.map(({ field }) => field)).toEqual(['customfield_1']);
  });

  it('are none where no space is one: work items there would be read each hour for nothing', async () => {
    expect(await facetsFor(site('software'), rules('origin'))).toEqual({});
  });

  it('are not asked for where nothing is switched on', async () => {
    const desk = site('service_desk');
    expect(await facetsFor(desk, rules('off'))).toEqual({});
    expect(desk.asked()).toBe(0);
  });
});
