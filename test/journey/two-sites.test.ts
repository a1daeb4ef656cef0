import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraph } from '../support/jira-user.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

/**
 * Two companies work on one request: Acme's support desk (blue, project SUP) and Globex's engineers (green,
 * project DEV). Each step goes on from the one before; reading it from top to bottom shows how the app is used.
 */
describe('two sites', () => {
  let sites: TwoSites;
  let connection: string;
  let sup: string;
  let dev: string;
  const filmed = new Uint8Array(6 * 1024 * 1024).map((_, index) => (index * 31 + (index >> 9)) % 251);

  beforeAll(async () => {
    sites = await twoSites();
  });
  afterAll(() => sites.dispose());

  it('are connected by a code that one admin makes and the other pastes, and by six words', async () => {
    connection = await sites.connect();
    const list = await sites.admin('green', 'connection.list', {});
    expect(list).toMatchObject({ connections: [{ id: connection, state: 'active', next: 'first-sync' }] });
  });

  it('sync a first issue by its key and show a link to both', async () => {
    const made = await sites.blue.create('SUP', 'Service Request', {
      summary: 'The printer jams',
      description: paragraph('It takes two sheets at a time.'),
    });
    sup = made.key;
    await sites.admin('blue', 'sync.issue', { issue: sup });
    await sites.settle();

    const standing = await standingOf(sites, 'blue', sup);
    expect(standing.twins).toMatchObject([{ state: 'in-step' }]);
    dev = standing.twins[0]?.peerKey ?? '';
    expect(dev).toMatch(/^DEV-\d+$/);
    expect(standing.twins[0]?.peerUrl).toContain(`/browse/${dev}`);
    await expectEqual();
    expect((await standingOf(sites, 'green', dev)).twins).toMatchObject([{ state: 'in-step', peerKey: sup }]);
  });

  it('take every new issue that a trigger matches, and no other', async () => {
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP AND labels = shared' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'For both', labels: ['shared'] });
    await sites.blue.create('SUP', 'Service Request', { summary: 'For us alone' });
    await sites.settle();
    const summaries = (await sites.green.find('project = DEV')).map((issue) => issue.fields.summary);
    expect(summaries.sort()).toEqual(['For both', 'The printer jams']);
  });

  it('carry an edit from either side to the other', async () => {
    await sites.green.edit(dev, { summary: 'The printer on floor 3 jams' });
    await sites.settle();
    expect((await sites.blue.read(sup)).fields.summary).toBe('The printer on floor 3 jams');

    await sites.blue.edit(sup, { description: paragraph('Since Monday it takes three.') });
    await sites.settle();
    await expectEqual();
  });

  it('carry comments both ways, each once and with its author, and their edits', async () => {
    const first = await sites.blue.comment(sup, 'Can you look at it?');
    await sites.green.comment(dev, 'The roller is worn.');
    await sites.settle();
    const seen = await sites.green.comments(dev);
    expect(seen).toHaveLength(2);
    expect(seen.some((text) => text.includes('Can you look at it?') && text.includes('Ann Archer'))).toBe(
      true,
    );
    expect(await sites.blue.comments(sup)).toHaveLength(2);

    await sites.blue.editComment(sup, first, 'Can you look at it today?');
    await sites.settle();
    expect((await sites.green.comments(dev)).join('\n')).toContain('Can you look at it today?');
  });

  it('carry a file of 6 MB, byte for byte', async () => {
    // What an agent attaches to a request is for the team, unless rules say otherwise.
    await sites.publish('blue', connection, { attachments: { out: 'all', in: 'on' } });
    await sites.pass(60);
    await sites.blue.attach(sup, 'jam.mov', filmed);
    await sites.settle();
    const copy = (await sites.green.read(dev)).fields.attachment.find((file) => file.filename === 'jam.mov');
    expect(copy?.size).toBe(filmed.length);
    expect(hash(await sites.green.download(copy?.id ?? ''))).toBe(hash(filmed));
    expect((await standingOf(sites, 'blue', sup)).twins).toMatchObject([{ attachmentsPending: 0 }]);
  });

  it('take back a comment that its owner deletes', async () => {
    const id = await sites.blue.comment(sup, 'Never mind');
    await sites.settle();
    expect((await sites.green.comments(dev)).join('\n')).toContain('Never mind');
    await sites.blue.deleteComment(sup, id);
    await sites.settle();
    expect((await sites.green.comments(dev)).join('\n')).not.toContain('Never mind');
    expect(await sites.green.comments(dev)).toHaveLength(2);
  });

  it('keep changes while one side pauses, and deliver them when it resumes', async () => {
    await sites.admin('green', 'connection.pause', { connection });
    await sites.blue.edit(sup, { summary: 'The printer is repaired' });
    await sites.settle();
    expect((await sites.green.read(dev)).fields.summary).toBe('The printer on floor 3 jams');

    await sites.admin('green', 'connection.resume', { connection });
    await sites.settle();
    await expectEqual();
  });

  it('stop for one issue that a person unlinks, on both sides, until a person starts it anew', async () => {
    const made = await sites.blue.create('SUP', 'Service Request', {
      summary: 'A passing thing',
      labels: ['shared'],
    });
    await sites.settle();
    const copy = (await standingOf(sites, 'blue', made.key)).twins[0]?.peerKey ?? '';
    await sites.admin('blue', 'sync.unlink', { connection, issue: made.key });
    await sites.settle();
    expect((await standingOf(sites, 'green', copy)).twins).toMatchObject([{ state: 'unlinked' }]);
    await sites.blue.edit(made.key, { summary: 'Ours alone now' });
    await sites.green.edit(copy, { summary: 'Theirs alone now' });
    await sites.settle();
    expect((await sites.blue.read(made.key)).fields.summary).toBe('Ours alone now');
    expect((await sites.green.read(copy)).fields.summary).toBe('Theirs alone now');

    await sites.admin('blue', 'sync.issue', { connection, issue: made.key });
    await sites.settle();
    // The partner looks at its own side of the new life when its sweep comes.
    await sites.host.advance(900);
    await sites.settle();
    expect((await standingOf(sites, 'green', copy)).twins).toMatchObject([{ state: 'in-step' }]);
    expect((await sites.green.read(copy)).fields.summary).toBe(
      (await sites.blue.read(made.key)).fields.summary,
    );
  });

  it('write nothing more once both sides are equal', async () => {
    await sites.host.advance(2 * 3600);
    sites.host.resetMeters();
    await sites.host.advance(3 * 3600);
    const { sites: meters } = sites.host.meters();
    for (const name of ['blue', 'green']) {
      const { jira, messages } = meters[name] ?? { jira: { byEndpoint: {} }, messages: -1 };
      expect(
        Object.keys(jira.byEndpoint).filter((endpoint) => /^(PUT|DELETE|POST (?!.*search))/.test(endpoint)),
      ).toEqual([]);
      expect(messages).toBe(0);
    }
    await expectEqual();
    expect(sites.host.host.reports()).toEqual([]);
  });

  async function expectEqual(): Promise<void> {
    const [here, there] = [await sites.blue.read(sup), await sites.green.read(dev)];
    expect(there.fields.summary).toBe(here.fields.summary);
    expect(there.fields.description).toEqual(here.fields.description);
  }
});

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
