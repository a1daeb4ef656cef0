import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposalList, type ShownProposals } from '../../src/contract/proposals.ts';
import { versionDraft } from '../../src/contract/versions.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const COLOUR = 'customfield_10035';
type Site = 'blue' | 'green';

const priority = { path: 'priority', field: 'priority', kind: 'priority', direction: 'out' } as const;
const colour = {
  path: 'colour',
  field: COLOUR,
  kind: 'select',
  direction: 'both',
  values: [{ here: 'Red', there: 'Blue' }],
} as const;

describe('rules that one side proposes to the other', () => {
  let sites: TwoSites;
  let connection: string;
  /** A proposal of blue that green has not answered. */
  let openId: string;
  const at = async (site: Site, operation: string, payload: object = {}): Promise<ShownProposals> =>
    proposalList.answer.parse(await sites.admin(site, operation, { connection, ...payload }));
  const draft = async (site: Site) =>
    versionDraft.answer.parse(await sites.admin(site, 'version.draft', { connection }));
  const newest = async (site: Site, side: 'in' | 'out') => {
    const [found] = (await at(site, 'proposal.list'))[side];
    if (!found) throw new Error(`${site} has no proposal`);
    return found;
  };
  const mappings = async (site: Site) =>
    Object.entries((await draft(site)).version).find(([name]) => name === 'mappings')?.[1];
  const alerts = async (site: Site) =>
    JSON.stringify(await sites.admin(site, 'connection.get', { connection }));

  beforeAll(async () => {
    sites = await twoSites('proposals');
    connection = await sites.connect();
  });
  afterAll(() => sites.dispose());

  it('reach the other admin as seen from there, without a field id, and change nothing', async () => {
    const sent = await at('blue', 'proposal.send', { lines: [colour, priority], text: 'As agreed by phone' });
    expect(sent.out).toMatchObject([{ state: 'open', told: true, text: 'As agreed by phone' }]);
    expect(await newest('green', 'in')).toMatchObject({
      state: 'open',
      text: 'As agreed by phone',
      lines: [
        { path: 'colour', kind: 'option', direction: 'both', values: [{ here: 'Blue', there: 'Red' }] },
        { path: 'priority', kind: 'option', direction: 'in', values: [] },
      ],
    });
    expect(JSON.stringify(sites.host.traffic({}))).not.toContain(COLOUR);
    expect(await alerts('green')).toContain('proposal-waits');
    expect((await draft('green')).saved).toBeUndefined();
    expect((await draft('blue')).saved).toBeUndefined();
  });

  it('need a field here for each name, and one that can hold it', async () => {
    const { id } = await newest('green', 'in');
    const yes = (field: string) =>
      at('green', 'proposal.answer', {
        id,
        yes: true,
        fields: [
          { path: 'colour', field },
          { path: 'priority', field: 'priority' },
        ],
      });
    await expect(yes('customfield_99999')).rejects.toThrow(/No field of this site is chosen for colour/);
    await expect(yes('duedate')).rejects.toThrow(/cannot hold what would cross as colour/);
    expect((await newest('green', 'in')).state).toBe('open');
  });

  it('are in the draft of each side once agreed, and in force when each has published', async () => {
    const { id } = await newest('green', 'in');
    const fields = [
      { path: 'colour', field: COLOUR },
      { path: 'priority', field: 'priority' },
    ];
    const agreed = await at('green', 'proposal.answer', { id, yes: true, text: 'Fine', fields });
    expect(agreed.in).toMatchObject([{ state: 'agreed', told: true, drafted: true, said: 'Fine' }]);
    expect(await newest('blue', 'out')).toMatchObject({ state: 'agreed', drafted: true, said: 'Fine' });
    expect(await mappings('blue')).toMatchObject([
      {},
      {},
      {},
      { path: 'colour', field: COLOUR, direction: 'both', values: [{ here: 'Red', there: 'Blue' }] },
      { path: 'priority', direction: 'out' },
    ]);
    expect(await mappings('green')).toMatchObject([
      {},
      {},
      {},
      { path: 'colour', field: COLOUR, direction: 'both' },
      { path: 'priority', direction: 'in' },
    ]);
    expect(await alerts('green')).not.toContain('proposal-waits');
    for (const site of ['blue', 'green'] as const) {
      expect((await draft(site)).problems).toEqual([]);
      expect(await sites.admin(site, 'rules.read', { connection })).toMatchObject({ number: 1 });
      const published = await sites.admin(site, 'version.publish', {
        connection,
        existing: 'as-they-change',
      });
      expect(published).toMatchObject({ kind: 'published', number: 2 });
    }
    await sites.pass(60);
    await sites.admin('blue', 'trigger.save', { connection, jql: 'labels = shared' });
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Coloured',
      labels: ['shared'],
      [COLOUR]: { value: 'Red' },
    });
    await sites.settle();
    const [found] = await sites.green.find('summary ~ Coloured');
    const issue = await sites.green.call('GET', `/issue/${found?.key}?fields=${COLOUR}`);
    expect(issue).toMatchObject({ fields: { [COLOUR]: { value: 'Blue' } } });
  });

  it('that are declined change nothing, and the sender reads why', async () => {
    await at('green', 'proposal.send', { lines: [{ ...priority, path: 'urgency' }] });
    const { id } = await newest('blue', 'in');
    await at('blue', 'proposal.answer', { id, yes: false, text: 'We have no such field' });
    expect(await newest('green', 'out')).toMatchObject({
      state: 'declined',
      said: 'We have no such field',
    });
    for (const site of ['blue', 'green'] as const) expect((await draft(site)).saved).toBeUndefined();
    await expect(at('blue', 'proposal.answer', { id, yes: true })).rejects.toThrow(/not open any more/);
  });

  it('that are withdrawn cannot be agreed to', async () => {
    await at('blue', 'proposal.send', { lines: [priority] });
    const { id } = await newest('blue', 'out');
    await at('blue', 'proposal.withdraw', { id });
    expect((await newest('green', 'in')).state).toBe('withdrawn');
    await expect(at('green', 'proposal.answer', { id, yes: true })).rejects.toThrow(/not open any more/);
  });

  it('change whose value stands in a conflict, on both sides at once and by agreement alone', async () => {
    await at('green', 'proposal.send', { lines: [], policy: { winner: 'acceptor' } });
    const { id } = await newest('blue', 'in');
    expect((await at('blue', 'proposal.list')).policy).toEqual({ number: 1, winner: 'initiator' });
    await at('blue', 'proposal.answer', { id, yes: true });
    for (const site of ['blue', 'green'] as const)
      expect((await at(site, 'proposal.list')).policy).toEqual({ number: 2, winner: 'acceptor' });
    expect(JSON.stringify(await sites.admin('blue', 'connection.audit', { connection }))).toContain(
      'policy-changed',
    );
  });

  it('are agreed to by themselves where an admin of both sites has chosen so and each name is known', async () => {
    await at('green', 'proposal.byItself', { on: true });
    await at('blue', 'proposal.send', { lines: [{ ...priority, direction: 'both' }] });
    expect(await newest('blue', 'out')).toMatchObject({ state: 'agreed', drafted: true });
    expect(await mappings('green')).toMatchObject([{}, {}, {}, {}, { path: 'priority', direction: 'both' }]);
    const unknown = { ...colour, path: 'nobodyKnowsIt' };
    await at('blue', 'proposal.send', { lines: [unknown] });
    const open = await newest('blue', 'out');
    expect(open.state).toBe('open');
    openId = open.id;
    await at('green', 'proposal.byItself', { on: false });
  });

  it('are told by the hourly run where the partner could not be reached, and so are answers', async () => {
    const cut = async (from: Site, to: Site, what: () => Promise<unknown>) => {
      await sites.host.addFault({ kind: 'wire', site: from, to, partition: true });
      await what();
      sites.host.clearFaults();
    };
    await cut('blue', 'green', () => at('blue', 'proposal.withdraw', { id: openId }));
    await cut('blue', 'green', () => at('blue', 'proposal.send', { lines: [priority], text: 'Later' }));
    expect(await newest('blue', 'out')).toMatchObject({ state: 'open', told: false });
    await sites.pass(2 * 3600);
    expect(await newest('blue', 'out')).toMatchObject({ state: 'open', told: true });
    const { id, text } = await newest('green', 'in');
    expect(text).toBe('Later');
    const fields = [{ path: 'priority', field: 'priority' }];
    await cut('green', 'blue', () => at('green', 'proposal.answer', { id, yes: true, fields }));
    expect(await newest('green', 'in')).toMatchObject({ state: 'agreed', told: false, drafted: false });
    expect((await newest('blue', 'out')).state).toBe('open');
    await sites.pass(2 * 3600);
    expect(await newest('green', 'in')).toMatchObject({ state: 'agreed', told: true, drafted: true });
    expect(await newest('blue', 'out')).toMatchObject({ state: 'agreed', drafted: true });
  });

  it('are over when nobody has answered in time', async () => {
    await at('blue', 'proposal.send', { lines: [priority], days: 1 });
    await sites.pass(25 * 3600);
    expect((await newest('green', 'in')).state).toBe('expired');
    expect((await newest('blue', 'out')).state).toBe('expired');
  });

  it('are put into the draft once more where it was discarded', async () => {
    await sites.admin('green', 'version.discard', { connection });
    const both = (await at('green', 'proposal.list')).in.find(
      ({ state, lines }) => state === 'agreed' && lines.length === 1 && lines[0]?.direction === 'both',
    );
    await at('green', 'proposal.draft', { id: both?.id });
    expect((await draft('green')).saved).toBeDefined();
  });
});
