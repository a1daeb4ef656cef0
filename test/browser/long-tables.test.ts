import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });
const PEOPLE = 500;
const ROUTES = 60;

let admins: AdminTabs;
let green: Page;
let connection: string;

beforeAll(async () => {
  admins = await AdminTabs.open();
  green = await admins.tab('green');
  await connectTabs(await admins.tab('blue'), green);
  connection = listed.parse(await admins.operate('green', 'connection.list', {})).connections[0]?.id ?? '';
  await admins.operate('green', 'rules.publish', { connection, version: { mode: 'visual' } });
  await green.reload();
  await green.getByRole('tab', { name: 'Rules' }).click();
});

afterAll(async () => {
  await admins?.close();
});

const press = (name: string): Promise<void> =>
  green.getByRole('button', { name, exact: true }).press('Enter');
const turn = (part: string): Promise<void> => green.getByRole('tab', { name: part, exact: true }).click();
const draft = () => admins.operate('green', 'version.draft', { connection });

describe('tables of many lines', () => {
  it('of the routing are turned page by page, searched, and changed where they stand', async () => {
    await turn('Routing');
    await press('Add lines');
    const lines = Array.from({ length: ROUTES }, (_, at) => `@type = Kind ${at + 1} -> DEV, Bug`);
    await green.getByTestId('routes').fill(lines.join('\n'));
    await press('Save');
    await green.getByText('60 lines in all.').waitFor();
    await green.getByText('20. @type = Kind 20', { exact: true }).waitFor();
    expect(await green.getByText('21. @type = Kind 21', { exact: true }).count()).toBe(0);
    await green.getByTestId('search-routes').fill('kind 57');
    await green.getByText('1 of 60 lines.').waitFor();
    await admins.shot(green, 'long-1-routing');
    await green.getByTestId('route-up-57').press('Enter');
    await green.getByText('56. @type = Kind 57', { exact: true }).waitFor();
    const saved = z
      .object({ version: z.object({ scope: z.object({ routing: z.array(z.unknown()) }) }) })
      .parse(await draft()).version.scope.routing;
    expect(saved).toHaveLength(ROUTES);
    expect(JSON.stringify(saved[55])).toContain('Kind 57');
  });

  it('of people are turned page by page, searched, and shortened where they stand', async () => {
    await turn('People');
    await press('Choose the default user');
    await green.getByTestId('query').fill('Ha');
    await press('Search');
    await press('Choose Hana Hill');
    await green.getByText('Hana Hill stands for people who are unknown').waitFor();
    const mapped = z.object({
      version: z.object({
        userMap: z.object({ default: z.string(), map: z.array(z.object({ there: z.string() })) }),
      }),
    });
    const hana = mapped.parse(await draft()).version.userMap.default;
    const csv = Array.from({ length: PEOPLE }, (_, at) => `${hana},person${at + 1}@blue.example`);
    await green.getByTestId('people-csv').fill(csv.join('\n'));
    await press('Take the lines');
    await green.getByText('500 lines in all.').waitFor();
    expect(await green.getByRole('cell', { name: /^person/ }).count()).toBe(20);
    await green.getByTestId('search-people').fill('PERSON417@');
    await green.getByText('1 of 500 lines.').waitFor();
    await admins.shot(green, 'long-2-people');
    await green.getByTestId('unmap-417').press('Enter');
    await green.getByText('0 of 499 lines.').waitFor();
    const left = mapped.parse(await draft()).version.userMap.map;
    expect(left).toHaveLength(PEOPLE - 1);
    expect(left.some(({ there }) => there === 'person417@blue.example')).toBe(false);
    expect(admins.errors).toEqual([]);
  });
});
