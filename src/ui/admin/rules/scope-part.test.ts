import { describe, expect, it, vi } from 'vitest';
import { type FakePage, type FakePageOptions, ok } from '../../../../test/support/fake-page.ts';
import { openRules } from '../../../../test/support/rules-page.ts';
import { sampleCatalogue } from '../../../../test/support/sample-catalogue.ts';
import { sampleConnection } from '../../../../test/support/sample-connection.ts';
import { sampleDraft } from '../../../../test/support/sample-draft.ts';
import type { Draft } from '../../../contract/versions.ts';
import { basicVersion } from '../../../core/rules/basic-version.ts';

const basic = basicVersion({ id: '10000', key: 'SUP' });

/** A part of the rules of a draft on the admin page. */
async function open(
  part: string,
  version: Record<string, unknown>,
  more: Partial<Draft> = {},
  shows = 'Save in the draft',
) {
  let draft = sampleDraft({ ...more, version: { ...basic, mode: 'visual', ...version } });
  const answers: FakePageOptions['answers'] = {
    'connection.get': () => ok(sampleConnection()),
    'rules.read': () => ok({ number: 2, version: {}, leaves: [], enters: [], notes: [], waits: false }),
    'field.list': () => ok(sampleCatalogue()),
    'project.search': () =>
      ok({
        projects: [
          { id: '10000', key: 'SUP', name: 'Support', typeKey: 'service_desk' },
          { id: '10001', key: 'DEV', name: 'Development', typeKey: 'software' },
        ],
      }),
    'trigger.preview': () => ok({ count: 41, unsynced: 41, sample: [], moves: [], schedule: 'none' }),
    'version.draft': () => ok(draft),
    'version.save': ({ version: parts }) => {
      draft = { ...draft, revision: draft.revision + 1, version: { ...draft.version, ...Object(parts) } };
      return ok(draft);
    },
  };
  const page = await openRules(part, answers);
  await page.shows(shows);
  return page;
}

/** What the page has saved last. */
const saved = (page: FakePage): Record<string, unknown> => {
  const { request } = page.asked.filter(({ operation }) => operation === 'version.save').at(-1) ?? {};
  return Object(Reflect.get(Object(request), 'version'));
};

describe('the scope of the rules', () => {
  it('takes another space, a way, a security level and sub-tasks', async () => {
    const page = await open('Scope', {});
    const spaces = () => page.all('Select').find((one) => one.props['testId'] === 'add-space');
    await vi.waitUntil(() => JSON.stringify(spaces()?.props['options']).includes('10001'));
    await page.fill('add-space', { value: '10001', label: 'Development (DEV)' });
    await page.fill('method-in', { value: 'manual', label: '' });
    await page.fill('levels', [{ value: 'Staff only', label: 'Staff only' }]);
    await page.fill('subtasks', true);
    await page.press('Save in the draft');
    expect(saved(page)).toEqual({
      subtasks: { follow: true },
      scope: {
        ...basic.scope,
        projects: [
          { id: '10000', key: 'SUP' },
          { id: '10001', key: 'DEV' },
        ],
        methods: { out: 'automatic', in: 'manual' },
        levels: ['Staff only'],
      },
    });
    expect(page.flags).toEqual(['Saved in the draft']);
  });

  it('builds a filter line by line, tries it, and says what it holds back', async () => {
    const page = await open('Scope', {});
    await page.press('Add a condition');
    await page.fill('filter-0-values', 'vendor, urgent');
    await page.press('Add a condition');
    await page.fill('filter-1-field', { value: 'status', label: 'Status' });
    await page.fill('filter-1-operator', { value: 'is-not', label: '' });
    await page.fill('filter-1-values', [{ value: 'Done', label: 'Done' }]);
    await page.shows('is held back');
    await page.press('Check the JQL');
    await page.shows('It finds about 41 work items now.');
    await page.press('Save in the draft');
    expect(saved(page)['scope']).toMatchObject({
      filter: 'labels in ("vendor", "urgent") AND status not in ("Done")',
    });
  });

  it('takes people who are picked, and lets nobody type an account', async () => {
    const page = await open('Scope', {});
    await page.press('Add a condition');
    await page.fill('filter-0-field', { value: 'assignee', label: 'Assignee' });
    await page.pick('filter-0-values', 'acc-kim');
    await page.pick('filter-0-values', 'acc-lee');
    expect(page.all('User').map(({ props }) => props['accountId'])).toEqual(['acc-kim', 'acc-lee']);
    await page.pressTest('filter-0-values-0-remove');
    await page.press('Save in the draft');
    expect(saved(page)['scope']).toMatchObject({ filter: 'assignee in ("acc-lee")' });
  });

  it('shows a filter as JQL where it says more than lines can', async () => {
    const scope = { ...basic.scope, filter: 'labels = a OR labels = b' };
    const page = await open(
      'Scope',
      { scope },
      { problems: [{ field: 'scope.filter', message: 'A fault.' }] },
    );
    await page.shows('This JQL says more than lines can');
    expect(page.text()).toContain('A fault.');
    await page.fill('filter-jql', '');
    await page.press('Show it as lines');
    await page.press('Save in the draft');
    expect(saved(page)['scope']).toEqual(basic.scope);
  });
});

describe('comments and files of the rules', () => {
  it('S21: let comments of chosen people alone leave, and of everybody again', async () => {
    const page = await open('Comments and files', {});
    await page.pick('comment-authors', 'acc-kim');
    await page.press('Save in the draft');
    expect(saved(page)['comments']).toEqual({ ...basic.comments, authors: ['acc-kim'] });
    await page.pressTest('comment-authors-0-remove');
    await page.press('Save in the draft');
    expect(saved(page)['comments']).toEqual(basic.comments);
  });

  it('say what a word in a comment does, and forget it with the last word', async () => {
    const page = await open('Comments and files', {});
    expect(page.all('Select').map(({ props }) => props['testId'])).not.toContain('comment-word-for');
    await page.fill('comment-tag', '#partner');
    await page.fill('comment-word-for', { value: 'internal', label: '' });
    await page.press('Save in the draft');
    const worded = { ...basic.comments, tag: '#partner', wordFor: 'internal' };
    expect(saved(page)['comments']).toEqual(worded);
    await page.fill('comment-tag', '');
    await page.press('Save in the draft');
    expect(saved(page)['comments']).toEqual(basic.comments);
  });

  it('are fixed in Basic', async () => {
    const choose = 'Move up to Visual under Fields to choose.';
    const page = await open('Comments and files', { mode: 'basic' }, {}, choose);
    expect(page.text()).not.toContain('Save in the draft');
    expect(page.all('Textfield').map(({ props }) => props['testId'])).not.toContain('comment-template');
  });

  it('save what is chosen and leave the rest as it is', async () => {
    const page = await open('Comments and files', { policies: basic.policies });
    await page.fill('comments-out', { value: 'all', label: '' });
    await page.fill('comment-template', '{author} of {company}');
    await page.shows('It looks like this: Kim Lee of Globex');
    await page.fill('file-types', 'image/*, application/pdf');
    await page.fill('file-megabytes', '2,5');
    await page.fill('links-out', { value: 'all', label: '' });
    await page.fill('policy-delete', { value: 'close', label: '' });
    await page.press('Save in the draft');
    expect(saved(page)).toEqual({
      comments: { out: 'all', in: 'on', template: '{author} of {company}' },
      attachments: {
        ...basic.attachments,
        filter: { types: ['image/*', 'application/pdf'], maxBytes: 2_621_440 },
      },
      worklogs: basic.worklogs,
      links: { ...basic.links, out: 'all' },
      policies: { ...basic.policies, delete: 'close' },
    });
  });
});
