import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBlueAndGreen } from '../../host/local/start-up.ts';
import { AdminTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let connection: string;
let key: string;
let page: Page;
let panel: FrameLocator;

beforeAll(async () => {
  admins = await AdminTabs.open();
  connection = await connectBlueAndGreen(admins.host);
  // No trigger takes a work item before its agent does.
  const [trigger] = Object(await admins.operate('blue', 'trigger.list', { connection })).triggers;
  await admins.operate('blue', 'trigger.delete', { connection, id: trigger.id });
  key = await admins.raise('blue', 'SUP', 'The lift stops between floors');
});

afterAll(async () => {
  await admins?.close();
});

async function openPanel(site: 'blue' | 'green', issue: string, as: string): Promise<void> {
  page = await admins.tab(site, `/browse/${issue}`, 'light', as);
  panel = page.frameLocator('[data-testid="app-issue"]');
}

const press = (name: string): Promise<void> =>
  panel.getByRole('button', { name, exact: true }).press('Enter');

describe('an agent at the panel of a work item', () => {
  it('syncs it, and sees its counterpart and that both are in step', async () => {
    await openPanel('blue', key, 'bob@blue.example');
    await panel.getByText('This work item is not synced.').waitFor();
    await press('Sync with green');
    await panel.getByText('In step').waitFor({ timeout: 60_000 });
    await panel.getByRole('link', { name: 'DEV-1' }).waitFor();
    await admins.shot(page, 'agent-1-in-step');
  });

  it('unlinks it after a question, and both work items stay', async () => {
    await press('Unlink');
    await panel.getByText('Unlink from DEV-1?').or(page.getByText('Unlink from DEV-1?')).waitFor();
    const dialog = panel.getByRole('dialog').or(page.getByRole('dialog'));
    await dialog.getByRole('button', { name: 'Unlink' }).press('Enter');
    await panel.getByText('Unlinked').waitFor();
    expect(await admins.rest('green', '/rest/api/3/issue/DEV-1?fields=summary')).toMatchObject({
      fields: { summary: 'The lift stops between floors' },
    });
  });

  it('connects it with a work item that the partner has already', async () => {
    const other = await admins.raise('blue', 'SUP', 'Lights flicker in the hall');
    const made = await admins.rest('green', '/rest/api/3/issue', {
      method: 'POST',
      body: JSON.stringify({
        fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Hall lights' },
      }),
    });
    const there = String(Object(made).key);
    await openPanel('blue', other, 'bob@blue.example');
    await press('Connect to an existing work item');
    await panel.getByLabel('Work item at green').fill(there);
    await press('Connect');
    await panel.getByText('In step').waitFor({ timeout: 60_000 });
    await panel.getByRole('link', { name: there }).waitFor();
  });
});
