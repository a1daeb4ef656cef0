import type { Page } from 'playwright-core';
import type { Scene } from './furnish.ts';
import type { View } from './view.ts';

const admin = { site: 'blue' } as const;
const support = ({ support: id }: Scene): string => `/jira/apps/admin#/connection/${id}`;
const operations = ({ operations: id }: Scene): string => `/jira/apps/admin#/connection/${id}`;

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

const rules =
  (part: string, act?: (page: Page) => Promise<unknown>) =>
  async (page: Page): Promise<void> => {
    await tab(page, 'Rules');
    await tab(page, part);
    await act?.(page);
  };

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');

async function testRun(page: Page): Promise<void> {
  await page.getByLabel('Work items', { exact: true }).fill('SUP-2, SUP-4');
  await press(page, 'Run the test');
}

/** The parts of a connection's page. */
export const connectionViews: readonly View[] = [
  { ...admin, name: 'overview', path: support, waitFor: 'Quick Sync' },
  { ...admin, name: 'partner-changed', path: operations, waitFor: 'Globex help has changed what crosses' },
  {
    ...admin,
    name: 'check',
    path: support,
    act: (page) => press(page, 'Check the connection'),
    waitFor: /^\d+ ms$/,
  },
  {
    ...admin,
    name: 'triggers',
    path: support,
    act: (page) => tab(page, 'Triggers'),
    waitFor: /labels = globex/,
  },
  {
    ...admin,
    name: 'trigger-new',
    path: support,
    act: async (page) => {
      await tab(page, 'Triggers');
      await press(page, 'Create trigger');
      await press(page, 'Check the JQL');
    },
    waitFor: /It finds about/,
  },
  { ...admin, name: 'rules-in-force', path: support, act: rules('In force'), waitFor: /What leaves/ },
  { ...admin, name: 'rules-scope', path: support, act: rules('Scope'), waitFor: 'Add a condition' },
  { ...admin, name: 'rules-fields', path: support, act: rules('Fields'), waitFor: /Colour/ },
  {
    ...admin,
    name: 'rules-field-line',
    path: support,
    act: rules('Fields', (page) => page.getByTestId('edit-4').press('Enter')),
    waitFor: /Paste many/,
  },
  {
    ...admin,
    name: 'rules-comments',
    path: support,
    act: rules('Comments and files'),
    waitFor: /Link types/,
  },
  { ...admin, name: 'rules-redaction', path: support, act: rules('Redaction'), waitFor: 'Card numbers' },
  { ...admin, name: 'rules-people', path: support, act: rules('People'), waitFor: 'Gil Gardner' },
  { ...admin, name: 'rules-routing', path: support, act: rules('Routing'), waitFor: 'Add lines' },
  {
    ...admin,
    name: 'rules-script',
    path: operations,
    act: rules('Script', async (page) => {
      const studio = page.frameLocator('iframe[title="studio"]');
      await studio.getByRole('textbox', { name: 'Outgoing script' }).getByText('out-of-hours').waitFor();
    }),
    waitFor: 'Custom fields by name',
  },
  { ...admin, name: 'rules-test-run', path: support, act: rules('Test run', testRun), waitFor: /SUP-2/ },
  { ...admin, name: 'rules-versions', path: support, act: rules('Versions'), waitFor: /Roll back to/ },
  {
    ...admin,
    name: 'activity',
    path: support,
    act: (page) => tab(page, 'Activity'),
    waitFor: /Published rules/,
  },
  { ...admin, name: 'settings', path: support, act: (page) => tab(page, 'Settings'), waitFor: 'Revoke keys' },
  {
    ...admin,
    name: 'disconnect',
    path: support,
    act: async (page) => {
      await tab(page, 'Settings');
      await press(page, 'Disconnect');
    },
    waitFor: 'Make the list',
  },
];
