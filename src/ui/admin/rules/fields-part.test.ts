import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import type { Draft } from '../../../contract/versions.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';

const id = 'Zm9vYmFyYmF6cXV4MTIzNA';
const basic = basicVersion({ id: '10000', key: 'SUP' });
const colour = {
  id: 'colour',
  on: true,
  field: 'customfield_10035',
  path: 'colour',
  kind: 'select',
  direction: 'both',
  noMatch: 'error',
  values: [{ here: 'Red', there: 'Crimson' }],
};

const offered = {
  known: {
    at: Date.UTC(2026, 0, 4),
    offer: {
      cut: false,
      fields: [{ path: 'shade', kind: 'option', leaves: true, enters: true, values: ['Navy', 'Sky'] }],
    },
  },
};

/** The fields of a draft on the admin page; what is saved is merged into it, as the app does. */
async function open(
  version: Record<string, unknown>,
  more: Partial<Draft> = {},
  others: FakePageOptions['answers'] = {},
): Promise<FakePage> {
  let draft = sampleDraft({ ...more, version: { ...basic, mode: 'visual', ...version } });
  const answers: FakePageOptions['answers'] = {
    'connection.get': () => ok(sampleConnection()),
    'rules.read': () => ok({ number: 2, version: {}, leaves: [], enters: [], notes: [], waits: false }),
    'field.list': () => ok(sampleCatalogue()),
    'peer.offer': () => ok(offered),
    'table.list': () =>
      ok({
        tables: [{ name: 'colours', about: '', holds: 'values', revision: 1, count: 3, at: 0, users: [] }],
      }),
    'version.draft': () => ok(draft),
    'version.save': ({ version: parts }) => {
      draft = { ...draft, revision: draft.revision + 1, version: { ...draft.version, ...Object(parts) } };
      return ok(draft);
    },
    ...others,
  };
  const page = await openRules('Fields', answers);
  return page;
}

/** The lines that the page has saved last. */
const saved = (page: FakePage): Record<string, unknown>[] => {
  const { request } = page.asked.filter(({ operation }) => operation === 'version.save').at(-1) ?? {};
  return Reflect.get(Object(Reflect.get(Object(request), 'version')), 'mappings');
};

describe('the fields of the rules', () => {
  it('of Basic are shown as they are fixed, and moving up to Visual opens them', async () => {
    const page = await open({ mode: 'basic' });
    await page.shows('Basic: these lines are fixed');
    expect(page.text()).not.toContain('Edit');
    await page.press('Move up to Visual');
    await page.shows('Move down to Basic');
    expect(page.text()).toContain('Edit');
  });

  it('say before they move down to Basic what is dropped', async () => {
    const page = await open({ mappings: [...basic.mappings, colour], scripts: { outgoing: 'x' } });
    await page.press('Move down to Basic');
    await page.shows('The line of Colour');
    expect(page.text()).toContain('The scripts');
    await page.press('Move down to Basic', 'ModalFooter');
    await page.shows('Basic: these lines are fixed');
    expect(saved(page)).toEqual(basic.mappings);
  });

  it('say also what of the fixed lines and of the other parts would be lost', async () => {
    const [summary, ...rest] = basic.mappings;
    const worklogs = { ...basic.worklogs, out: 'all' };
    const page = await open({ mappings: [{ ...summary, direction: 'out' }, ...rest], worklogs });
    await page.press('Move down to Basic');
    await page.shows('What was changed in the line of Summary');
    expect(page.text()).toContain('all');
    expect(page.text()).not.toContain('the line of Description');
  });

  it('are moved, switched and deleted line by line', async () => {
    const page = await open({ mappings: [...basic.mappings, colour] });
    await page.shows('4. Colour');
    await page.pressTest('up-4');
    await page.shows('3. Colour');
    expect(saved(page).map((line) => line['id'])).toEqual(['summary', 'description', 'colour', 'issue-type']);
    await page.pressTest('remove-1');
    await page.shows('Delete the line of Summary?');
    await page.press('Delete', 'ModalFooter');
    await page.gone('4. Work type');
    expect(saved(page).map((line) => line['id'])).toEqual(['description', 'colour', 'issue-type']);
  });

  it('go by a table of the site where one is chosen', async () => {
    const page = await open({ mappings: [colour] });
    await page.shows('1. Colour');
    await page.pressTest('edit-1');
    await page.shows('Table of the site');
    await page.fill('mapping-table', { label: 'colours', value: 'colours' });
    await page.press('Save', 'ModalFooter');
    await page.gone('Table of the site');
    expect(saved(page).at(-1)).toMatchObject({ id: 'colour', table: 'colours' });
  });

  it('are dragged to another place', async () => {
    const page = await open({ mappings: [...basic.mappings, colour] });
    await page.shows('4. Colour');
    const rank = page.all('DynamicTable')[0]?.props['onRankEnd'];
    if (typeof rank === 'function') rank({ sourceIndex: 3, sourceKey: 'x', destination: { index: 0 } });
    await page.shows('1. Colour');
  });

  it('get a new line with its kind, its name on the way and pasted values', async () => {
    const page = await open({});
    await page.press('Add a line');
    await page.fill('mapping-field', { label: 'Colour', value: 'customfield_10035' });
    await page.shows('The field is a select list.');
    await page.press('Paste many');
    await page.fill('value-paste', 'Red');
    await page.press('Take them over');
    await page.shows('Line 1 is no pair');
    await page.fill('value-paste', 'Red = Crimson\nBlue\tNavy');
    await page.press('Take them over');
    await page.gone('One pair a line');
    await page.press('Save', 'ModalFooter');
    await page.shows('4. Colour');
    expect(page.text()).toContain('2 values mapped');
    expect(saved(page).at(-1)).toEqual({
      id: 'line-4',
      on: true,
      field: 'customfield_10035',
      path: 'custom_Colour',
      kind: 'select',
      direction: 'both',
      noMatch: 'error',
      values: [
        { here: 'Red', there: 'Crimson' },
        { here: 'Blue', there: 'Navy' },
      ],
    });
  });

  it('keep what an edit does not touch, and only let leave what Jira sets by itself', async () => {
    const page = await open({ mappings: [{ ...colour, source: 'of another page' }] });
    await page.shows('1. Colour');
    await page.pressTest('edit-1');
    await page.fill('mapping-field', { label: 'Created', value: 'created' });
    await page.shows('it can only leave');
    await page.press('Save', 'ModalFooter');
    await page.shows('→ leaves');
    expect(saved(page)).toEqual([
      {
        id: 'colour',
        on: true,
        field: 'created',
        path: 'colour',
        kind: 'dateTime',
        direction: 'out',
        noMatch: 'error',
        source: 'of another page',
      },
    ]);
  });

  it('are written as one text by the names of both ends, and a wrong line is named', async () => {
    const page = await open({ mappings: [...basic.mappings, colour] });
    await page.press('As text');
    await page.fill('mapping-text', 'Acme.issue.colour');
    await page.press('Save', 'ModalFooter');
    await page.shows('Line 1 is no mapping of a field here');
    const text = [
      'Globex.issue.colour = Acme.issue.customFields["Colour"]',
      '// Acme.issue.summary <=> Globex.issue.summary',
    ].join('\n');
    await page.fill('mapping-text', text);
    await page.press('Save', 'ModalFooter');
    await page.gone('The lines as text');
    expect(saved(page)).toEqual([
      { ...colour, direction: 'out' },
      { ...basic.mappings[0], on: false },
    ]);
  });

  it('have every problem at its line, and what the site lost at its line', async () => {
    const gone = { ...colour, id: 'gone', field: 'customfield_1', path: 'team' };
    const page = await open(
      { mappings: [gone, { ...colour, values: [{ here: 'Gold', there: 'G' }] }, { ...colour, id: 'twice' }] },
      { problems: [{ field: 'mappings.1.values', message: 'Mapping 2 is wrong.', next: 'Mend it.' }] },
    );
    await page.shows('This site has no field customfield_1 any more');
    const text = page.text();
    expect(text).toContain('Mapping 2 is wrong. Mend it.');
    expect(text).toContain('This site does not have these values any more: Gold.');
    expect(text).toContain('Line 3 gives the partner the same name and wins, as it comes later.');
    expect(text).toContain('It wins over line 2, which writes the same field.');
  });

  it('are read from the side that gives, which the script editor then shows, too', async () => {
    const page = await open(
      { mappings: [{ ...colour, direction: 'in' }] },
      {},
      {
        'script.words': () => ok({ declarations: { outgoing: '', incoming: '' }, fields: [], tables: [] }),
      },
    );
    await page.shows('Field here (Acme)');
    expect(page.text()).toMatch(/Field here \(Acme\) .*On the way to Globex/);
    expect(page.text()).toContain('← enters');
    await page.press('What enters');
    await page.shows('On the way from Globex');
    expect(page.text()).toMatch(/On the way from Globex .*Field here \(Acme\)/);
    expect(page.text()).toContain('→ enters');
    await page.turn('Script');
    await page.shows('This side has no incoming script');
  });

  it('show what they would make of a work item, and why it stays here', async () => {
    const summary = {
      id: 'summary',
      on: true,
      field: 'summary',
      path: 'summary',
      kind: 'text',
      direction: 'both',
      noMatch: 'error',
    };
    const issue = {
      key: 'SUP-1',
      state: 'crosses',
      fields: [{ path: 'summary', result: 'written', sends: 'Printer burns', crosses: true, byRules: false }],
      heldBack: [{ path: 'colour', why: 'the value map has no match' }],
      children: [],
      lookups: [],
      effects: [],
      logs: [],
      warnings: [],
    };
    let isSeen = false;
    const page = await open(
      { mappings: [summary, colour] },
      {},
      {
        'testRun.preview': ({ issue: key }) =>
          isSeen
            ? ok({ issue: { ...issue, key } })
            : refused({ code: 'forbidden', field: 'issues', message: 'You cannot see work item SUP-1.' }),
      },
    );
    await page.fill('preview-key', 'SUP-1');
    await page.press('Show values');
    await page.shows('You cannot see work item SUP-1.');
    isSeen = true;
    await page.press('Show values');
    await page.shows('leaves as: Printer burns');
    await page.shows('stays here: the value map has no match');
    expect(page.asked.at(-1)?.request).toEqual({ connection: id, issue: 'SUP-1', rules: 'in-force' });
    await page.press('Hide values');
    await page.gone('leaves as: Printer burns');
  });

  it('are offered the names and values that the partner has shown', async () => {
    const page = await open({ mappings: [{ ...colour, path: 'shade' }] });
    await page.shows('1. Colour');
    await page.pressTest('edit-1');
    await page.shows('The partner’s field has these values: Navy, Sky');
    const paths = page.all('Select').find(({ props }) => props['testId'] === 'mapping-path')?.props[
      'options'
    ];
    expect(paths).toEqual(expect.arrayContaining([{ label: 'shade (the partner has it)', value: 'shade' }]));
    await page.fill('value-0-there', { label: 'Navy', value: 'Navy' });
    await page.press('Save', 'ModalFooter');
    await page.gone('Edit the line');
    expect(saved(page)).toMatchObject([{ values: [{ here: 'Red', there: 'Navy' }] }]);
  });
});
