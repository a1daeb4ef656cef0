import type { Page } from 'playwright-core';
import type { Scene } from './furnish.ts';
import type { View } from './view.ts';

const admin = { site: 'blue' } as const;
const support = ({ support: id }: Scene): string => `/jira/apps/admin#/connection/${id}`;
const operations = ({ operations: id }: Scene): string => `/jira/apps/admin#/connection/${id}`;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');

async function testRun(page: Page): Promise<void> {
  await page.getByLabel('Work items', { exact: true }).fill('SUP-2, SUP-5');
  await press(page, 'Run the test');
}

/** The parts of a connection's page. */
export const connectionViews: readonly View[] = [
  { ...admin, name: 'overview', path: support, waitFor: 'Quick Sync' },
  { name: 'partner-changed', site: 'green', path: support, waitFor: 'Acme has changed what crosses' },
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
    tab: 'Triggers',
    waitFor: /labels = globex/,
  },
  {
    ...admin,
    name: 'trigger-new',
    path: support,
    tab: 'Triggers',
    act: async (page) => {
      await press(page, 'Create trigger');
      await press(page, 'Check the JQL');
    },
    waitFor: /It finds about/,
  },
  { ...admin, name: 'rules-in-force', path: support, tab: 'Rules', part: 'In force', waitFor: /What leaves/ },
  { ...admin, name: 'rules-scope', path: support, tab: 'Rules', part: 'Scope', waitFor: 'Add a condition' },
  { ...admin, name: 'rules-fields', path: support, tab: 'Rules', part: 'Fields', waitFor: /Colour/ },
  {
    ...admin,
    name: 'rules-fields-entering',
    path: support,
    tab: 'Rules',
    part: 'Fields',
    act: (page) => press(page, 'What enters'),
    waitFor: 'On the way from Globex',
  },
  { ...admin, name: 'rules-partner', path: support, tab: 'Rules', part: 'Partner', waitFor: 'Proposals' },
  {
    ...admin,
    name: 'rules-field-line',
    path: support,
    tab: 'Rules',
    part: 'Fields',
    act: (page) => page.getByTestId('edit-4').press('Enter'),
    waitFor: /Paste many/,
  },
  {
    ...admin,
    name: 'rules-comments',
    path: support,
    tab: 'Rules',
    part: 'Comments and files',
    waitFor: /Link types/,
  },
  {
    ...admin,
    name: 'rules-redaction',
    path: support,
    tab: 'Rules',
    part: 'Redaction',
    waitFor: 'Card numbers',
  },
  { ...admin, name: 'rules-people', path: support, tab: 'Rules', part: 'People', waitFor: 'Gil Gardner' },
  { ...admin, name: 'rules-routing', path: support, tab: 'Rules', part: 'Routing', waitFor: 'Add lines' },
  {
    ...admin,
    name: 'rules-script',
    path: operations,
    tab: 'Rules',
    part: 'Script',
    act: async (page) => {
      const studio = page.frameLocator('iframe[title="studio"]');
      await studio.getByRole('textbox', { name: 'Outgoing script' }).getByText('out-of-hours').waitFor();
    },
    waitFor: 'Custom fields by name',
  },
  {
    ...admin,
    name: 'rules-test-run',
    path: support,
    tab: 'Rules',
    part: 'Test run',
    act: testRun,
    waitFor: 'What happens',
  },
  {
    ...admin,
    name: 'rules-versions',
    path: support,
    tab: 'Rules',
    part: 'Versions',
    waitFor: /Roll back to/,
  },
  {
    ...admin,
    name: 'rules-publish',
    path: support,
    tab: 'Rules',
    act: (page) => press(page, 'Publish'),
    waitFor: 'Publish the draft?',
  },
  { ...admin, name: 'conflicts', path: support, tab: 'Conflicts', waitFor: 'What stands' },
  {
    ...admin,
    name: 'activity',
    path: support,
    tab: 'Activity',
    waitFor: /Published rules/,
  },
  { ...admin, name: 'settings', path: support, tab: 'Settings', waitFor: 'Revoke keys' },
  {
    ...admin,
    name: 'disconnect',
    path: support,
    tab: 'Settings',
    act: async (page) => {
      await press(page, 'Disconnect');
    },
    waitFor: 'Make the list',
  },
];
