import { describe, expect, it } from 'vitest';
import { cleanDocument } from './clean-document.ts';
import { filesByName, withMedia } from './with-media.ts';

const text = (words: string) => ({ type: 'text', text: words });
const line = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const media = (alt: string) => ({ type: 'media', attrs: { type: 'file', id: 'uuid', collection: '', alt } });
const single = (alt: string, ...more: unknown[]) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center', width: 50 },
  content: [media(alt), ...more],
});
const files = [
  { id: '7', name: 'shot.png', mime: 'image/png' },
  { id: '8', name: 'offer.pdf', mime: 'application/pdf' },
];

describe('a text that names files', () => {
  it('shows a picture of the issue at its place, and crosses as before', () => {
    const named = doc(line(text('See')), line(text('[attachment: shot.png]')), line(text('End')));
    const shown = withMedia(named, filesByName(undefined, files, 'https://a.example'));
    expect(JSON.stringify(shown)).toContain('https://a.example/rest/api/3/attachment/content/7');
    expect(shown.content.map((node) => Object(node).type)).toEqual(['paragraph', 'mediaSingle', 'paragraph']);
    expect(cleanDocument(shown)).toEqual(cleanDocument(named));
  });

  it('shows again what it has shown before, as it was', () => {
    const before = doc(single('old.png'), line(text('more')));
    const came = cleanDocument(doc(single('old.png'), line(text('edited there'))));
    const shown = withMedia(came ?? doc(), filesByName(before, [], ''));
    expect(shown).toEqual(doc(single('old.png'), line(text('edited there'))));
  });

  it('puts a file that stood in a line back into the line', () => {
    const inline = { type: 'mediaInline', attrs: { id: 'u', collection: '', alt: 'a.txt' } };
    const before = doc(line(text('see '), inline, text(' there')));
    const came = cleanDocument(before) ?? doc();
    expect(withMedia(came, filesByName(before, [], ''))).toEqual(before);
  });

  it('stays as it is for a file that is no picture, that is not there, or inside code', () => {
    const words = doc(line(text('[attachment: offer.pdf]')), line(text('[attachment: gone.png]')), {
      type: 'codeBlock',
      content: [text('[attachment: shot.png]')],
    });
    expect(withMedia(words, filesByName(undefined, files, 'https://a.example'))).toEqual(words);
  });
});
