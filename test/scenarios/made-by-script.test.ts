import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../support/callers.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const named = { id: 's', field: 'summary', path: 'summary', kind: 'text', direction: 'out' };

describe('what an incoming script has made', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('made-by-script');
    connection = await sites.connect();
    const components = {
      id: 'c',
      field: 'components',
      path: 'components',
      kind: 'components',
      direction: 'out',
    };
    await sites.publish('blue', connection, { mode: 'visual', mappings: [named, components] });
    const incoming = [
      'issue.summary = replica.summary',
      'const lead = nodeHelper.getUserByFullName("Hana Hill")',
      'issue.components = replica.components.map((one) => nodeHelper.createComponent(issue, one.name, "Theirs", lead))',
      'issue.fixVersions = [nodeHelper.createVersion(issue, "9.1", "From the partner")]',
    ];
    const scripts = { incoming: incoming.join('\n') };
    await sites.publish('green', connection, { mode: 'script', mappings: [], scripts });
    await sites.pass(60);
  });
  afterAll(() => sites.dispose());

  it('S30, S31: versions and components, with the description and the lead that it gives', async () => {
    await sites.blue.call('POST', '/component', { name: 'Scanners', project: 'SUP' });
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: 'Paper is stuck',
      components: [{ name: 'Scanners' }],
    });
    await sites.admin('blue', 'sync.issue', { issue: key, connection });
    await sites.settle();
    const { components, versions } = sites.host.site('green').jira.state;
    const hana = accountOf(sites.host, 'green', 'hana@green.example');
    const made = components.all().find(({ name }) => name === 'Scanners');
    expect(made).toMatchObject({ description: 'Theirs' });
    expect(JSON.stringify(made)).toContain(hana);
    expect(versions.all().find(({ name }) => name === '9.1')).toMatchObject({
      description: 'From the partner',
    });
  });
});
