import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });
const mappings = [
  { id: 's', field: 'summary', path: 'summary', kind: 'text' },
  { id: 'c', field: 'components', path: 'parts', kind: 'components', noMatch: 'error' },
];

let admins: AdminTabs;
let green: Page;
let connection: string;

const failed = (): Promise<unknown> => admins.operate('green', 'item.list', { filter: 'failed' });

beforeAll(async () => {
  admins = await AdminTabs.open();
  const blue = await admins.tab('blue');
  green = await admins.tab('green');
  await connectTabs(blue, green);
  connection = listed.parse(await admins.operate('blue', 'connection.list', {})).connections[0]?.id ?? '';
  for (const site of ['blue', 'green'] as const)
    await admins.operate(site, 'rules.publish', { connection, version: { mappings } });
  await admins.rest('blue', '/rest/api/3/component', {
    method: 'POST',
    body: JSON.stringify({ name: 'Engine', project: 'SUP' }),
  });
  const key = await admins.raise('blue', 'SUP', 'The engine stutters');
  await admins.rest('blue', `/rest/api/3/issue/${key}`, {
    method: 'PUT',
    body: JSON.stringify({ fields: { components: [{ name: 'Engine' }] } }),
  });
  await admins.raise('blue', 'SUP', 'Not under sync');
  await admins.operate('blue', 'sync.issue', { issue: key });
}, 180_000);

afterAll(async () => {
  await admins?.close();
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

describe('the list of work items under sync', () => {
  it('shows both keys and what is wrong, and is narrowed by state and by key', async () => {
    await expect
      .poll(failed, { timeout: 60_000, interval: 500 })
      .toMatchObject({ items: [{ trouble: { cause: 'value:no-match' } }] });
    await green.getByRole('tab', { name: 'Items' }).click();
    await green.getByRole('link', { name: 'DEV-1' }).waitFor();
    await green.getByRole('link', { name: 'SUP-1' }).waitFor();
    await green.getByText('"Engine" was not written to the field').first().waitFor();
    await admins.shot(green, 'items-1-list');
    await green.getByLabel('Key', { exact: true }).fill('nothing at all');
    await green.getByLabel('Key', { exact: true }).press('Enter');
    await green.getByText('This is no key.').waitFor();
    await green.getByLabel('Key', { exact: true }).fill('DEV-99');
    await green.getByLabel('Key', { exact: true }).press('Enter');
    await green.getByText('Nothing fits what you look for.').waitFor();
    await press(green, 'Show all');
    await green.getByRole('link', { name: 'DEV-1' }).waitFor();
  });

  it('opens the details of one, with its messages and what would be sent now', async () => {
    await green.getByRole('button', { name: 'Details', exact: true }).click();
    const dialog = green.getByRole('dialog');
    await dialog.getByText('A field was not written: there is no such value here.').waitFor();
    await dialog.getByText('Last one taken in').waitFor();
    await dialog.getByRole('button', { name: 'Show' }).first().click();
    await dialog.getByRole('button', { name: 'Hide' }).waitFor();
    await admins.shot(green, 'items-2-details');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  it('says why another one is not in sync, and leads where that is mended', async () => {
    const blue = await admins.tab('blue', `/jira/apps/admin#/connection/${connection}/items`);
    await blue.getByLabel('Key of the work item').fill('SUP-2');
    await press(blue, 'Check');
    await blue.getByText('The connection has no sync trigger that is switched on.').waitFor();
    await admins.shot(blue, 'items-3-why-not');
    await blue.getByRole('button', { name: 'Go where it is mended' }).click();
    await blue.getByRole('button', { name: 'Create trigger' }).waitFor();
    await blue.close();
  });
});

describe('the list of errors', () => {
  it('groups them by cause, mutes a group, and tries all of it again', async () => {
    await green.getByRole('tab', { name: 'Errors' }).click();
    await green.getByText('A field was not written: there is no such value here.').waitFor();
    await green.getByText('One work item', { exact: true }).waitFor();
    await admins.shot(green, 'items-4-errors');
    await green.getByTestId('mute value:no-match').press('Enter');
    await green.getByText('Muted', { exact: true }).waitFor();
    await green.getByTestId('mute value:no-match').press('Enter');
    await green.getByText('Muted', { exact: true }).waitFor({ state: 'detached' });
    await admins.rest('green', '/rest/api/3/component', {
      method: 'POST',
      body: JSON.stringify({ name: 'Engine', project: 'DEV' }),
    });
    await press(green, 'Try again');
    await expect.poll(failed, { timeout: 60_000, interval: 500 }).toMatchObject({ items: [] });
    await green.reload();
    await green.getByText('A field was not written').waitFor({ state: 'detached' });
  });

  it('raises no error in the console', () => {
    expect(admins.errors).toEqual([]);
  });
});
