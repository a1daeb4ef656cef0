import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jiraWrites, used } from '../bench/measure.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';
const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
const status = { id: 'status', field: 'status', path: 'status', kind: 'status' };
const MINE = 'Remote key';

/** Each side keeps key, address and status of the partner's issue in fields of its own. */
describe('what is to be seen of the partner’s issue itself', () => {
  let sites: TwoSites;
  let connection: string;
  let here: { key: string; url: string; status: string };
  let there: { key: string; url: string; status: string };

  beforeAll(async () => {
    sites = await twoSites('peer-key');
    connection = await sites.connect();
    here = fieldsAt('blue');
    there = fieldsAt('green');
    await sites.publish('blue', connection, { mappings: [summary, ...lines(here)] });
    await sites.publish('green', connection, { mappings: [summary, ...lines(there)] });
    await sites.pass(60);
  });
  afterAll(() => sites.dispose());

  function fieldsAt(site: 'blue' | 'green') {
    const { admin } = sites.host.site(site).jira;
    const text = (name: string) => admin.createField(name, `${JIRA}:textfield`).id;
    return {
      key: text(MINE),
      url: admin.createField('Remote URL', `${JIRA}:url`).id,
      status: text('Remote status'),
    };
  }

  const lines = (fields: { key: string; url: string; status: string }) => [
    { id: 'key', path: '@key', field: fields.key, kind: 'text', direction: 'in' },
    { id: 'url', path: '@url', field: fields.url, kind: 'url', direction: 'in' },
    { id: 'peer-status', path: '@status', field: fields.status, kind: 'text', direction: 'in' },
  ];

  /** Issues under sync whose meters are set back just before. */
  async function start(fields: Record<string, unknown> = {}): Promise<{ key: string; peer: string }> {
    const { key } = await sites.blue.create('SUP', 'Service Request', { summary: 'Stamp me', ...fields });
    await sites.settle();
    sites.host.resetMeters();
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    return { key, peer: (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '' };
  }

  const field = async (site: 'blue' | 'green', key: string, id: string) =>
    (await sites[site].read(key)).fields[id];

  it('S38: key and address come from the answer of the same exchange, and no message goes back', async () => {
    const { key, peer } = await start();
    // The issue is made there, and the write that names the pair on this side takes the fields along.
    expect(jiraWrites(sites)).toBe(2);
    await sites.pass(600);
    expect(used(sites).messages).toBe(1);

    expect(await field('blue', key, here.key)).toBe(peer);
    expect(await field('blue', key, here.url)).toMatch(new RegExp(`/browse/${peer}$`));
    expect(await field('green', peer, there.key)).toBe(key);
    expect(await field('green', peer, there.url)).toMatch(new RegExp(`/browse/${key}$`));
  });

  it('S38: later changes write them no more, and what a person overwrites is put right with the next one', async () => {
    const { key, peer } = await start();
    sites.host.resetMeters();
    await sites.blue.edit(key, { summary: 'Once more' });
    await sites.settle();
    expect(jiraWrites(sites)).toBe(1);
    expect(used(sites).messages).toBe(1);

    await sites.blue.edit(key, { [here.key]: 'none', summary: 'And again' });
    await sites.settle();
    expect(await field('blue', key, here.key)).toBe(peer);
  });

  it('follows the partner’s status, as far as the partner lets it leave', async () => {
    await sites.publish('green', connection, {
      mappings: [summary, { ...status, direction: 'out' }, ...lines(there)],
    });
    await sites.pass(60);
    const { key, peer } = await start();
    await sites.green.move(peer, 'In Progress');
    await sites.settle();
    expect(await field('blue', key, here.status)).toBe('In Progress');
    expect(await field('green', peer, there.status)).toBeNull();
  });

  it('says on the panel why a field could not be written, and the work items stay in step', async () => {
    sites.host.site('blue').jira.admin.createField('Narrow', `${JIRA}:textfield`);
    await sites.publish('blue', connection, {
      mappings: [summary, { id: 'narrow', path: '@url', field: 'duedate', kind: 'text', direction: 'in' }],
    });
    await sites.pass(60);
    const { key, peer } = await start();
    const [twin] = (await standingOf(sites, 'blue', key)).twins;
    expect(twin?.problem?.message).toMatch(/duedate/);
    await sites.blue.edit(key, { summary: 'Still in step' });
    await sites.settle();
    expect(await field('green', peer, 'summary')).toBe('Still in step');
  });

  it.each([
    [{ direction: 'both' }, /direction does not fit/],
    [{ direction: 'in', constant: 'x' }, /constant does not fit/],
  ])('is refused at publishing where the line cannot be meant: %j', async (part, words) => {
    const line = { id: 'k', path: '@key', field: here.key, kind: 'text', ...part };
    await expect(sites.publish('blue', connection, { mappings: [summary, line] })).rejects.toThrow(words);
  });
});
