import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const text = (words: string) => ({ type: 'text', text: words });
const line = (words: string) => ({ type: 'paragraph', content: [text(words)] });
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const picture = (alt: string) => ({
  type: 'mediaSingle',
  attrs: { layout: 'wide' },
  content: [{ type: 'media', attrs: { type: 'file', id: 'a1b2', collection: '', alt } }],
});
const types = (document: unknown): string[] =>
  (Object(document).content ?? []).map((node: unknown) => String(Object(node).type));

describe('a text that shows files', () => {
  let pair: SyncedPair;
  const bytes = new Uint8Array(5_000).map((_, index) => (index * 7) % 251);
  beforeAll(async () => {
    pair = await syncedPair({});
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  const green = async () => (await pair.sites.green.read(pair.dev)).fields;

  it('shows them at their place on the other side once they have arrived, byte for byte', async () => {
    const { blue, settle } = pair.sites;
    await blue.attach(pair.sup, 'shot.png', bytes);
    const shown = doc(line('Before'), picture('shot.png'), line('After'));
    await blue.edit(pair.sup, { description: shown });
    await blue.comment(pair.sup, 'Look');
    await settle();
    const { description, attachment } = await green();
    expect(types(description)).toEqual(['paragraph', 'mediaSingle', 'paragraph']);
    const [file] = attachment;
    expect(JSON.stringify(description)).toContain(`/rest/api/3/attachment/content/${file?.id}`);
    expect(await pair.sites.green.download(file?.id ?? '')).toEqual(bytes);
    expect((await blue.read(pair.sup)).fields.description).toEqual(shown);
  });

  it('keeps the pictures of its own side when the other side edits it', async () => {
    const { blue, settle } = pair.sites;
    const { description } = await green();
    const content = [...Object(description).content, line('Added by green')];
    await pair.sites.green.edit(pair.dev, { description: { ...Object(description), content } });
    await settle();
    expect((await blue.read(pair.sup)).fields.description).toEqual(
      doc(line('Before'), picture('shot.png'), line('After'), line('Added by green')),
    );
    expect(types((await green()).description)).toEqual([
      'paragraph',
      'mediaSingle',
      'paragraph',
      'paragraph',
    ]);
  });

  it('comes to rest: nothing more is written', async () => {
    const before = (await pair.sites.green.read(pair.dev)).fields['updated'];
    await pair.sites.pass(4000);
    expect((await pair.sites.green.read(pair.dev)).fields['updated']).toBe(before);
  });
});
