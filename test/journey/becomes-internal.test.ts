import { afterEach, describe, expect, it } from 'vitest';
import { paragraph } from '../support/jira-user.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }];
const PUBLIC = [{ key: 'sd.public.comment', value: { internal: false } }];

/** The owner of a comment that has crossed takes it back from the customers' eyes: the copy must not stay in others'. */
describe('a comment of a service desk that becomes internal', () => {
  let pair: SyncedPair;
  afterEach(() => pair.sites.dispose());

  const texts = async () => (await pair.sites.green.comments(pair.dev)).join();
  const say = async (text: string) => {
    const id = await pair.sites.blue.comment(pair.sup, text);
    await pair.sites.settle();
    expect(await texts()).toContain(text);
    return id;
  };
  const put = (id: string, text: string, properties: readonly unknown[]) =>
    pair.sites.blue.call('PUT', `/issue/${pair.sup}/comment/${id}`, { body: paragraph(text), properties });

  it('is taken away there, its new words are never seen, and it comes back when it is public again', async () => {
    pair = await syncedPair({});
    const id = await say('We will pay');
    await put(id, 'We will not pay', INTERNAL);
    await pair.sites.settle();
    expect(await texts()).not.toContain('pay');
    expect(JSON.stringify(pair.sites.host.traffic({}))).not.toContain('We will not pay');

    await put(id, 'We have paid', PUBLIC);
    await pair.sites.settle();
    expect(await texts()).toContain('We have paid');
    expect(await pair.sites.green.comments(pair.dev)).toHaveLength(1);
  });

  it('is taken away before anything else of that message is written, also where the function ends after it', async () => {
    pair = await syncedPair({});
    const id = await say('Said too much');
    const at = 'jira.PUT /rest/api/3/issue/*';
    await pair.sites.host.host.injectFault({ kind: 'kill', site: 'green', at, when: 'before' });
    await put(id, 'Said too much', INTERNAL);
    await pair.sites.blue.edit(pair.sup, { summary: 'The printer is fine' });
    await pair.sites.host.advance(20);
    expect(await texts()).not.toContain('Said too much');
    expect((await pair.sites.green.read(pair.dev)).fields.summary).toBe('The printer jams');

    await pair.sites.pass(1800);
    expect((await pair.sites.green.read(pair.dev)).fields.summary).toBe('The printer is fine');
    expect(await texts()).not.toContain('Said too much');
  });

  it('stays as an internal one where internal notes may leave, and says so before it says anything new', async () => {
    pair = await syncedPair({ blue: { comments: { out: 'all', in: 'on' } } });
    const id = await say('For everybody');
    await put(id, 'For us and the partner', INTERNAL);
    await pair.sites.settle();
    expect(await texts()).toContain('For us and the partner');
    const { comments } = Object(await pair.sites.green.call('GET', `/issue/${pair.dev}/comment`));
    const [copy] = comments;
    expect(
      await pair.sites.green.call('GET', `/comment/${copy.id}/properties/sd.public.comment`),
    ).toMatchObject({ value: { internal: true } });
  });
});

const image = (alt: string) => ({
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [{ type: 'media', attrs: { type: 'file', id: 'u', collection: '', alt } }],
    },
  ],
});

describe('a file that crosses only where public text shows it', () => {
  let pair: SyncedPair;
  afterEach(() => pair.sites.dispose());

  const names = async () =>
    (await pair.sites.green.read(pair.dev)).fields.attachment.map(({ filename }) => filename).sort();

  it('stays until the description or a public comment names it, and an internal one does not count', async () => {
    const filter = { onlyReferencedPublicly: true };
    pair = await syncedPair({ blue: { attachments: { out: 'all', in: 'on', filter } } });
    const { blue, settle, pass } = pair.sites;
    for (const name of ['shown.png', 'told.png', 'noted.png', 'unseen.png'])
      await blue.attach(pair.sup, name, new Uint8Array(50).fill(7));
    await settle();
    expect(await names()).toEqual([]);

    await blue.call('POST', `/issue/${pair.sup}/comment`, { body: image('noted.png'), properties: INTERNAL });
    await settle();
    await blue.edit(pair.sup, { description: image('shown.png') });
    await settle();
    await pass(60);
    expect(await names()).toEqual(['shown.png']);

    await blue.call('POST', `/issue/${pair.sup}/comment`, { body: image('told.png') });
    await settle();
    await pass(60);
    expect(await names()).toEqual(['shown.png', 'told.png']);
    expect(JSON.stringify(pair.sites.host.traffic({}))).not.toContain('noted.png');
  });
});
