import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AdminTabs, connectTabs } from './admin-tabs.ts';

const listed = z.object({ connections: z.array(z.looseObject({ id: z.string() })) });

let admins: AdminTabs;
let blue: Page;

beforeAll(async () => {
  admins = await AdminTabs.open();
  blue = await admins.tab('blue');
  await connectTabs(blue, await admins.tab('green'));
  const { connections } = listed.parse(await admins.operate('blue', 'connection.list', {}));
  const outgoing = 'replica.summary = issue.summary\nreplica.labels = issue.labels\n';
  await admins.operate('blue', 'rules.publish', {
    connection: connections[0]?.id,
    version: { mode: 'script', scripts: { outgoing } },
  });
  await blue.reload();
  await blue.getByRole('tab', { name: 'Rules' }).click();
});

afterAll(async () => {
  await admins?.close();
});

const studio = (): FrameLocator => blue.frameLocator('iframe[title="studio"]');
const turn = (part: string): Promise<void> => blue.getByRole('tab', { name: part, exact: true }).click();
/** A key pressed on a button that is not enabled yet does nothing. */
const press = (name: string): Promise<void> =>
  blue.getByRole('button', { name, exact: true, disabled: false }).first().press('Enter');

async function choose(label: string, option: string): Promise<void> {
  await blue.getByRole('combobox', { name: label }).click();
  await blue.locator('[role=option]').filter({ hasText: option }).first().click();
}

describe('a query in the editor', () => {
  const field = () => studio().getByRole('textbox', { name: 'JQL' });
  const offered = (name: string) =>
    studio()
      .locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) [role=option]')
      .getByText(name, { exact: true });

  it('is completed from the fields and the values of the site', async () => {
    await turn('Scope');
    await press('Write it as JQL');
    await field().click();
    await blue.keyboard.type('Team');
    await offered('Team group').waitFor();
    await admins.shot(blue, 'jql-1-fields');
    await blue.keyboard.press('Control+A');
    await blue.keyboard.type('status = ');
    await offered('In Progress').click();
    await field().getByText('"In Progress"').waitFor();
  });

  it('is counted while it is written, and a person who reads it hears how many match', async () => {
    await studio().getByText('No work item matches now.').waitFor();
    await admins.raise('blue', 'SUP', 'Printer burns');
    await field().click();
    await blue.keyboard.press('Control+A');
    await blue.keyboard.type('summary ~ "Printer"');
    await studio().getByText('One work item matches now.').waitFor();
    await admins.shot(blue, 'jql-2-count');
  });

  it('is marked where it is wrong', async () => {
    await blue.keyboard.type(' AND staus = Done');
    await studio().getByText(/staus/).last().waitFor();
    await studio().locator('.cm-lintRange-error').waitFor();
    await admins.shot(blue, 'jql-3-wrong');
    await blue.keyboard.press('Control+A');
    await blue.keyboard.type('priority = High');
    await studio()
      .getByText(/match(es)? now\./)
      .waitFor();
  });

  it('goes on in a plain field, and is saved from there', async () => {
    await press('Write in a plain field');
    expect(await blue.getByTestId('filter-jql').inputValue()).toBe('priority = High');
    await blue.getByTestId('filter-jql').fill('summary is not EMPTY');
    await press('Save in the draft');
    await blue.getByText('One change.').waitFor();
  });
});

describe('the query of a trigger', () => {
  it('is written in the editor where a person wants it, and saved from there', async () => {
    await turn('Triggers');
    await press('Create trigger');
    await press('Write in the editor');
    await studio().getByRole('textbox', { name: 'JQL' }).click();
    await blue.keyboard.press('Control+A');
    await blue.keyboard.type('labels = fire');
    await studio().getByText('No work item matches now.').waitFor();
    await admins.shot(blue, 'jql-4-trigger');
    await blue.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await blue.getByRole('cell', { name: 'labels = fire' }).waitFor();
    await turn('Rules');
  });
});

describe('two versions side by side', () => {
  it('show what is gone and what is new, line by line', async () => {
    await turn('Versions');
    await choose('From', 'Version 1');
    await choose('To', 'Version 2');
    await press('Compare');
    await studio().locator('.cm-merge-a .cm-changedLine', { hasText: '"mode": "basic"' }).waitFor();
    await studio().locator('.cm-merge-b .cm-changedLine', { hasText: '"mode": "script"' }).waitFor();
    await admins.shot(blue, 'versions-4-side-by-side');
  });
});

describe('what would cross', () => {
  it('is shown as JSON whose parts fold', async () => {
    await turn('Test run');
    await blue.getByTestId('test-issues').fill(await admins.raise('blue', 'SUP', 'Scanner smokes'));
    await press('Run the test');
    await press('Show what would cross');
    await studio().getByText('"Scanner smokes"').waitFor();
    await studio().locator('.cm-foldGutter [title="Fold line"]').nth(2).click();
    await studio().locator('.cm-foldPlaceholder').waitFor();
    await admins.shot(blue, 'replica-1-folded');
    await press('Hide what would cross');
    expect(admins.errors).toEqual([]);
  });
});
