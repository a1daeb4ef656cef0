import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const words = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const log = z.looseObject({ conflicts: z.array(z.looseObject({ path: z.string() })) });

/** Two companies have each written down the same trouble before they knew of each other. */
describe('two issues that were there before', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('connect');
    connection = await sites.connect();
    await sites.green.create('DEV', 'Task', { summary: 'Printer burns', description: words('It smokes.') });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer on fire' });
    await sites.settle();
  });
  afterEach(() => sites.dispose());

  const connect = (peer: string, issue = 'SUP-1', site: 'blue' | 'green' = 'blue') =>
    sites.admin(site, 'sync.connect', { connection, issue, peer });
  const twinOf = async (site: 'blue' | 'green', key: string) => (await standingOf(sites, site, key)).twins[0];
  const issues = (site: 'blue' | 'green') => sites.host.site(site).jira.state.issues.size;

  it('become a pair without a third one, named by a link as well', async () => {
    await connect('https://green.atlassian.example/browse/DEV-1?focusedId=1');
    await sites.settle();
    await sites.pass(120);
    expect([issues('blue'), issues('green')]).toEqual([1, 1]);
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'in-step', peerKey: 'DEV-1' });
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'in-step', peerKey: 'SUP-1' });
  });

  it('fill what is empty on one side, and where both hold something the policy says which value stands', async () => {
    await connect('DEV-1');
    await sites.settle();
    await sites.pass(120);
    const [sup, dev] = [await sites.blue.read('SUP-1'), await sites.green.read('DEV-1')];
    expect([sup.fields.summary, dev.fields.summary]).toEqual(['Printer on fire', 'Printer on fire']);
    expect([sup.fields['description'], dev.fields['description']]).toEqual([
      words('It smokes.'),
      words('It smokes.'),
    ]);
    const kept = log.parse(await sites.admin('green', 'conflict.list', { issue: 'DEV-1', connection }));
    expect(kept.conflicts.map(({ path }) => path)).toEqual(['summary']);
  });

  it('come to the same from the side that the policy does not name', async () => {
    await connect('SUP-1', 'DEV-1', 'green');
    await sites.settle();
    await sites.pass(120);
    const [sup, dev] = [await sites.blue.read('SUP-1'), await sites.green.read('DEV-1')];
    expect([sup.fields.summary, dev.fields.summary]).toEqual(['Printer on fire', 'Printer on fire']);
    expect([sup.fields['description'], dev.fields['description']]).toEqual([
      words('It smokes.'),
      words('It smokes.'),
    ]);
  });

  it('exchange the comments of both, each once', async () => {
    await sites.blue.comment('SUP-1', 'From blue');
    await sites.green.comment('DEV-1', 'From green');
    await connect('DEV-1');
    await sites.settle();
    await sites.pass(300);
    expect((await sites.blue.comments('SUP-1')).length).toBe(2);
    expect((await sites.green.comments('DEV-1')).length).toBe(2);
  });

  it('follow each other from then on, in both directions', async () => {
    await connect('DEV-1');
    await sites.settle();
    await sites.pass(120);
    await sites.green.edit('DEV-1', { summary: 'Put out' });
    await sites.settle();
    await sites.pass(120);
    expect((await sites.blue.read('SUP-1')).fields.summary).toBe('Put out');
    await sites.blue.edit('SUP-1', { description: null });
    await sites.settle();
    await sites.pass(120);
    expect((await sites.green.read('DEV-1')).fields['description']).toBeNull();
  });

  it('are not made a pair where one of them goes with another issue already', async () => {
    await connect('DEV-1');
    await sites.settle();
    await sites.blue.create('SUP', 'Service Request', { summary: 'Another fire' });
    await expect(connect('DEV-1', 'SUP-2')).rejects.toThrow(/already goes with another work item/);
    await expect(connect('DEV-1')).rejects.toThrow(/in step with DEV-1/);
    await sites.settle();
    expect(await twinOf('blue', 'SUP-2')).toBeUndefined();
  });

  it('are not found where the partner does not share the project, no more than where there is no such issue', async () => {
    const { key } = await sites.green.create('HELP', 'Service Request', { summary: 'Not for blue' });
    const answerFor = async (peer: string) => {
      const said = await connect(peer).catch((error: unknown) => String(error));
      return String(said).replaceAll(peer, 'KEY');
    };
    expect(await answerFor(key)).toMatch(/has no work item KEY that it shares/);
    expect(await answerFor(key)).toBe(await answerFor('DEV-4711'));
    expect(await twinOf('green', key)).toBeUndefined();
  });

  it('are found again where the partner’s answer was lost', async () => {
    await sites.host.addFault({ kind: 'wire', site: 'blue', to: 'green', answerLoss: 1 });
    await expect(connect('DEV-1')).rejects.toThrow(/did not answer/);
    expect(await twinOf('blue', 'SUP-1')).toBeUndefined();
    expect((await twinOf('green', 'DEV-1'))?.problem?.message).toContain('is connecting this');
    sites.host.clearFaults();
    await sites.pass(600);
    await connect('DEV-1');
    await sites.settle();
    await sites.pass(120);
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'in-step', peerKey: 'DEV-1' });
    expect(await twinOf('green', 'DEV-1')).toMatchObject({ state: 'in-step', peerKey: 'SUP-1' });
  });

  it('stay apart where a person of the partner has ended the pair, and join where that person connects them', async () => {
    await connect('DEV-1');
    await sites.settle();
    await sites.admin('green', 'sync.unlink', { issue: 'DEV-1', connection });
    await sites.settle();
    await expect(connect('DEV-1')).rejects.toThrow(/unlinked DEV-1/);
    await connect('SUP-1', 'DEV-1', 'green');
    await sites.settle();
    await sites.pass(120);
    expect(await twinOf('blue', 'SUP-1')).toMatchObject({ state: 'in-step', peerKey: 'DEV-1' });
  });
});
