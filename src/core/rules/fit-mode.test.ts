import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { draftOf } from './draft-version.ts';
import { fitMode } from './fit-mode.ts';
import type { Version } from './version.ts';

const basic = basicVersion({ id: '10000', key: 'SUP' });
const scripted: Version = {
  ...basic,
  mode: 'script',
  mappings: basic.mappings.slice(0, 1),
  scripts: { outgoing: 'replica.summary = issue.summary' },
  comments: { out: 'all', in: 'on' },
};

describe('a change of mode', () => {
  it('keeps everything on the way up, and where the mode stays', () => {
    const draft = { ...draftOf(basic), mode: 'script' };
    expect(fitMode(basic, draft)).toEqual({ version: draft, dropped: [] });
    expect(fitMode(scripted, draftOf(scripted))).toEqual({ version: draftOf(scripted), dropped: [] });
  });

  it('drops the scripts on the way to Visual, and says so', () => {
    const { version, dropped } = fitMode(scripted, { ...draftOf(scripted), mode: 'visual' });
    expect(version).toMatchObject({ mode: 'visual', scripts: {}, comments: { out: 'all' } });
    expect(dropped).toEqual(['Visual has no scripts: those of the draft are dropped.']);
  });

  it('becomes the fixed rules on the way to Basic, with scope, triggers and policies as they are', () => {
    const scope = { ...scripted.scope, filter: 'labels = vendor' };
    const { version, dropped } = fitMode(scripted, { ...draftOf(scripted), scope, mode: 'basic' });
    expect(version).toEqual({ ...draftOf(basic), scope });
    expect(dropped).toHaveLength(2);
  });
});
