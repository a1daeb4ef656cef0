import type { Page } from 'playwright-core';
import type { ShownPage } from './shown-page.ts';

/** The rules of the open connection, at one of their parts. */
async function openRules(page: Page, part: string): Promise<void> {
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('tab', { name: part, exact: true }).click();
}

/** The rules of a connection, part by part. */
export const rulesPages: readonly ShownPage[] = [
  {
    name: 'redaction',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.getByRole('tab', { name: 'Redaction' }).click();
      await page.getByLabel('Text', { exact: true }).fill('Pay with 4111-1111 before noon');
      await page.getByText('Pay with █████ before noon').waitFor();
    },
  },
  {
    name: 'rules',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'In force');
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText('Mapping 4: this site has no option Urgent.').waitFor();
    },
  },
  {
    name: 'rules-fields',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Fields');
      await page.getByText('This site has no field customfield_10999').waitFor();
    },
  },
  {
    name: 'rules-test-run',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Test run');
      await page.getByText('Held back by the filter.').waitFor();
      await page.getByRole('button', { name: 'Show what would cross' }).press('Enter');
      await page.getByText('"fields"').waitFor();
    },
  },
  {
    name: 'rules-scope',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Scope');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByLabel('Condition 1').waitFor();
    },
  },
  {
    name: 'rules-comments',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Comments and files');
      await page.getByText('Link types that have other names there').waitFor();
    },
  },
  {
    name: 'rules-line',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await openRules(page, 'Fields');
      await page.getByTestId('edit-5').click();
      await page.getByRole('button', { name: 'Paste many' }).click();
      await page.getByText('One pair a line').waitFor();
    },
  },
];
