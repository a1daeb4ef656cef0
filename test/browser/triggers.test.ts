import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBlueAndGreen } from '../../host/local/start-up.ts';
import { AdminTabs } from './admin-tabs.ts';

let admins: AdminTabs;
let page: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  const connection = await connectBlueAndGreen(admins.host);
  const [trigger] = Object(await admins.operate('blue', 'trigger.list', { connection })).triggers;
  await admins.operate('blue', 'trigger.delete', { connection, id: trigger.id });
  await admins.raise('blue', 'SUP', 'The lift stops between floors');
  page = await admins.tab('blue', `/jira/apps/admin#/connection/${connection}/triggers`);
});

afterAll(async () => {
  await admins?.close();
});

/** By the keyboard: a flag of success may stand over the button. */
const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');
const dialog = () => page.getByRole('dialog');
const inDialog = (name: string): Promise<void> =>
  dialog().getByRole('button', { name, exact: true }).press('Enter');

describe('an admin at the triggers of a connection', () => {
  it('is told what is wrong with a query, and where', async () => {
    await press('Create trigger');
    await dialog().getByLabel('JQL').fill('project = SUP AND flavour = red');
    await inDialog('Check the JQL');
    await dialog()
      .getByText(/flavour.*\(line 1, column 19\)/)
      .first()
      .waitFor();
  });

  it('sees what only time makes true, what fits, and what it costs', async () => {
    await dialog().getByLabel('JQL').fill('project = SUP AND created <= -3h');
    await inDialog('Check the JQL');
    await dialog().getByText('created <= -3h: it depends on the time').waitFor();
    await dialog().getByText('Relative dates are counted in the time zone of the app').waitFor();
    await dialog().getByText('Every hour (24 points a day)').waitFor();
    await admins.shot(page, 'triggers-1-schedule');
    await inDialog('Save');
    await page.getByText('On change and every hour').waitFor();
  });

  it('is offered to start what exists, and sees that it has begun', async () => {
    await press('Create trigger');
    await dialog().getByLabel('JQL').fill('project = SUP AND labels is EMPTY');
    await inDialog('Save');
    await dialog().getByText('That is about one work item.').waitFor();
    await admins.shot(page, 'triggers-2-backfill');
    await inDialog('Start them now');
    await page.getByRole('heading', { name: 'Starting existing work items' }).waitFor();
    await expect.poll(() => admins.host.site('green').jira.state.issues.size, { timeout: 60_000 }).toBe(1);
    await admins.shot(page, 'triggers-3-list');
  });

  it('switches a trigger off, and the sync of a space off and on', async () => {
    await page
      .getByRole('checkbox', { name: 'Trigger project = SUP AND labels is EMPTY is active' })
      .press(' ');
    await page.getByText(/Off since/).waitFor();
    const space = page.getByRole('checkbox', { name: 'SUP is synced' });
    await space.press(' ');
    await expect.poll(() => page.getByText(/Off since/).count()).toBe(2);
    await admins.shot(page, 'triggers-4-off');
    await space.press(' ');
    await expect.poll(() => page.getByText(/Off since/).count()).toBe(1);
    expect(admins.errors).toEqual([]);
  });
});
