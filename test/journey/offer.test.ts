import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peerExposed, peerOffer, peerStatuses } from '../../src/contract/peer-offer.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const COLOUR = 'customfield_10035';

describe('what each side shows the other', () => {
  let sites: TwoSites;
  let connection: string;
  const asked = async () =>
    peerOffer.answer.parse(await sites.admin('green', 'peer.offer', { connection, ask: true })).known?.offer;
  const expose = async (choice: unknown) =>
    peerExposed.answer.parse(await sites.admin('blue', 'peer.expose', { connection, choice }));

  beforeAll(async () => {
    sites = await twoSites('offer');
    connection = await sites.connect();
  });
  afterAll(() => sites.dispose());

  it('is the names of the rules before anybody chooses, and is not known before somebody asks', async () => {
    expect(await sites.admin('green', 'peer.offer', { connection })).toEqual({});
    const offer = await asked();
    expect(offer?.fields.map(({ path }) => path)).toEqual(['summary', 'description', 'issueType']);
    expect(offer?.statuses).toBeUndefined();
    expect(await sites.admin('green', 'peer.offer', { connection })).toMatchObject({ known: { offer } });
  });

  it('is what an admin chooses: a field of the site with its values, statuses, transitions', async () => {
    const fields = [
      { path: 'summary', field: 'summary', values: false },
      { path: 'colour', field: COLOUR, values: true },
    ];
    const chosen = await expose({ fields, statuses: true, transitions: true });
    expect(chosen).toMatchObject({ byRules: false, statuses: true, transitions: true });
    const offer = await asked();
    expect(offer).toEqual(chosen.offer);
    expect(offer?.fields.map(({ path }) => path)).toEqual(['summary', 'colour']);
    expect(offer?.fields[1]).toMatchObject({ kind: 'option', leaves: false, enters: false });
    expect(offer?.fields[1]?.values).toContain('Red');
    expect(offer?.statuses?.length).toBeGreaterThan(1);
    expect(JSON.stringify(sites.host.traffic({}))).not.toContain(COLOUR);
  });

  it('shows transitions as far as work items show them here', async () => {
    await sites.blue.create('SUP', 'Service Request', { summary: 'One that stands somewhere' });
    await sites.settle();
    const chosen = await expose({ fields: [], statuses: false, transitions: true });
    expect(chosen.offer.ways?.length).toBeGreaterThan(0);
    expect(chosen.offer.statuses).toBeUndefined();
    expect((await asked())?.ways).toEqual(chosen.offer.ways);
  });

  it('lets the planner warn on both ends of statuses that cannot be carried out, before they are published', async () => {
    await expose({ fields: [], statuses: true, transitions: true });
    const theirs = (await asked())?.statuses ?? [];
    expect(await sites.admin('green', 'peer.statuses', { connection })).toEqual({ warnings: [] });
    const [first = '', second = ''] = theirs;
    const status = {
      id: 'status',
      field: 'status',
      path: 'status',
      kind: 'status',
      direction: 'both',
      noMatch: 'error',
      values: [
        { here: 'To Do', there: first },
        { here: 'Nowhere', there: second },
        { here: 'Done', there: 'Elsewhere' },
      ],
    };
    const version = { mode: 'visual', mappings: [status] };
    await sites.admin('green', 'version.save', { connection, version, revision: 0 });
    const { warnings } = peerStatuses.answer.parse(
      await sites.admin('green', 'peer.statuses', { connection }),
    );
    expect(warnings).toContainEqual(
      expect.objectContaining({ side: 'here', code: 'no-status', from: second, to: 'Nowhere' }),
    );
    expect(warnings).toContainEqual(
      expect.objectContaining({ side: 'there', code: 'no-status', from: 'Done', to: 'Elsewhere' }),
    );
    expect(warnings).toContainEqual(
      expect.objectContaining({ side: 'there', code: 'no-match', from: 'In Progress' }),
    );
    await sites.admin('green', 'version.discard', { connection });
  });

  it('goes back to the names of the rules when the choice is taken back', async () => {
    expect(await expose(undefined)).toMatchObject({ byRules: true });
    expect((await asked())?.fields.map(({ path }) => path)).toEqual(['summary', 'description', 'issueType']);
  });

  it('cannot name a field that the site does not have, nor one name twice', async () => {
    const one = { path: 'colour', field: COLOUR, values: false };
    const choose = (...fields: unknown[]) => expose({ fields, statuses: false, transitions: false });
    await expect(choose({ ...one, field: 'customfield_99999' })).rejects.toThrow(/cannot be shown/);
    await expect(choose(one, { ...one, field: 'summary' })).rejects.toThrow(/stands for two fields/);
    expect(await sites.admin('blue', 'peer.exposed', { connection })).toMatchObject({ byRules: true });
  });
});
