import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { paragraph } from '../support/jira-user.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';
import { standingOf } from '../support/two-sites.ts';

const read = z.object({
  version: z.looseObject({ scope: z.looseObject({ methods: z.looseObject({}) }) }),
});

/** A direction that is off carries nothing; the pairs stay and go on when it is on again. */
describe('a direction that an admin turns off', () => {
  let pair: SyncedPair;

  beforeEach(async () => {
    pair = await syncedPair({});
  }, 60_000);
  afterEach(() => pair.sites.dispose());

  const turn = async (site: 'blue' | 'green', methods: Record<string, string>) => {
    const { sites, connection } = pair;
    const { version } = read.parse(await sites.admin(site, 'rules.read', { connection }));
    const scope = { ...version.scope, methods: { ...version.scope.methods, ...methods } };
    await sites.publish(site, connection, { scope });
    await sites.pass(60);
  };
  const summaries = async () => [
    (await pair.sites.blue.read(pair.sup)).fields.summary,
    (await pair.sites.green.read(pair.dev)).fields.summary,
  ];
  const countOf = (site: 'blue' | 'green') => pair.sites.host.site(site).jira.state.issues.size;

  it('keeps back what is edited and said here, and still takes in what comes', async () => {
    const { blue, green, settle, pass } = pair.sites;
    const [before] = await summaries();
    await turn('blue', { out: 'off' });
    await blue.edit(pair.sup, { summary: 'Kept here' });
    await blue.comment(pair.sup, 'Among ourselves');
    await settle();
    await pass(3600);
    expect(await summaries()).toEqual(['Kept here', before]);
    expect(await green.comments(pair.dev)).toEqual([]);
    const described = paragraph('From green');
    await green.edit(pair.dev, { description: described });
    await settle();
    await pass(120);
    expect((await blue.read(pair.sup)).fields['description']).toEqual(described);
    expect(await summaries()).toEqual(['Kept here', before]);
  });

  it('lets what was kept back go with the next change once it is on again', async () => {
    const { blue, green, settle, pass } = pair.sites;
    await turn('blue', { out: 'off' });
    await blue.comment(pair.sup, 'Later');
    await settle();
    await turn('blue', { out: 'automatic' });
    await blue.edit(pair.sup, { summary: 'On again' });
    await settle();
    await pass(120);
    expect(await summaries()).toEqual(['On again', 'On again']);
    expect((await green.comments(pair.dev)).length).toBe(1);
  });

  it('starts nothing, by hand neither', async () => {
    const { blue, settle } = pair.sites;
    await turn('blue', { out: 'off' });
    const { key } = await blue.create('SUP', 'Service Request', { summary: 'Stays' });
    await settle();
    const { connection } = pair;
    await expect(pair.sites.admin('blue', 'sync.issue', { issue: key, connection })).rejects.toThrow(
      /nothing leaves this site/,
    );
    expect(countOf('green')).toBe(1);
  });

  it('takes in neither new issues nor changes where it is the incoming one', async () => {
    const { blue, settle, pass } = pair.sites;
    await turn('green', { in: 'off' });
    const [, there] = await summaries();
    await blue.edit(pair.sup, { summary: 'Not taken' });
    const { key } = await blue.create('SUP', 'Service Request', { summary: 'New' });
    await pair.sites.admin('blue', 'sync.issue', { issue: key, connection: pair.connection });
    await settle();
    await pass(3600);
    expect((await summaries())[1]).toBe(there);
    expect(countOf('green')).toBe(1);
    const { twins } = await standingOf(pair.sites, 'blue', key);
    expect(twins[0]?.problem?.message).toMatch(/does not take this work item/);
  });

  it('sends what a person here asks to sync, and takes nothing back, where the incoming one is off', async () => {
    const { blue, green, settle, pass, admin } = pair.sites;
    await turn('green', { in: 'off' });
    const { key } = await green.create('DEV', 'Task', { summary: 'From green by hand' });
    await admin('green', 'sync.issue', { issue: key, connection: pair.connection });
    await settle();
    const copy = (await standingOf(pair.sites, 'green', key)).twins[0]?.peerKey ?? '';
    expect((await blue.read(copy)).fields.summary).toBe('From green by hand');
    await blue.edit(copy, { summary: 'Not taken' });
    await settle();
    await admin('green', 'sync.issue', { issue: key, connection: pair.connection });
    await settle();
    await pass(3600);
    expect((await green.read(key)).fields.summary).toBe('From green by hand');
  });

  it.each(['blue', 'green'] as const)(
    'lets a person of %s connect two work items, and only one side’s edits cross, where the incoming one is off',
    async (by) => {
      const { blue, green, settle, pass, admin } = pair.sites;
      await turn('green', { in: 'off' });
      const here = await blue.create('SUP', 'Service Request', { summary: 'Same' });
      const there = await green.create('DEV', 'Task', { summary: 'Same' });
      const [issue, peer] = by === 'blue' ? [here.key, there.key] : [there.key, here.key];
      await admin(by, 'sync.connect', { connection: pair.connection, issue, peer });
      await settle();
      await pass(120);
      await green.edit(there.key, { summary: 'Crosses' });
      await settle();
      await pass(120);
      expect((await blue.read(here.key)).fields.summary).toBe('Crosses');
      await blue.edit(here.key, { summary: 'Stays' });
      await settle();
      await pass(3600);
      expect((await green.read(there.key)).fields.summary).toBe('Crosses');
    },
  );
});
