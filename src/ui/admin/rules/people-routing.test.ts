import { describe, expect, it } from 'vitest';
import { type FakePage, type FakePageOptions, ok, refused } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';

const rules = { number: 2, version: {}, leaves: [], enters: [], notes: [], waits: false };
const ann = { ref: 'ref-ann', name: 'Ann Archer', path: 'assignee', at: Date.UTC(2026, 0, 4) };
const gil = { id: 'a-gil', name: 'Gil Grey', assignable: true };

/** One part of the rules; what is saved becomes the draft. */
async function open(part: string, answers: FakePageOptions['answers'] = {}): Promise<FakePage> {
  let draft = sampleDraft();
  const page = await openRules(part, {
    'rules.read': () => ok(rules),
    'version.draft': () => ok(draft),
    'version.save': ({ version }) => {
      draft = {
        ...draft,
        revision: draft.revision + 1,
        version: { ...draft.version, ...Object(version) },
      };
      return ok(draft);
    },
    'userMap.get': () => ok({ seen: [ann], unmapped: 1, tables: [], rows: [], names: {} }),
    ...answers,
  });
  return page;
}

const saved = (page: FakePage) =>
  page.asked
    .filter(({ operation }) => operation === 'version.save')
    .map(({ request }) => Object(request).version);

describe('who is who', () => {
  it('is said of somebody who came, from the people of this site', async () => {
    const page = await open('People', { 'person.search': () => ok({ people: [gil] }) });
    await page.shows('One person of the partner is nobody here yet.');
    await page.press('Say who it is');
    await page.press('Search');
    await page.press('Choose Gil Grey');
    await page.gone('One person of the partner is nobody here yet.');
    expect(saved(page)).toMatchObject([{ userMap: { map: [{ here: 'a-gil', there: 'ref-ann' }] } }]);
    await page.shows('Gil Grey');
  });

  it('names who cannot be assigned, and says that nobody was found', async () => {
    let found: readonly unknown[] = [{ ...gil, assignable: false }];
    const page = await open('People', { 'person.search': () => ok({ people: found }) });
    await page.press('Say who it is');
    await page.press('Search');
    await page.shows('Cannot be assigned');
    found = [];
    await page.press('Search');
    await page.shows('Nobody here has such a name or address.');
  });

  it('has a default user, who is chosen and dropped', async () => {
    const page = await open('People', { 'person.search': () => ok({ people: [gil] }) });
    await page.press('Choose the default user');
    await page.fill('query', 'Gi');
    await page.press('Search');
    await page.press('Choose Gil Grey');
    await page.shows('Gil Grey stands for people who are unknown');
    await page.press('No default user');
    await page.shows('Nobody stands for people who are unknown here.');
    expect(saved(page).at(-1).userMap).not.toHaveProperty('default');
  });

  it('is said by a table of the site, too', async () => {
    const tables = [{ name: 'colleagues', about: '', count: 1 }];
    let rows: readonly unknown[] = [];
    const page = await open('People', {
      'userMap.get': () => ok({ seen: [ann], unmapped: 1, tables, rows, names: { 'a-gil': 'Gil Grey' } }),
    });
    await page.shows('One person of the partner is nobody here yet.');
    rows = [{ here: 'a-gil', there: 'Ann Archer' }];
    await page.fill('people-table', { value: 'colleagues', label: 'colleagues (1)' });
    await page.gone('One person of the partner is nobody here yet.');
    await page.shows('Gil Grey');
    expect(saved(page)).toMatchObject([{ userMap: { table: 'colleagues', map: [] } }]);
  });

  it('is read from a table, and a line that cannot be used stands at the table', async () => {
    let works = false;
    const page = await open('People', {
      'userMap.read': () =>
        works
          ? ok({ map: [{ here: 'a-gil', there: 'Bob' }], names: { 'a-gil': 'Gil Grey' } })
          : refused({ code: 'csv-line', message: 'Line 2 of the table cannot be used.' }),
    });
    await page.fill('people-csv', 'a-gil,Bob');
    await page.press('Take the lines');
    await page.shows('Line 2 of the table cannot be used.');
    expect(saved(page)).toEqual([]);
    works = true;
    await page.press('Take the lines');
    await page.shows('Gil Grey');
    expect(saved(page)).toMatchObject([{ userMap: { map: [{ here: 'a-gil', there: 'Bob' }] } }]);
  });
});

describe('where new work items are made', () => {
  it('is written as lines, many at once, and a wrong one is named and nothing of it taken', async () => {
    const page = await open('Routing');
    await page.press('Add lines');
    await page.fill('routes', '@space = OPS -> SUP\n@type = Bug -> NOWHERE');
    await page.press('Save', 'ModalFooter');
    await page.shows('Line 2 names the space NOWHERE, which is not in the scope.');
    expect(saved(page)).toEqual([]);
    const many = Array.from({ length: 60 }, (_, at) => `labels = team-${at} -> SUP`);
    await page.fill('routes', ['@space = OPS, @type = Bug -> SUP, Incident', ...many].join('\n'));
    await page.press('Save', 'ModalFooter');
    await page.shows('1. @space = OPS, @type = Bug');
    const [version] = saved(page);
    expect(version.scope.routing).toHaveLength(61);
    expect(version.scope.projects).toEqual(basicVersion({ id: '10000', key: 'SUP' }).scope.projects);
  });

  it('is tried with a work item of the partner’s before it is published', async () => {
    const page = await open('Routing');
    await page.press('Add lines');
    await page.fill('routes', '@space = OPS -> SUP, Incident');
    await page.press('Save', 'ModalFooter');
    await page.fill('try-routing', '@space = ops');
    await page.shows('Line 1 takes it: it is made in SUP as Incident.');
    await page.fill('try-routing', '@space = DEV');
    await page.shows('No line takes it: it is made in SUP.');
  });
});
