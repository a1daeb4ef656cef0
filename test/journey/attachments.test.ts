import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const link = z.object({
  object: z.object({ url: z.string(), title: z.string(), summary: z.string().optional() }),
});

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

  it('too large to cross are web links with the reason, which go with the file', async () => {
    const { blue, green, settle } = pair.sites;
    await publish({});
    await blue.attach(pair.sup, 'film.mov', new Uint8Array(41 * 1024 * 1024));
    await settle();
    expect(await names()).not.toContain('film.mov');
    const links = async () => z.array(link).parse(await green.call('GET', `/issue/${pair.dev}/remotelink`));
    const [there] = await links();
    const file = (await blue.read(pair.sup)).fields.attachment.find((one) => one.filename === 'film.mov');
    expect(there?.object.url).toContain(`/secure/attachment/${file?.id}/film.mov`);
    expect(there?.object.title).toMatch(/^film\.mov \(41 MB, at /);
    expect(there?.object.summary).toMatch(/above 40 MB do not cross/);
    await blue.call('DELETE', `/attachment/${file?.id}`);
    await settle();
    expect(await links()).toEqual([]);
  });

  it('of a service desk that its customers cannot see leave only by rule', async () => {
    const { blue, admin, settle, pass } = pair.sites;
    const attachments = { out: 'public', in: 'on' };
    await admin('blue', 'rules.publish', { connection: pair.connection, version: { attachments } });
    await pass(100);
    await blue.attach(pair.sup, 'internal.txt', bytes(10));
    await blue.attach(pair.sup, 'shown.png', bytes(10));
    const media = { type: 'media', attrs: { type: 'file', id: 'u', collection: '', alt: 'shown.png' } };
    const content = [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] }];
    await blue.edit(pair.sup, { description: { type: 'doc', version: 1, content } });
    await settle();
    expect(await names()).toContain('shown.png');
    expect(await names()).not.toContain('internal.txt');
  });
});
