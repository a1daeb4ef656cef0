import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const summary = { id: 's', field: 'summary', path: 'summary', kind: 'text' };
const environment = { id: 'e', field: 'environment', path: 'environment', kind: 'richText' };
const words = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('rules published over issues under sync', () => {
  let pair: SyncedPair;
  const publish = (site: 'blue' | 'green', mappings: unknown[], existing?: string) =>
    pair.sites.admin(site, 'rules.publish', {
      connection: pair.connection,
      version: { mappings },
      ...(existing === undefined ? {} : { existing }),
    });
  const environments = async () => ({
    blue: (await pair.sites.blue.read(pair.sup)).fields['environment'],
    green: (await pair.sites.green.read(pair.dev)).fields['environment'],
  });
  beforeAll(async () => {
    pair = await syncedPair({ project: 'OPS' });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('bring nothing up where they were not meant for them, and then the next edit crosses', async () => {
    const { blue, pass, settle } = pair.sites;
    await blue.edit(pair.sup, { environment: words('On the roof') });
    await settle();
    await pass(200);
    await publish('green', [summary, environment]);
    await publish('blue', [summary, environment], 'not');
    await pass(200);
    await blue.edit(pair.sup, { summary: 'The printer jams again' });
    await settle();
    expect(await environments()).toMatchObject({ blue: words('On the roof'), green: null });
    await blue.edit(pair.sup, { environment: words('In the cellar') });
    await settle();
    expect(await environments()).toEqual({ blue: words('In the cellar'), green: words('In the cellar') });
  });

  it('bring up all issues at once where that was asked for', async () => {
    const { blue, green, pass } = pair.sites;
    await publish('green', [summary]);
    await publish('blue', [summary]);
    await pass(200);
    const other = await blue.create('OPS', 'Task', { summary: 'The lamp', environment: words('Hall') });
    await pair.sites.admin('blue', 'sync.issue', { issue: other.key });
    await pair.sites.settle();
    await pass(200);
    const [lamp] = await green.find('summary ~ "lamp"');
    await publish('green', [summary, environment], 'not');
    await publish('blue', [summary, environment], 'now');
    await pass(900);
    expect((await green.read(lamp?.key ?? '')).fields['environment']).toEqual(words('Hall'));
  });
});
