import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';

const severity = { name: 'Severity', field: 'customfield_7', kind: 'select' };
const version = (scripts: object) => ({ ...sampleDraft().version, scripts });

/** The script part of one connection, before its editor has loaded. */
async function open(answers: FakePageOptions['answers']): Promise<FakePage> {
  const page = await openRules('Script', {
    'rules.read': () =>
      ok({ number: 2, version: version({}), leaves: [], enters: [], notes: [], waits: false }),
    'script.failures': () => ok({ failures: [] }),
    'script.words': () =>
      ok({ declarations: { outgoing: '', incoming: '' }, fields: [severity], tables: [] }),
    ...answers,
  });
  return page;
}

describe('the scripts of a side', () => {
  it('are begun with a starter where there is none', async () => {
    const page = await open({ 'script.starter': () => ok({ text: 'replica.summary = issue.summary' }) });
    await page.shows('This side has no outgoing script: the mappings alone say what leaves.');
    await page.press('Begin with a starter');
    await page.shows('Not saved');
  });

  it('have what they can use at hand, by side, with the names of this site', async () => {
    const declarations = { outgoing: 'declare const replica: Replica;', incoming: 'declare const arrived;' };
    const page = await open({
      'script.words': () => ok({ declarations, fields: [severity], tables: ['teams'] }),
    });
    await page.press('What scripts can use');
    await page.shows('What an outgoing script can use');
    await page.shows('Custom fields of this site: Severity.');
    await page.shows('Tables of this site: teams.');
    expect(page.all('CodeBlock').map(({ props }) => props['text'])).toEqual([declarations.outgoing]);
    await page.press('Close', 'ModalFooter');
    await page.gone('Custom fields of this site');
  });

  it('say why a starter cannot be made', async () => {
    const page = await open({
      'script.starter': () =>
        refused({ code: 'not-running', message: 'No rules are in force.', next: 'Finish it.' }),
    });
    await page.press('Begin with a starter');
    await page.shows('No rules are in force.');
  });

  it('show what keeps the draft from being published, and nothing of other parts', async () => {
    const problems = [
      { field: 'scripts.outgoing', message: 'The outgoing script, line 3: no.', next: 'Correct it.' },
      { field: 'mappings.0.values', message: 'Mapping 1: there is no Urgent.' },
    ];
    const page = await open({ 'version.draft': () => ok(sampleDraft({ problems, saved: { at: 1 } })) });
    await page.shows('The outgoing script, line 3: no. Correct it.');
    expect(page.text()).not.toContain('there is no Urgent');
  });

  it('say where those in force have stopped, at which work item and when', async () => {
    const at = 1_795_000_000;
    const url = 'https://green.example/browse/DEV-7';
    const failures = [
      { side: 'incoming', message: 'No team for this area', line: 4, column: 2, key: 'DEV-7', url, at },
      { side: 'outgoing', message: 'The script takes too long.', key: 'DEV-8', at },
    ];
    const page = await open({ 'script.failures': () => ok({ failures }) });
    await page.shows('Where the scripts in force have stopped lately');
    await page.shows('Line 4, column 2: No team for this area');
    await page.shows('DEV-7');
    await page.shows('The script takes too long.');
    expect(page.text()).toMatch(/DEV-8.*2026/s);
  });

  it('offer to translate what looks like Groovy', async () => {
    const outgoing = 'def name = issue.summary\nreplica.labels = issue.labels.findAll { it != "x" }';
    const page = await open({
      'version.draft': () => ok(sampleDraft({ version: version({ outgoing }) })),
      'script.translate': () =>
        ok({
          isGroovy: true,
          script: 'const name = 1',
          notes: [{ line: 2, column: 1, text: 'Look at this.' }],
          refusals: [
            { line: 1, column: 1, text: 'def name', reason: 'it is not known', instead: 'write it anew' },
          ],
          findings: [],
          ready: false,
        }),
    });
    await page.press('Translate it');
    await page.shows('One statement was not taken over.');
    await page.shows('Line 1: def name – it is not known. In its place: write it anew.');
    await page.shows('Line 2: Look at this.');
    await page.press('Take the translation');
    await page.shows('Not saved');
  });

  it('name custom fields, and forget them when they are removed', async () => {
    const saved: unknown[] = [];
    const page = await open({
      'version.draft': () => ok(sampleDraft({ version: version({ outgoing: 'x', fields: [severity] }) })),
      'version.save': ({ version: parts }) => {
        saved.push(parts);
        return ok(sampleDraft({ version: version({ outgoing: 'x' }), saved: { at: 1 }, revision: 1 }));
      },
    });
    await page.press('Remove Severity');
    await page.gone('Remove Severity');
    expect(saved).toEqual([{ mode: 'script', scripts: { outgoing: 'x' } }]);
  });

  it('are kept in the draft when the person goes to another part, with the fields that they have come to use', async () => {
    const saved: unknown[] = [];
    const text = 'replica.summary = issue.customFields["Severity"].value';
    const page = await open({
      'script.starter': () => ok({ text }),
      'script.check': () => ok({ findings: [], uses: [severity] }),
      'version.save': ({ version: parts }) => {
        saved.push(parts);
        return ok(sampleDraft({ version: version({ outgoing: text }), saved: { at: 1 }, revision: 1 }));
      },
    });
    await page.press('Begin with a starter');
    await page.shows('Not saved');
    await page.turn('In force');
    await expect
      .poll(() => saved)
      .toEqual([{ mode: 'script', scripts: { outgoing: text, fields: [severity] } }]);
  });
});
