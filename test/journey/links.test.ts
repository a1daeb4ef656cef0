import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkIssues, linksFrom } from '../support/jira-children.ts';
import { type SyncedPair, startSync, syncedPair } from '../support/synced-pair.ts';

/** Acme links its requests; Globex's issues are linked alike, and keep the links that Globex has made. */
describe('issue links', () => {
  let pair: SyncedPair;
  let sup2: string;
  let dev2: string;
  const both = { links: { out: 'all', in: 'on', remote: true } };
  beforeAll(async () => {
    pair = await syncedPair({ blue: both, green: both });
    sup2 = (await pair.sites.blue.create('SUP', 'Service Request', { summary: 'The toner is empty' })).key;
    dev2 = await startSync(pair.sites, sup2);
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  const from = async (key: string) => (await linksFrom(pair.sites.green, key)).map(({ is }) => is);

  it('S43: cross between issues that are both under sync, once, and leave local ones alone', async () => {
    const { blue, green, settle } = pair.sites;
    const own = await green.create('DEV', 'Task', { summary: 'Order toner' });
    await linkIssues(green, 'Relates', pair.dev, own.key);
    await linkIssues(blue, 'Blocks', pair.sup, sup2);
    await settle();
    expect(await from(pair.dev)).toEqual([`Blocks ${dev2}`, `Relates ${own.key}`]);
    expect((await linksFrom(blue, pair.sup)).map(({ is }) => is)).toEqual([`Blocks ${sup2}`]);
  });

  it('S66: end where their owner ends them, and nowhere else', async () => {
    const { blue, settle } = pair.sites;
    const [first] = await linksFrom(blue, pair.sup);
    await blue.call('DELETE', `/issueLink/${first?.id}`);
    await settle();
    expect(await from(pair.dev)).toEqual([expect.stringMatching(/^Relates /)]);
  });

  it('S66: that both sides have made stay where the other side ends its own', async () => {
    const { blue, green, settle } = pair.sites;
    await linkIssues(green, 'Duplicate', pair.dev, dev2);
    await linkIssues(blue, 'Duplicate', pair.sup, sup2);
    await settle();
    const [first] = await linksFrom(blue, pair.sup);
    await blue.call('DELETE', `/issueLink/${first?.id}`);
    await settle();
    expect(await from(pair.dev)).toContain(`Duplicate ${dev2}`);
  });

  it('wait until their other end is under sync, too', async () => {
    const { blue, settle } = pair.sites;
    const third = await blue.create('SUP', 'Service Request', { summary: 'The tray is stuck' });
    await linkIssues(blue, 'Blocks', pair.sup, third.key);
    await linkIssues(blue, 'Cloners', third.key, pair.sup);
    await settle();
    expect(await from(pair.dev)).not.toContainEqual(expect.stringMatching(/^Blocks/));
    const dev3 = await startSync(pair.sites, third.key);
    await settle();
    expect(await from(pair.dev)).toContain(`Blocks ${dev3}`);
    expect(await from(dev3)).toEqual([`Cloners ${pair.dev}`]);
  });

  it('find their other end also where its start could not see yet that somebody waits for it', async () => {
    const { blue, host, settle, pass } = pair.sites;
    await host.addFault({ kind: 'index-lag', site: 'blue', seconds: 120 });
    const late = await blue.create('SUP', 'Service Request', { summary: 'The lid is loose' });
    await linkIssues(blue, 'Relates', pair.sup, late.key);
    await settle();
    const devLate = await startSync(pair.sites, late.key);
    host.clearFaults();
    await pass(600);
    expect(await from(pair.dev)).toContain(`Relates ${devLate}`);
  });

  it('of a type that the other side does not have are set aside alone', async () => {
    const { blue, settle } = pair.sites;
    await blue.call('POST', '/issueLinkType', {
      name: 'Soothes',
      inward: 'is soothed by',
      outward: 'soothes',
    });
    await linkIssues(blue, 'Soothes', pair.sup, sup2);
    await linkIssues(blue, 'Relates', pair.sup, sup2);
    await settle();
    const links = await from(pair.dev);
    expect(links).toContain(`Relates ${dev2}`);
    expect(links.join()).not.toContain('Soothes');
  });

  it('to pages of the web cross, change and go with their owner', async () => {
    const { blue, green, settle } = pair.sites;
    const titles = async () => JSON.stringify(await green.call('GET', `/issue/${pair.dev}/remotelink`));
    const object = { url: 'https://example.com/manual', title: 'Manual' };
    const made = await blue.call('POST', `/issue/${pair.sup}/remotelink`, { object });
    await settle();
    expect(await titles()).toContain('"title":"Manual"');
    const { id } = Object(made);
    await blue.call('PUT', `/issue/${pair.sup}/remotelink/${id}`, {
      object: { ...object, title: 'The manual' },
    });
    await blue.edit(pair.sup, { summary: 'The printer jams again' });
    await settle();
    expect(await titles()).toContain('"title":"The manual"');
    await blue.call('DELETE', `/issue/${pair.sup}/remotelink/${id}`);
    await settle();
    expect(await titles()).not.toContain('manual');
  });

  it('are at rest once both sides have them', async () => {
    await pair.sites.host.advance(3600);
    pair.sites.host.resetMeters();
    await pair.sites.host.advance(3 * 3600);
    for (const { messages } of Object.values(pair.sites.host.meters().sites)) expect(messages).toBe(0);
    expect(pair.sites.host.host.reports()).toEqual([]);
  });
});
