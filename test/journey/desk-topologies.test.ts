import { afterEach, describe, expect, it } from 'vitest';
import { giveSteps, ORGANIZATIONS, organizationOf, REQUEST_TYPE } from '../support/desk-places.ts';
import { foundAt } from '../support/found-at.ts';
import { type JoinedSites, joinedSites } from '../support/joined-sites.ts';
import { portalUser } from '../support/portal-user.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { FIRST_TYPE, SUMMARY } from '../support/rule-lines.ts';
import { standingOf } from '../support/two-sites.ts';

type Name = 'blue' | 'green' | 'red';
const ANY_TYPE = { ...FIRST_TYPE, noMatch: 'default', direction: 'in' };

const REQUEST = {
  id: 'request',
  field: REQUEST_TYPE,
  path: 'request',
  kind: 'requestType',
  direction: 'in',
  constant: 'Get IT help',
};

/** Companies around service desks; what is one's own affair bears a word that must not be found at another. */
describe('companies around service desks', () => {
  let sites: JoinedSites<Name>;
  afterEach(() => sites.dispose());

  async function peerOf(site: Name, key: string): Promise<string> {
    return (await standingOf(sites, site, key)).twins[0]?.peerKey ?? '';
  }
  const field = async (site: Name, key: string, id: string) =>
    Object((await sites.at(site).read(key)).fields)[id];
  const trigger = (site: Name, connection: string, jql: string) =>
    sites.admin(site, 'trigger.save', { connection, jql });

  it('use case 1: a vendor serves many customers from one queue, each customer an organization', async () => {
    sites = await joinedSites(['blue', 'green', 'red'], { seed: 'vendor' });
    const customers = { blue: 'SUP', red: 'REDSD' } as const;
    const steps = ['Open', 'Work', 'Resolved', 'Closed'];
    giveSteps(sites, 'green', 'HELP', steps);
    for (const site of ['blue', 'red'] as const) giveSteps(sites, site, customers[site], steps);
    for (const site of ['blue', 'red'] as const) {
      organizationOf(sites, 'green', 'HELP', `Customer ${site}`);
      const to = { site: 'green', project: 'DEV' } as const;
      const connection = await sites.connect({ site, project: customers[site] }, to);
      await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
      const organization = { id: 'client', field: ORGANIZATIONS, path: 'client', kind: 'organizations' };
      const status = { id: 'status', field: 'status', path: 'status', kind: 'status', noMatch: 'same' };
      await sites.publish('green', connection, {
        mode: 'visual',
        mappings: [
          SUMMARY,
          ANY_TYPE,
          { ...organization, direction: 'in', constant: `Customer ${site}` },
          { ...status, direction: 'out' },
        ],
      });
      await sites.publish(site, connection, {
        mode: 'visual',
        mappings: [SUMMARY, { ...status, direction: 'in' }],
      });
      // The label hands a ticket to the vendor.
      await trigger(site, connection, `project = ${customers[site]} AND labels = vendor-handoff`);
    }
    await sites.pass(60);
    const made: Record<string, string> = {};
    for (const site of ['blue', 'red'] as const) {
      const fields = { summary: `canary-${site} broken`, labels: ['vendor-handoff'] };
      const { key } = await sites.at(site).create(customers[site], 'Service Request', fields);
      await sites.at(site).create(customers[site], 'Service Request', { summary: `home-${site}` });
      made[site] = key;
    }
    await sites.settle();
    const queue = await sites.at('green').find('project = HELP');
    expect(queue.map(({ fields }) => [fields.summary, Object(fields)[ORGANIZATIONS][0].name]).sort()).toEqual(
      [
        ['canary-blue broken', 'Customer blue'],
        ['canary-red broken', 'Customer red'],
      ],
    );
    // The vendor resolves; the customer's ticket closes by itself.
    const blues = await peerOf('blue', made['blue'] ?? '');
    await sites.at('green').comment(blues, 'canary-blue is mended');
    await sites.at('green').move(blues, 'Resolved');
    await sites.settle();
    expect((await field('blue', made['blue'] ?? '', 'status')).name).toBe('Resolved');
    expect((await field('red', made['red'] ?? '', 'status')).name).toBe('Open');
    expect(foundAt(sites, 'red', ['canary-blue', 'home-blue'])).toEqual([]);
    expect(foundAt(sites, 'blue', ['canary-red', 'home-red'])).toEqual([]);
    expect(foundAt(sites, 'green', ['home-blue', 'home-red'])).toEqual([]);
  }, 120_000);

  it('use case 2: of a second-line desk the citizen reads what begins with "(external)", the first line all else', async () => {
    sites = await joinedSites(['blue', 'green', 'red'], { seed: 'tiers' });
    const connection = await sites.connect(
      { site: 'blue', project: 'SUP' },
      { site: 'green', project: 'DEV' },
    );
    await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
    await sites.publish('green', connection, {
      mode: 'visual',
      mappings: [SUMMARY, { ...ANY_TYPE, default: 'Service Request' }, REQUEST],
      comments: { out: 'public', in: 'on', prefix: '(external)', wordFor: 'customers' },
    });
    await sites.publish('blue', connection, {
      mode: 'visual',
      service: { comments: [{ appear: 'publicWhereMarked' }] },
    });
    await sites.pass(60);
    const citizen = portalUser(sites.host, 'blue', 'carol@customer.example');
    const first = portalUser(sites.host, 'blue', 'bob@blue.example');
    const second = portalUser(sites.host, 'green', 'hana@green.example');
    const sup = await citizen.raise('SUP', 'Get IT help', { summary: 'No light in the street' });
    await sites.settle();
    await sites.admin('blue', 'sync.issue', { connection, issue: sup });
    await sites.settle();
    const there = await peerOf('blue', sup);
    await citizen.say(sup, 'It is dark');
    await first.say(sup, 'canary-first-line: she calls every day', true);
    await second.say(there, 'Fuse 12 is blown');
    await second.say(there, 'canary-second-line: our own fault', true);
    await second.say(there, '(external) A technician comes today');
    await sites.settle();
    const seen = await citizen.seen(sup);
    expect(seen).toEqual(['It is dark', expect.stringMatching(/:\*\s+A technician comes today$/)]);
    const notes = (await first.seen(sup)).join('\n');
    expect(notes).toContain('Fuse 12 is blown');
    expect((await second.seen(there)).join('\n')).toContain('It is dark');
    expect(foundAt(sites, 'blue', ['canary-second-line', '(external)'])).toEqual([]);
    expect(foundAt(sites, 'green', ['canary-first-line'])).toEqual([]);
  }, 120_000);

  it('use case 4: two companies work without seats at each other, and another partner takes over with the history kept', async () => {
    sites = await joinedSites(['blue', 'green', 'red'], { seed: 'partners' });
    const people = () =>
      (['blue', 'green', 'red'] as const).map((site) => sites.host.site(site).jira.state.users.size);
    const before = people();
    const ops = { site: 'blue', project: 'OPS' } as const;
    const old = await sites.connect(ops, { site: 'green', project: 'DEV' });
    const { key } = await sites.at('blue').create('OPS', 'Task', { summary: 'Build the shop' });
    await sites.at('blue').create('OPS', 'Task', { summary: 'canary-blue: dismiss the partner' });
    await sites.admin('blue', 'sync.issue', { connection: old, issue: key });
    await sites.settle();
    const dev = await peerOf('blue', key);
    await sites.at('green').comment(dev, 'canary-green: half of it stands');
    await sites.settle();
    await sites.admin('blue', 'connection.disconnect', { connection: old });
    await sites.pass(60);
    await sites.at('green').comment(dev, 'canary-late: whom do we send the bill?');
    await sites.settle();

    const next = await sites.connect(ops, { site: 'red', project: 'RED' });
    await sites.admin('blue', 'sync.issue', { connection: next, issue: key });
    await sites.settle();
    const [copy] = await sites.at('red').find('project = RED');
    await sites.at('red').comment(copy?.key ?? '', 'We go on from there');
    await sites.at('red').edit(copy?.key ?? '', { summary: 'Build the shop anew' });
    await sites.settle();
    const history = await sites.at('blue').comments(key);
    expect(history.join('\n')).toMatch(/half of it stands.*We go on from there/s);
    expect((await sites.at('blue').read(key)).fields.summary).toBe('Build the shop anew');
    expect((await sites.at('green').read(dev)).fields.summary).toBe('Build the shop');
    expect(foundAt(sites, 'red', ['canary-green', 'canary-blue', 'canary-late'])).toEqual([]);
    expect(foundAt(sites, 'green', ['canary-blue', 'We go on'])).toEqual([]);
    expect(foundAt(sites, 'blue', ['canary-late'])).toEqual([]);
    expect(people()).toEqual(before);
  }, 120_000);

  it('use case 5: subsidiaries show their parent what a trigger names, and nothing of each other', async () => {
    sites = await joinedSites(['blue', 'green', 'red'], { seed: 'parent' });
    const houses = { blue: 'SUP', red: 'REDSD' } as const;
    for (const site of ['blue', 'red'] as const) {
      const connection = await sites.connect(
        { site, project: houses[site] },
        { site: 'green', project: 'DEV' },
      );
      await trigger(site, connection, `project = ${houses[site]} AND priority = Highest`);
    }
    for (const site of ['blue', 'red'] as const) {
      const create = (summary: string, priority: string) =>
        sites.at(site).create(houses[site], 'Service Request', { summary, priority: { name: priority } });
      await create(`canary-${site} is on fire`, 'Highest');
      await create(`home-${site} wants chairs`, 'Low');
    }
    await sites.settle();
    const seen = await sites.at('green').find('project = DEV');
    expect(seen.map(({ fields }) => fields.summary).sort()).toEqual([
      'canary-blue is on fire',
      'canary-red is on fire',
    ]);
    expect(foundAt(sites, 'red', ['canary-blue', 'home-blue'])).toEqual([]);
    expect(foundAt(sites, 'blue', ['canary-red', 'home-red'])).toEqual([]);
    expect(foundAt(sites, 'green', ['home-blue', 'home-red'])).toEqual([]);
    // Each stays master in its own house: what it raises later is seen from then on.
    const [chairs] = await sites.at('blue').find('project = SUP AND priority = Low');
    await sites.at('blue').edit(chairs?.key ?? '', { priority: { name: 'Highest' } });
    await sites.settle();
    expect(foundAt(sites, 'green', ['home-blue', 'home-red'])).toEqual(['home-blue']);
  }, 120_000);
});
