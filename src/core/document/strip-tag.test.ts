import { describe, expect, it } from 'vitest';
import { type AdfDocument, paragraph, textNode } from './adf-node.ts';
import { stripTag } from './strip-tag.ts';

const saying = (...texts: readonly string[]): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: texts.map((text) => paragraph(textNode(text))),
});

describe('a tag in a text', () => {
  it.each([
    ['Batch 17 #sync', 'Batch 17'],
    ['#SYNC Batch 17', 'Batch 17'],
    ['Batch #sync, 17', 'Batch, 17'],
  ])('is taken out wherever it stands: %s', (text, left) => {
    expect(stripTag(saying(text), '#sync')).toEqual(saying(left));
  });

  it('takes a block that held nothing else along', () => {
    expect(stripTag(saying('Batch 17', '#sync'), '#sync')).toEqual(saying('Batch 17'));
  });

  it.each(['We use #synchrony', 'a#sync', 'Nothing at all'])('is no part of another word: %s', (text) => {
    expect(stripTag(saying(text), '#sync')).toBeUndefined();
  });

  it('in code is an example', () => {
    const code = { type: 'codeBlock', content: [textNode('#sync')] };
    expect(stripTag({ type: 'doc', version: 1, content: [code] }, '#sync')).toBeUndefined();
  });
});
