import { afterEach, describe, expect, it } from 'vitest';
import { giveSteps } from '../support/desk-places.ts';
import { foundAt } from '../support/found-at.ts';
import { portalUser } from '../support/portal-user.ts';
import { FIRST_TYPE, SUMMARY } from '../support/rule-lines.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';
import { FREE, giveWorkflow } from '../support/workflows.ts';

const STEPS = ['Open', 'Accept', 'Root cause', 'Provide workaround', 'Resolve', 'Close'] as const;
const status = { id: 'status', field: 'status', path: 'status', kind: 'status', noMatch: 'nothing' };

describe('a request from open to close', () => {
  let sites: TwoSites;
  afterEach(() => sites.dispose());
  const statusOf = async (site: 'blue' | 'green', key: string) =>
    Object((await sites[site].read(key)).fields).status.name;
  const peerOf = async (key: string) => (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '';

  it('takes six steps at the desk; engineering takes part in three of them, and what it discusses stays there', async () => {
    sites = await twoSites('six-steps');
    giveSteps(sites, 'blue', 'SUP', STEPS);
    giveWorkflow(sites, 'green', 'DEV', FREE);
    const connection = await sites.connect();
    await sites.publish('blue', connection, { mode: 'visual', mappings: [SUMMARY, status] });
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [
        SUMMARY,
        {
          ...status,
          values: [
            { here: 'In Progress', there: 'Root cause' },
            { here: 'In Review', there: 'Provide workaround' },
            { here: 'Done', there: 'Resolve' },
          ],
        },
      ],
      comments: { out: 'public', in: 'on', tag: '#support' },
    });
    const jql = 'project = SUP AND status = "Root cause"';
    await sites.admin('blue', 'trigger.save', { connection, jql });
    await sites.pass(60);
    const carol = portalUser(sites.host, 'blue', 'carol@customer.example');
    const sup = await carol.raise('SUP', 'Get IT help', { summary: 'Nobody can log in' });
    await sites.blue.move(sup, 'Accept');
    await sites.settle();
    expect(await sites.green.find('project = DEV')).toEqual([]);

    await sites.blue.move(sup, 'Root cause');
    await sites.settle();
    const dev = await peerOf(sup);
    expect(await statusOf('green', dev)).toBe('In Progress');
    await sites.green.comment(dev, 'canary: we have broken it ourselves');
    await sites.green.comment(dev, 'The certificate has expired #support');
    await sites.green.move(dev, 'In Review');
    await sites.settle();
    expect(await statusOf('blue', sup)).toBe('Provide workaround');
    expect((await carol.seen(sup)).join()).toMatch(/The certificate has expired$/);

    await sites.green.move(dev, 'Done');
    await sites.settle();
    expect(await statusOf('blue', sup)).toBe('Resolve');
    await sites.blue.move(sup, 'Close');
    await sites.settle();
    expect([await statusOf('blue', sup), await statusOf('green', dev)]).toEqual(['Close', 'Done']);
    expect(foundAt(sites, 'blue', ['canary', '#support'])).toEqual([]);
    expect(JSON.stringify(sites.host.traffic({}))).not.toContain('canary');
  }, 120_000);

  it('development and quality control: versions are made where they are missing, and the verdict comes back', async () => {
    sites = await twoSites('quality');
    for (const [site, project] of [
      ['blue', 'OPS'],
      ['green', 'DEV'],
    ] as const)
      giveWorkflow(sites, site, project, FREE);
    const connection = await sites.connect('OPS');
    const versions = { kind: 'versions', noMatch: 'create' };
    const mappings = [
      SUMMARY,
      { ...FIRST_TYPE, noMatch: 'default' },
      { ...versions, id: 'affects', field: 'versions', path: 'affectedVersions' },
      { ...versions, id: 'fix', field: 'fixVersions', path: 'fixVersions' },
      { ...status, noMatch: 'same' },
    ];
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mode: 'visual', mappings });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = OPS AND type = Bug' });
    await sites.pass(60);
    await sites.blue.call('POST', '/version', { name: '1.4', project: 'OPS' });
    const found = { summary: 'The total is wrong', versions: [{ name: '1.4' }] };
    const { key } = await sites.blue.create('OPS', 'Bug', found);
    await sites.blue.create('OPS', 'Task', { summary: 'canary: grade the developers' });
    await sites.settle();
    const dev = await peerOf(key);
    expect(Object((await sites.green.read(dev)).fields).versions).toMatchObject([{ name: '1.4' }]);

    await sites.green.call('POST', '/version', { name: '1.5', project: 'DEV' });
    await sites.green.edit(dev, { fixVersions: [{ name: '1.5' }] });
    await sites.green.move(dev, 'In Review');
    await sites.settle();
    expect(Object((await sites.blue.read(key)).fields)).toMatchObject({
      fixVersions: [{ name: '1.5' }],
      status: { name: 'In Review' },
    });
    // Not yet: it goes back to work, and passes the second time.
    await sites.blue.comment(key, 'Still wrong with discounts');
    await sites.blue.move(key, 'In Progress');
    await sites.settle();
    expect(await statusOf('green', dev)).toBe('In Progress');
    expect((await sites.green.comments(dev)).join()).toContain('discounts');
    await sites.green.move(dev, 'In Review');
    await sites.settle();
    await sites.blue.move(key, 'Done');
    await sites.settle();
    expect(await statusOf('green', dev)).toBe('Done');
    expect(foundAt(sites, 'green', ['canary'])).toEqual([]);
  }, 120_000);
});
