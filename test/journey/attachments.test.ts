import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

describe('attachments', () => {
  let pair: SyncedPair;
  const bytes = (size: number) => new Uint8Array(size).map((_, index) => index % 251);
  const names = async () =>
    (await pair.sites.green.read(pair.dev)).fields.attachment.map(({ filename }) => filename).sort();
  const publish = async (filter: object) => {
    await pair.sites.admin('blue', 'rules.publish', {
      connection: pair.connection,
      version: { attachments: { out: 'all', in: 'on', filter } },
    });
    // Running processes may use the rules of before for 30 seconds.
    await pair.sites.pass(60);
  };
  beforeAll(async () => {
    pair = await syncedPair({});
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('S26: leave by type, size and name', async () => {
    const { blue, settle } = pair.sites;
    await publish({ types: ['application/pdf', 'image/*'], maxBytes: 2_000, names: ['*.pdf', 'shot-*'] });
    await blue.attach(pair.sup, 'offer.pdf', bytes(1_000));
    await blue.attach(pair.sup, 'long.pdf', bytes(3_000));
    await blue.attach(pair.sup, 'shot-1.png', bytes(100));
    await blue.attach(pair.sup, 'face.png', bytes(100));
    await blue.attach(pair.sup, 'notes.txt', bytes(100));
    await settle();
    expect(await names()).toEqual(['offer.pdf', 'shot-1.png']);
  });

  it('that have crossed stay where the filter changes', async () => {
    await publish({ names: ['nothing-like-it'] });
    await pair.sites.blue.edit(pair.sup, { summary: 'The printer jams, still' });
    await pair.sites.blue.attach(pair.sup, 'later.pdf', bytes(10));
    await pair.sites.settle();
    expect(await names()).toEqual(['offer.pdf', 'shot-1.png']);
  });

  it('S28: go where their owner removes them, and local ones stay', async () => {
    const { blue, green, settle } = pair.sites;
    await green.attach(pair.dev, 'ours.txt', bytes(10));
    await settle();
    const file = (await blue.read(pair.sup)).fields.attachment.find((one) => one.filename === 'offer.pdf');
    await blue.call('DELETE', `/attachment/${file?.id}`);
    await settle();
    expect(await names()).toEqual(['ours.txt', 'shot-1.png']);
  });
});
