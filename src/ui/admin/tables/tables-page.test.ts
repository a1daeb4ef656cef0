import { describe, expect, it } from 'vitest';
import { FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';

const at = Date.UTC(2026, 0, 5);
const user = { connection: 'c1', name: 'Acme - Globex', inForce: ['mappings.3.table'], inDraft: [] };
const teams = {
  name: 'teams',
  revision: 2,
  about: 'Who does what',
  holds: 'values',
  rows: [{ here: 'A', there: 'Alpha' }],
  at,
};
const listed = {
  name: 'teams',
  revision: 2,
  about: 'Who does what',
  holds: 'values',
  count: 1,
  at,
  users: [user],
};

const open = (answers: FakePageOptions['answers']) =>
  FakePage.open({
    load: () => import('../index.tsx'),
    at: '/tables',
    answers: { 'table.list': () => ok({ tables: [listed] }), 'table.get': () => ok(teams), ...answers },
  });
const saves = (page: FakePage) =>
  page.asked.filter(({ operation }) => operation === 'table.save').map(({ request }) => request);

describe('the tables of the site', () => {
  it('are listed with their rows and who goes by them', async () => {
    const draft = { ...user, connection: 'c2', name: 'Initech', inForce: [], inDraft: ['scripts.outgoing'] };
    const page = await open({
      'table.list': () => ok({ tables: [{ ...listed, users: [{ ...user, revision: 1 }, draft] }] }),
    });
    await page.shows('Who does what');
    expect(page.text()).toContain('Acme - Globex (in force, still with revision 1), Initech (draft)');
  });

  it('begin with a first one, whose rows are written or pasted', async () => {
    const page = await open({
      'table.list': () => ok({ tables: [] }),
      'table.save': () => ok({ kind: 'saved', table: { ...teams, revision: 1 }, published: [], left: [] }),
    });
    await page.shows('There is no table yet');
    await page.press('Make a table');
    await page.press('Save', 'ModalFooter');
    await page.shows('Please fill this in.');
    await page.fill('table-name', ' teams ');
    await page.press('Add a value');
    await page.fill('value-0-here', 'A');
    await page.press('Save', 'ModalFooter');
    await page.shows('Row 1 has one name only.');
    await page.fill('value-0-there', 'Alpha');
    await page.press('Paste many');
    await page.fill('value-paste', 'B\tBeta\nC,"Gamma, the third"');
    await page.press('Take them over');
    await page.press('Save', 'ModalFooter');
    await page.gone('Paste many');
    expect(saves(page)).toEqual([
      {
        name: 'teams',
        about: '',
        holds: 'values',
        rows: [
          { here: 'A', there: 'Alpha' },
          { here: 'B', there: 'Beta' },
          { here: 'C', there: 'Gamma, the third' },
        ],
        revision: 0,
        agreed: false,
        existing: 'as-they-change',
      },
    ]);
    expect(page.flags).toEqual(['The table teams is saved']);
  });

  it('name the connections that a change touches before it is saved', async () => {
    const page = await open({
      'table.save': ({ agreed }) =>
        ok(
          agreed === true
            ? {
                kind: 'saved',
                table: { ...teams, revision: 3 },
                published: [],
                left: [{ connection: 'c1', message: 'It waits.' }],
              }
            : { kind: 'asks', users: [user] },
        ),
    });
    await page.pressTest('table-edit-teams');
    await page.fill('value-0-there', 'Alef');
    await page.press('Save', 'ModalFooter');
    await page.shows('Acme - Globex (mappings.3.table)');
    await page.fill('existing', 'now');
    await page.press('Save and publish', 'ModalFooter');
    await page.gone('Change the table teams');
    expect(saves(page)).toMatchObject([
      { revision: 2, agreed: false },
      { revision: 2, agreed: true, existing: 'now', rows: [{ here: 'A', there: 'Alef' }] },
    ]);
    expect(page.flags).toEqual([
      'The table teams is saved',
      'Acme - Globex still goes by the table as it was: It waits.',
    ]);
  });

  it('are not deleted while rules name them, and say which', async () => {
    const page = await open({
      'table.delete': () =>
        refused({
          code: 'table-in-use',
          message: 'The table "teams" is named by the rules of Acme - Globex (in force: mappings.3.table).',
          next: 'Take it out of these rules first.',
        }),
    });
    await page.pressTest('table-remove-teams');
    await page.shows('Delete the table teams?');
    await page.press('Delete', 'ModalFooter');
    await page.shows('is named by the rules of Acme - Globex');
    expect(page.flags).toEqual([]);
  });

  it('are reached from the list of connections', async () => {
    const page = await FakePage.open({
      load: () => import('../index.tsx'),
      answers: {
        'connection.list': () => ok({ connections: [sampleConnection()], total: 1 }),
        'table.list': () => ok({ tables: [] }),
      },
    });
    await page.press('Tables');
    await page.shows('There is no table yet');
    expect(page.places).toEqual(['/tables']);
  });
});
