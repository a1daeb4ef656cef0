import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const summary = { id: 's', field: 'summary', path: 'summary', kind: 'text' };
const reference = { id: 'r', field: 'customfield_10030', path: 'reference', kind: 'text' };

/** Green takes a reference in only while the work item stands in the status that new ones of DEV begin in. */
describe('a line that asks for a status', () => {
  let sites: TwoSites;
  let begins: string;
  const start = async (reference: string) => {
    const { key } = await sites.blue.create('SUP', 'Service Request', {
      summary: 'New',
      customfield_10030: reference,
    });
    await sites.admin('blue', 'sync.issue', { issue: key });
    await sites.settle();
    const [twin] = (await standingOf(sites, 'blue', key)).twins;
    return { key, copy: twin?.peerKey ?? '', state: twin?.state };
  };
  const referenceOf = async (key: string) => (await sites.green.read(key)).fields['customfield_10030'];

  beforeAll(async () => {
    sites = await twoSites();
    const connection = await sites.connect();
    const { key } = await sites.green.create('DEV', 'Task', { summary: 'Shows where DEV begins' });
    begins = Object((await sites.green.read(key)).fields['status']).name;
    await sites.publish('blue', connection, { mappings: [summary, reference] });
    await sites.publish('green', connection, {
      mappings: [summary, { ...reference, when: { statuses: [begins] } }],
    });
    await sites.pass(60);
  }, 60_000);
  afterAll(() => sites.dispose());

  it('holds for the first work item that is made, whose status nobody could know before', async () => {
    const { copy, state } = await start('R-1');
    expect(await referenceOf(copy)).toBe('R-1');
    expect(state).toBe('in-step');
  });

  it('holds for the next one without a write of its own', async () => {
    sites.host.resetMeters();
    const { copy } = await start('R-2');
    expect(await referenceOf(copy)).toBe('R-2');
    const { byEndpoint } = Object(sites.host.meters().sites['green']).jira;
    expect(Object.keys(byEndpoint).filter((name) => /^(PUT|POST) .*issue/.test(name))).toEqual([
      'POST /rest/api/3/issue',
    ]);
  });

  it('does not hold once the work item stands elsewhere', async () => {
    const { key, copy } = await start('R-3');
    const { transitions } = Object(await sites.green.call('GET', `/issue/${copy}/transitions`));
    const { id } = transitions.find((one: unknown) => Object(one).to.name !== begins);
    await sites.green.call('POST', `/issue/${copy}/transitions`, { transition: { id } });
    await sites.settle();
    await sites.blue.edit(key, { customfield_10030: 'R-4' });
    await sites.settle();
    expect(await referenceOf(copy)).toBe('R-3');
  });
});
