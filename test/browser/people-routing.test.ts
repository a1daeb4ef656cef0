import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });

let admins: AdminTabs;
let blue: Page;
let green: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  [blue, green] = [await admins.tab('blue'), await admins.tab('green')];
  await connectTabs(blue, green);
  const connection = listed.parse(await admins.operate('blue', 'connection.list', {})).connections[0]?.id;
  const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
  const reporter = { id: 'reporter', field: 'reporter', path: 'reporter', kind: 'user', noMatch: 'nothing' };
  for (const site of ['blue', 'green'] as const)
    await admins.operate(site, 'rules.publish', { connection, version: { mappings: [summary, reporter] } });
});

afterAll(async () => {
  await admins?.close();
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

async function openPart(page: Page, part: string): Promise<void> {
  await page.reload();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('tab', { name: part, exact: true }).click();
}

describe('an admin without a script', () => {
  it('says where new work items are made, tries it, and is told what is wrong with a line', async () => {
    await openPart(green, 'Routing');
    await press(green, 'Add lines');
    await green
      .getByTestId('routes')
      .fill('@space = SUP, @type = Incident -> DEV, Bug\n@type = Task -> SALES');
    await press(green, 'Save');
    await green.getByText('Line 2 names the space SALES, which is not in the scope.').waitFor();
    await admins.shot(green, 'routing-1-wrong');
    await green
      .getByTestId('routes')
      .fill('@space = SUP, @type = Incident -> DEV, Bug\n@type = Task -> DEV, Story');
    await press(green, 'Save');
    await green.getByText('1. @space = SUP, @type = Incident').waitFor();
    await green.getByTestId('try-routing').fill('@type = task');
    await green.getByText('Line 2 takes it: it is made in DEV as Story.').waitFor();
    await green.getByTestId('route-up-2').press('Enter');
    await green.getByText('Line 1 takes it: it is made in DEV as Story.').waitFor();
    await admins.shot(green, 'routing-2-lines');
    expect(admins.errors).toEqual([]);
  });

  it('finds an account of this site and reads a table of people', async () => {
    await openPart(green, 'People');
    await green.getByText('No person is in the table yet.').waitFor();
    await press(green, 'Choose the default user');
    await green.getByTestId('query').fill('Ha');
    await press(green, 'Search');
    await green.getByRole('button', { name: 'Choose Hana Hill' }).waitFor();
    await admins.shot(green, 'people-1-search');
    await press(green, 'Choose Hana Hill');
    await green.getByText('Hana Hill stands for people who are unknown').waitFor();
    await green.getByTestId('people-csv').fill('nobody@green.example,Ann Archer');
    await press(green, 'Take the lines');
    await green.getByText('Line 1 of the table cannot be used').waitFor();
    await admins.shot(green, 'people-2-wrong-line');
    const found = z
      .object({ version: z.object({ userMap: z.object({ default: z.string() }) }) })
      .parse(await admins.operate('green', 'version.draft', { connection: await idOf() }));
    await green.getByTestId('people-csv').fill(`${found.version.userMap.default},Ann Archer`);
    await press(green, 'Take the lines');
    await green.getByRole('cell', { name: 'Ann Archer' }).waitFor();
    await admins.shot(green, 'people-3-table');
    expect(admins.errors).toEqual([]);
  });
});

const idOf = async (): Promise<string> =>
  listed.parse(await admins.operate('green', 'connection.list', {})).connections[0]?.id ?? '';
