import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';
const listed = {
  versions: [
    {
      number: 3,
      at: Date.UTC(2026, 0, 4),
      by: 'u-1',
      inForce: true,
      mode: 'visual',
      text: 'The mode: "visual" instead of "basic".',
    },
    { number: 2, at: Date.UTC(2026, 0, 3), inForce: false, mode: 'basic', text: 'Comments, out: "all".' },
    { number: 1, inForce: false, mode: 'unreadable', text: 'A newer release of the app wrote these rules.' },
  ],
  more: false,
};

const estimate = { issues: 120, points: { here: 240, there: 360 }, minutes: 1 };

async function open(answers: FakePageOptions['answers']): Promise<FakePage> {
  const page = await openRules('Versions', {
    'rules.read': () => ok({ number: 3, version: {}, leaves: [], enters: [], notes: [], waits: false }),
    'version.draft': () => ok(sampleDraft({ inForce: 3, basedOn: 3 })),
    'version.list': () => ok(listed),
    'run.get': () => ok({ estimate }),
    ...answers,
  });
  return page;
}

describe('the versions of the rules', () => {
  it('are listed with what each has changed, and one of a newer release is left alone', async () => {
    const page = await open({});
    await page.shows('The mode: "visual" instead of "basic".');
    await page.shows('A newer release of the app wrote these rules.');
    await page.shows('Roll back to 2');
    expect(page.text()).not.toContain('Roll back to 1');
    expect(page.text()).not.toContain('Roll back to 3');
  });

  it('become the draft after a question, over the draft that the person has seen', async () => {
    const page = await open({
      'version.rollback': () => ok(sampleDraft({ revision: 1, saved: { at: Date.UTC(2026, 0, 5) } })),
    });
    await page.press('Roll back to 2');
    await page.shows('Make version 2 the draft?');
    await page.press('Make it the draft', 'ModalFooter');
    await page.gone('Make version 2 the draft?');
    expect(page.asked.find(({ operation }) => operation === 'version.rollback')?.request).toEqual({
      connection: id,
      number: 2,
      revision: 0,
    });
    expect(page.flags).toEqual(['Version 2 is the draft']);
  });

  it('stay as they are where somebody else has written the draft meanwhile', async () => {
    const page = await open({
      'version.rollback': () => refused({ code: 'draft-changed', message: 'Somebody else has saved.' }),
    });
    await page.press('Roll back to 2');
    await page.press('Make it the draft', 'ModalFooter');
    await page.shows('Somebody else has saved.');
  });

  it('show how far bringing up has come, which can be held and goes on', async () => {
    const run = { kind: 'bring-up', done: 50, total: 120, begun: 0, moved: Date.UTC(2026, 0, 5) };
    const page = await open({
      'run.get': () => ok({ run: { ...run, state: 'running', waits: 'points' }, estimate }),
      'run.pause': () => ok({ run: { ...run, state: 'paused' }, estimate }),
      'run.resume': () => ok({ run: { ...run, state: 'done', done: 120 }, estimate }),
    });
    await page.shows('50 of 120 work items looked at.');
    await page.shows('It waits for the next hour');
    await page.press('Hold the run');
    await page.press('Go on with the run');
    await page.shows('120 of 120 work items looked at.');
    expect(page.text()).not.toContain('Cancel the run');
  });

  it('are compared two at a time', async () => {
    const page = await open({
      'version.compare': () =>
        ok({ changes: [{ place: 'comments.out', text: 'Comments, out: "all" instead of "public".' }] }),
    });
    await page.fill('compare-from', { label: 'Version 2', value: '2' });
    await page.fill('compare-to', { label: 'Version 3', value: '3' });
    await page.press('Compare');
    await page.shows('Comments, out: "all" instead of "public".');
    expect(page.asked.find(({ operation }) => operation === 'version.compare')?.request).toEqual({
      connection: id,
      from: 2,
      to: 3,
    });
  });
});
