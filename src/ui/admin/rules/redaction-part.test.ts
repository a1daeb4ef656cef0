import { describe, expect, it } from 'vitest';
import type { FakePageOptions } from '../../../../test/support/fake-page.ts';
import { type FakePage, ok } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import type { Draft } from '../../../contract/versions.ts';

/** The part of the rules that says what never leaves, over a server that keeps what is saved. */
async function open(answers: FakePageOptions['answers'] = {}): Promise<FakePage> {
  let draft: Draft = sampleDraft();
  const page = await openRules('Redaction', {
    'version.draft': () => ok(draft),
    'version.save': ({ version }) => {
      const revision = draft.revision + 1;
      draft = { ...draft, revision, version: Object.assign({ ...draft.version }, version) };
      return ok(draft);
    },
    ...answers,
  });
  await page.shows('No words are hidden.');
  return page;
}

const savedPolicies = (page: FakePage) =>
  page.asked.filter(({ operation }) => operation === 'version.save').map(({ request }) => request['version']);

describe('the redaction of a connection', () => {
  it('takes a pattern once it can be read, with its name, and keeps the other policies', async () => {
    const page = await open();
    await page.press('Add a pattern');
    await page.fill('pattern-name', 'cards');
    await page.fill('pattern', '(\\d{4}');
    await page.shows('Sign 1: The group is not closed.');
    await expect(page.press('Save')).rejects.toThrow('cannot be pressed');
    await page.fill('pattern', '\\d{4}');
    await page.press('Save');
    await page.gone('No words are hidden.');
    expect(savedPolicies(page)).toMatchObject([
      {
        policies: {
          delete: 'unlink',
          redaction: {
            patterns: [{ id: 'p1', on: true, name: 'cards', pattern: '\\d{4}', ignoreCase: true }],
          },
        },
      },
    ]);
  });

  it('shows what the partner would get of a text', async () => {
    const page = await open();
    await page.fill('redaction-trial', 'Nothing here');
    await page.shows('Nothing of it is hidden.');
    await page.press('Add a pattern');
    await page.fill('pattern', 'falcon');
    await page.press('Save');
    await page.gone('No words are hidden.');
    await page.fill('redaction-trial', 'The Falcon flies');
    await page.until(
      () => page.all('CodeBlock').some(({ props }) => props['text'] === 'The █████ flies'),
      'what is left',
    );
  });

  it('hides a field once, and switches it off without losing it', async () => {
    const page = await open();
    await page.fill('hidden-field', ' customfield_10050 ');
    await page.press('Hide the field');
    await page.gone('No field is hidden.');
    await page.fill('hidden-field', 'customfield_10050');
    await page.shows('This field is hidden already.');
    const [toggle] = page.all('Toggle');
    expect(toggle?.props).toMatchObject({ label: 'Hide customfield_10050', isChecked: true });
  });
});
