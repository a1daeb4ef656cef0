import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectId } from '../../host/local/start-up.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const summary = { id: 's', field: 'summary', path: 'summary', kind: 'text' };
const reference = { id: 'r', field: 'customfield_10030', path: 'reference', kind: 'text' };
const detail = z.looseObject({ alerts: z.array(z.object({ code: z.string() })) });

describe('fields of a new issue', () => {
  let sites: TwoSites;
  let connection: string;
  /** Changes the create screen of green's project. */
  function createScreen(change: (fields: { fieldId: string; required: boolean }[]) => unknown[]): void {
    const { state } = sites.host.host.site('green').jira;
    const scheme = state.screens.get(projectId(sites.host, 'green', 'DEV'));
    if (!scheme) throw new Error('DEV has no screens');
    const screens = Object.entries(scheme.screens).map(([type, { create, edit }]) => {
      const shown = z.array(z.object({ fieldId: z.string(), required: z.boolean() })).parse(change(create));
      return [type, { create: shown, edit }];
    });
    state.screens.put({ ...scheme, screens: Object.fromEntries(screens) });
  }
  const start = async (fields: object) => {
    const { key } = await sites.blue.create('SUP', 'Service Request', { ...fields });
    await sites.admin('blue', 'sync.issue', { issue: key });
    await sites.settle();
    return (await standingOf(sites, 'blue', key)).twins[0];
  };
  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mappings: [summary, reference] });
    await sites.pass(60);
  }, 60_000);
  afterAll(() => sites.dispose());

  it('that the create screen lacks are written once the issue is there', async () => {
    createScreen((fields) => fields.filter(({ fieldId }) => fieldId !== 'customfield_10030'));
    const twin = await start({ summary: 'Lacks a field', customfield_10030: 'R-1' });
    const made = await sites.green.read(twin?.peerKey ?? '');
    expect(made.fields).toMatchObject({ summary: 'Lacks a field', customfield_10030: 'R-1' });
  });

  it('that Jira demands and no rule fills are named to the admin, and to the partner only that there are some', async () => {
    createScreen((fields) => [
      ...fields.filter(({ fieldId }) => fieldId !== 'customfield_10030'),
      { fieldId: 'customfield_10031', required: true },
    ]);
    const twin = await start({ summary: 'Cannot be made' });
    expect(twin?.peerKey).toBeUndefined();
    expect(twin?.problem?.message).toMatch(/makes no work item without a field/);
    const { alerts } = detail.parse(await sites.admin('green', 'connection.get', { connection }));
    // The other one is of before: blue's rules let more cross than when they were connected.
    expect(alerts.map(({ code }) => code)).toEqual([
      'consent-changed',
      expect.stringMatching(/^needs-field:[A-Z]/),
    ]);
  });
});
