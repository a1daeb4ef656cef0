import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let page: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
});

afterAll(async () => {
  await admins?.close();
});

/** Sets one field of the open work item; `fill` works in the field's own place. */
async function edit(name: string, fill: (place: ReturnType<Page['getByTestId']>) => Promise<unknown>) {
  const fields = page.getByTestId('fields');
  const button = fields.getByRole('button', { name: `Edit ${name}`, exact: true });
  if (!(await button.isVisible())) await fields.getByText(/^Empty fields/).click();
  await button.click();
  await fill(fields);
  await fields.getByRole('button', { name: 'Save' }).click();
  await fields.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
}

describe("the host's own pages of a site", () => {
  it('creates a work item with fields of many kinds', async () => {
    page = await admins.tab('blue', '/jira/projects');
    await page.getByTestId('projects').getByRole('link', { name: 'SUP', exact: true }).click();
    await page.getByText('Create work item').click();
    const create = page.getByTestId('create');
    await create.getByLabel('Summary').fill('The printer jams');
    await create.getByLabel('Description').fill('Two sheets\nat a time');
    await create.getByText(/^More fields/).click();
    await create.getByLabel('Priority').selectOption({ label: 'High' });
    await create.getByLabel('Labels').fill('printer floor-3');
    await create.getByLabel('Region', { exact: true }).selectOption({ label: 'Europe' });
    await create.getByLabel('Region: second level').selectOption({ index: 1 });
    await admins.shot(page, 'jira-create');
    await create.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/\/browse\/SUP-1$/);
    const fields = page.getByTestId('fields');
    await fields.getByText('printer, floor-3').waitFor();
    await fields.getByText(/^Europe \/ /).waitFor();
  });

  it('edits every kind of field in its place', async () => {
    await edit('Story Points', (fields) => fields.getByLabel('Story Points').fill('5'));
    await edit('Target date', (fields) => fields.getByLabel('Target date').fill('2026-03-01'));
    await edit('Planned start', (fields) => fields.getByLabel('Planned start').fill('2026-03-01T09:30'));
    await edit('Colour', (fields) => fields.getByLabel('Colour').selectOption({ label: 'Red' }));
    await edit('Channels', (fields) =>
      fields.getByLabel('Channels').selectOption([{ index: 0 }, { index: 1 }]),
    );
    await edit('Assignee', (fields) => fields.getByLabel('Assignee').selectOption({ label: 'Bob Baker' }));
    await edit('Approvers', (fields) =>
      fields.getByLabel('Approvers').selectOption([{ label: 'Ann Archer' }, { label: 'Bob Baker' }]),
    );
    await edit('Team group', (fields) => fields.getByLabel('Team group').selectOption({ index: 1 }));
    await edit('Steps to reproduce', (fields) => fields.getByLabel('Steps to reproduce').fill('Print twice'));
    await edit('Reference link', (fields) =>
      fields.getByLabel('Reference link').fill('https://example.com/printer'),
    );
    await edit('Time tracking', (fields) => fields.getByLabel('Time tracking: original estimate').fill('1d'));
    const issue = await admins.rest('blue', '/rest/api/3/issue/SUP-1');
    expect(issue).toMatchObject({
      fields: {
        customfield_10026: 5,
        customfield_10033: '2026-03-01',
        customfield_10035: { value: 'Red' },
        customfield_10045: 'https://example.com/printer',
        assignee: { displayName: 'Bob Baker' },
        timetracking: { originalEstimate: '1d' },
      },
    });
    expect(issue).toHaveProperty('fields.customfield_10041.length', 2);
    expect(issue).toHaveProperty('fields.customfield_10036.length', 2);
    await admins.shot(page, 'jira-fields');
  });

  it('asks for the fields of a transition that has a screen', async () => {
    const status = page.getByTestId('status');
    await status.getByLabel('Move to').selectOption({ label: 'Resolve this issue → Resolved' });
    await status.getByLabel('Resolution').selectOption({ label: 'Done' });
    await status.getByLabel('Comment').fill('A new roller.');
    await status.getByRole('button', { name: 'Resolve this issue' }).click();
    await status.getByText('Resolved', { exact: true }).waitFor();
    await page.getByTestId('comments').getByText('A new roller.').waitFor();
  });

  it('comments, answers, restricts, edits and deletes', async () => {
    const comments = page.getByTestId('comments');
    await comments.getByLabel('Add a comment').fill('For us alone');
    await comments.getByLabel(/Internal note/).check();
    await comments.getByLabel('Who sees it').selectOption({ label: 'Only Administrators' });
    await comments.getByRole('button', { name: 'Add comment' }).click();
    const note = comments.locator('article').filter({ hasText: 'For us alone' });
    await note.getByText('Internal note').first().waitFor();
    await note.getByText('role Administrators').waitFor();
    await note.getByRole('button', { name: 'Reply' }).click();
    await note.getByLabel('Add a reply').fill('Agreed');
    await note.getByRole('button', { name: 'Reply', exact: true }).last().click();
    await note.locator('article').getByText('Agreed').waitFor();
    await note.locator('article').getByRole('button', { name: 'Edit' }).click();
    await note.locator('article').getByLabel('Comment', { exact: true }).fill('Agreed by both');
    await note.locator('article').getByRole('button', { name: 'Save' }).click();
    await note.locator('article').getByText('Agreed by both').waitFor();
    await note.locator('article').getByRole('button', { name: 'Delete' }).click();
    await note.locator('article').waitFor({ state: 'detached' });
  });

  it('adds sub-tasks, links, web links, work and files, and takes them away', async () => {
    await page.getByLabel('Summary of a sub-task').fill('Order a roller');
    await page.getByRole('button', { name: 'Add sub-task' }).click();
    await page.getByTestId('children').getByRole('link', { name: 'SUP-2' }).waitFor();
    const other = await admins.raise('blue', 'SUP', 'The other printer');
    await page.getByLabel('Link type').selectOption({ label: 'is blocked by' });
    await page.getByLabel('Work item to link').fill(other);
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByTestId('links').getByText(`is blocked by ${other}`).waitFor();
    await page.getByRole('button', { name: `Take away the link to ${other}` }).click();
    await page.getByTestId('links').getByRole('link', { name: other }).waitFor({ state: 'detached' });
    await page.getByLabel('Address of a web link').fill('https://example.com/manual');
    await page.getByLabel('Title of a web link').fill('The manual');
    await page.getByRole('button', { name: 'Add web link' }).click();
    await page.getByTestId('remote-links').getByRole('link', { name: 'The manual' }).waitFor();
    await page.getByRole('button', { name: 'Take away the web link The manual' }).click();
    await page.getByTestId('remote-links').getByRole('link').waitFor({ state: 'detached' });
    const work = page.getByTestId('worklogs');
    await work.getByLabel('Time spent').fill('1h');
    await work.getByLabel('What was done').fill('Cleaned it');
    await work.getByRole('button', { name: 'Log work' }).click();
    await work.getByText(/Ann Archer logged 1h on .* Cleaned it/).waitFor();
    await page.getByLabel('Attach files').setInputFiles({
      name: 'photo.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a photo in words'),
    });
    const files = page.getByTestId('attachments');
    await files.getByRole('link', { name: 'photo.txt' }).waitFor();
    await admins.shot(page, 'jira-issue');
    await files.getByRole('button', { name: 'Delete' }).click();
    await files.getByRole('link').waitFor({ state: 'detached' });
  });

  it('watches, votes, shows the history, moves, archives and deletes', async () => {
    const menu = page.getByTestId('menu');
    await menu.getByRole('button', { name: /^Watch|^Stop watching/ }).click();
    await menu.getByRole('button', { name: /^Vote/ }).click();
    await menu.getByText('You cannot vote for an issue you have reported.').waitFor();
    await page.getByText(/^History \(\d+\)$/).click();
    await page
      .getByTestId('history')
      .getByText(/status: Waiting for support → Resolved/)
      .waitFor();
    await menu.getByRole('button', { name: 'Move' }).click();
    await menu.getByLabel('Space to move to').selectOption('OPS');
    await menu.getByLabel('Type there').selectOption({ label: 'Task' });
    await menu.getByRole('form', { name: 'Move' }).getByRole('button', { name: 'Move' }).click();
    await page.waitForURL(/\/browse\/OPS-1$/);
    await page.getByTestId('menu').getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Yes, archive it' }).click();
    await page.waitForURL(/\/jira\/projects\/OPS$/);
    const last = await admins.raise('blue', 'SUP', 'Raised by mistake');
    await page.goto(`${admins.originOf('blue')}/browse/${last}`);
    await page.getByTestId('menu').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.waitForURL(/\/jira\/projects\/SUP$/);
  });

  it('finds by JQL page by page, and says in Jira’s words what is wrong with it', async () => {
    for (let at = 1; at <= 27; at += 1) await admins.raise('green', 'HELP', `Request ${at}`);
    const list = await admins.tab('green', '/jira/projects/HELP');
    await expect.poll(() => list.getByTestId('issues').getByRole('link').count()).toBe(25);
    await list.getByRole('button', { name: 'Next' }).click();
    await list.getByText('Request 1', { exact: true }).waitFor();
    await list.getByRole('button', { name: 'Previous' }).click();
    await list.getByText('Request 27', { exact: true }).waitFor();
    await list.getByLabel('JQL').fill('summary ~');
    await list.getByRole('button', { name: 'Search' }).click();
    await list.getByText(/before the end of the query/).waitFor();
    await list.getByLabel('JQL').fill('summary ~ "Request" AND nosuchfield = 1');
    await list.getByRole('button', { name: 'Search' }).click();
    await list
      .getByText("Field 'nosuchfield' does not exist or you do not have permission to view it.")
      .waitFor();
  });

  it('keeps who one is on each site apart, in one browser', async () => {
    const both = await admins.tab('green', '/jira/projects');
    await both.goto(`${admins.originOf('blue')}/jira/projects`);
    await both.getByTestId('switch-user').selectOption({ label: 'Bob Baker (admin of SUP)' });
    await both.getByTestId('projects').waitFor();
    await both.goto(`${admins.originOf('green')}/jira/projects`);
    const who = both.getByTestId('switch-user').locator('option:checked');
    await expect.poll(() => who.innerText()).toMatch(/^Gil Gardner/);
    await both.goto(`${admins.originOf('blue')}/jira/projects`);
    await expect.poll(() => who.innerText()).toMatch(/^Bob Baker/);
  });
});
