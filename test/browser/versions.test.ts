import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });
const drafted = z.object({ revision: z.number() });

let admins: AdminTabs;
let blue: Page;
let connection: string;

beforeAll(async () => {
  admins = await AdminTabs.open();
  blue = await admins.tab('blue');
  await connectTabs(blue, await admins.tab('green'));
  connection = listed.parse(await admins.operate('blue', 'connection.list', {})).connections[0]?.id ?? '';
});

afterAll(async () => {
  await admins?.close();
});

const inDialog = (name: string): Promise<void> =>
  blue.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const press = (name: string): Promise<void> =>
  blue.getByRole('button', { name, exact: true }).first().click();

describe('a draft of the rules', () => {
  it('is published from its bar, stands among the versions, and an earlier one comes back by way of a draft', async () => {
    const comments = { out: 'all', in: 'on' };
    await admins.operate('blue', 'version.save', { connection, version: { comments }, revision: 0 });
    await blue.reload();
    await blue.getByRole('tab', { name: 'Rules' }).click();
    await blue.getByText('One change.').waitFor();
    await press('Publish');
    await blue.getByText('Comments, out: "all" instead of "public".').first().waitFor();
    await blue.getByLabel('are brought up to the new rules now').check({ force: true });
    await blue.getByText('0 work items are looked at').waitFor();
    await admins.shot(blue, 'versions-1-publish');
    await inDialog('Publish');
    await blue.getByText('Version 2 is in force. What you change here').waitFor();

    await blue.getByRole('tab', { name: 'Versions' }).click();
    await blue.getByText('Comments, out: "all" instead of "public".').waitFor();
    await blue.getByText('Bringing work items up to the rules').waitFor();
    await admins.shot(blue, 'versions-2-list');
    await press('Roll back to 1');
    await inDialog('Make it the draft');
    await blue.getByText('One change.').waitFor();
    await press('Publish');
    await blue.getByText('Comments, out: "public" instead of "all".').first().waitFor();
    await inDialog('Publish');
    await blue.getByText('Version 3 is in force. What you change here').waitFor();
    await blue.getByRole('button', { name: 'Roll back to 2' }).waitFor();
    await admins.shot(blue, 'versions-3-rolled-back');
    expect(admins.errors).toEqual([]);
  });

  it('that another admin has saved meanwhile is not overwritten, and the second is told', async () => {
    const { revision } = drafted.parse(await admins.operate('blue', 'version.draft', { connection }));
    await admins.operate('blue', 'version.save', { connection, version: { mode: 'visual' }, revision });
    const tabs = [await admins.tab('blue'), await admins.tab('blue')] as const;
    for (const page of tabs) {
      await page.getByText('Acme - Globex').click();
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.getByRole('tab', { name: 'Comments' }).click();
      await page.getByLabel('Only files that a public text shows').check({ force: true });
    }
    const [first, second] = tabs;
    await first.getByRole('button', { name: 'Save in the draft' }).press('Enter');
    await first.getByText('2 changes').waitFor();
    await second.getByRole('button', { name: 'Save in the draft' }).press('Enter');
    await second.getByText('Somebody else has').waitFor();
    await second.reload();
    await second.getByText('2 changes').waitFor();
  });
});
