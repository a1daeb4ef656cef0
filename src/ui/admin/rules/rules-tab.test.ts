import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';
const inForce = {
  'fixture.run': () => ok({ results: [] }),
  'connection.get': () => ok(sampleConnection()),
  'rules.read': () =>
    ok({ number: 2, version: {}, leaves: ['The summary.'], enters: [], notes: [], waits: false }),
};

/** The rules of one connection on the admin page. */
async function open(answers: FakePageOptions['answers']): Promise<FakePage> {
  const at = `/connection/${id}`;
  const page = await FakePage.open({
    load: () => import('../index.tsx'),
    answers: { ...inForce, ...answers },
    at,
  });
  await page.turn('Rules');
  return page;
}

const changed = {
  saved: { at: Date.UTC(2026, 0, 4) },
  revision: 3,
  changes: [{ place: 'mappings.priority', text: 'The priority leaves, too.' }],
};

describe('the rules of a connection', () => {
  it('say that nothing is drafted before somebody has saved', async () => {
    const page = await open({ 'version.draft': () => ok(sampleDraft()) });
    await page.shows('Version 2 is in force. What you change here is kept as a draft');
    await page.shows('The summary.');
    expect(page.text()).not.toContain('Publish');
  });

  it('show what the draft changes and publish what the person has seen', async () => {
    let published = false;
    const page = await open({
      'version.draft': () => ok(sampleDraft(published ? { inForce: 3, basedOn: 3 } : changed)),
      'version.publish': () => {
        published = true;
        return ok({ kind: 'published', number: 3, waits: false });
      },
    });
    await page.shows('One change.');
    await page.press('Show them');
    await page.shows('The priority leaves, too.');
    await page.press('Publish');
    await page.shows('Publish the draft?');
    expect(page.asked.some(({ operation }) => operation === 'version.publish')).toBe(false);
    await page.press('Publish', 'ModalFooter');
    await page.shows('Version 3 is in force');
    expect(page.asked.find(({ operation }) => operation === 'version.publish')?.request).toEqual({
      connection: id,
      existing: 'as-they-change',
      revision: 3,
      over: 2,
    });
    expect(page.flags).toEqual(['Version 3 is in force']);
  });

  it('publish with a second yes where the first was not enough', async () => {
    const page = await open({
      'version.draft': () => ok(sampleDraft(changed)),
      'version.publish': ({ agreed }) =>
        agreed === 'token'
          ? ok({ kind: 'published', number: 3, waits: true })
          : ok({
              kind: 'asks',
              why: 'blast-radius',
              affected: 30,
              of: 50,
              agreed: 'token',
              text: '30 of 50 change.',
            }),
    });
    await page.press('Publish');
    await page.press('Publish', 'ModalFooter');
    await page.shows('30 of 50 change.');
    await page.press('Publish all the same');
    await page.gone('Publish the draft?');
    expect(page.flags).toEqual(['Published: it waits for the yes of your partner']);
  });

  it('do not publish what has a problem, and say what it is', async () => {
    const problems = [
      { field: 'mappings.0.values', message: 'Mapping 1: there is no Urgent.', next: 'Choose another.' },
    ];
    const page = await open({ 'version.draft': () => ok(sampleDraft({ ...changed, problems })) });
    await page.shows('One problem.');
    await page.press('Show them');
    await page.shows('Mapping 1: there is no Urgent. Choose another.');
    await expect(page.press('Publish')).rejects.toThrow('cannot be pressed');
  });

  it('warn where others have published since the draft was begun', async () => {
    const page = await open({ 'version.draft': () => ok(sampleDraft({ ...changed, inForce: 5 })) });
    await page.shows('The draft was begun on version 2, and version 5 has been published since.');
  });

  it('discard the draft only after a question, and keep it with the reason where that fails', async () => {
    let works = false;
    const page = await open({
      'version.draft': () => ok(sampleDraft(changed)),
      'version.discard': () =>
        works ? ok(sampleDraft()) : refused({ code: 'conflict', message: 'Somebody has just saved.' }),
    });
    await page.press('Discard');
    await page.shows('Discard the draft?');
    await page.press('Discard', 'ModalFooter');
    await page.shows('Somebody has just saved.');
    works = true;
    await page.press('Discard', 'ModalFooter');
    await page.shows('Version 2 is in force.');
    expect(page.flags).toEqual(['The draft is discarded']);
  });
});
