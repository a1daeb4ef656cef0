import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fixtureList, fixtureRun } from '../../src/contract/fixtures.ts';
import { jiraWrites } from '../bench/measure.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const alerts = z.object({ alerts: z.array(z.object({ code: z.string() })) });
const line = (field: string, kind: string, more: object = {}) => ({
  id: field,
  field,
  path: field,
  kind,
  ...more,
});
const type = line('issuetype', 'issueType', {
  path: 'issueType',
  when: { firstSync: true },
  noMatch: 'default',
});

describe('a fixture', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('fixtures');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, {
        mode: 'visual',
        mappings: [type, line('summary', 'text'), line('priority', 'priority', { noMatch: 'same' })],
      });
    await sites.admin('green', 'testRun.answer', { connection, on: true });
    await sites.pass(60);
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Printer jams',
      priority: { name: 'Lowest' },
    });
    await sites.settle();
    await sites.admin('blue', 'fixture.save', {
      connection,
      issue: 'SUP-1',
      name: 'A request',
      askPartner: true,
    });
  }, 60_000);
  afterAll(() => sites.dispose());

  const results = async (rules: 'draft' | 'in-force') =>
    fixtureRun.answer.parse(await sites.admin('blue', 'fixture.run', { connection, rules })).results;

  it('comes to the same while nothing has changed, and writes nothing in Jira', async () => {
    sites.host.resetMeters();
    expect(await results('in-force')).toMatchObject([
      { key: 'SUP-1', name: 'A request', result: { state: 'same', altered: [] } },
    ]);
    expect(jiraWrites(sites)).toBe(0);
  });

  it('is altered by a draft before it is published', async () => {
    const { revision } = z
      .object({ revision: z.number() })
      .parse(await sites.admin('blue', 'version.draft', { connection }));
    const mappings = [type, line('summary', 'text', { constant: 'Ticket' })];
    await sites.admin('blue', 'version.save', { connection, version: { mappings }, revision });
    const [first] = await results('draft');
    expect(first?.result).toMatchObject({
      state: 'altered',
      altered: [
        { path: 'summary', expected: 'Printer jams', found: 'Ticket' },
        { path: 'priority', expected: 'Lowest' },
      ],
    });
  });

  it('takes an edit of its work item for an edit', async () => {
    await sites.blue.edit('SUP-1', { summary: 'Printer burns' });
    await sites.settle();
    const [first] = await results('in-force');
    expect(first?.result).toEqual({ state: 'edited', altered: [], edited: ['summary'] });
  });

  it('raises an alert by itself when the partner has changed what it takes in', async () => {
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [type, line('summary', 'text')],
    });
    await sites.pass(26 * 3600);
    const { fixtures } = fixtureList.answer.parse(await sites.admin('blue', 'fixture.list', { connection }));
    expect(fixtures[0]?.last?.result).toMatchObject({
      state: 'altered',
      altered: [{ path: 'priority', expected: 'Lowest', found: expect.stringContaining('not written') }],
    });
    const detail = alerts.parse(await sites.admin('blue', 'connection.get', { connection }));
    expect(detail.alerts.map(({ code }) => code)).toContain('fixture-altered');
  }, 60_000);
});
