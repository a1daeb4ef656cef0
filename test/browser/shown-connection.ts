import type { ShownPage } from './shown-page.ts';

/** The pages of one connection, its rules left out. */
export const connectionPages: readonly ShownPage[] = [
  { name: 'words', path: 'admin#/connection/accepted', waitFor: '1. amber' },
  { name: 'pending', path: 'admin#/connection/pending', waitFor: 'Waiting for your partner' },
  { name: 'overview', path: 'admin#/connection/active', waitFor: 'Quick Sync' },
  {
    name: 'trigger',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Triggers' }).click();
      await page.getByRole('button', { name: 'Create trigger' }).click();
      await page.getByRole('button', { name: 'Check the JQL' }).click();
      await page.getByText('It finds about 41 work items now.').waitFor();
    },
  },
  {
    name: 'triggers',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: (page) => page.getByRole('tab', { name: 'Triggers' }).click(),
  },
  {
    name: 'check',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('button', { name: 'Check the connection' }).click();
      await page.getByText('412 ms').waitFor();
    },
  },
  {
    name: 'activity',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Activity' }).click();
      await page.getByText('Published rules: version 2').waitFor();
    },
  },
  {
    name: 'settings',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByText('Revoke keys').first().waitFor();
    },
  },
  {
    name: 'connection-file',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Make the file' }).click();
      await page.getByText('Acme-Globex.json', { exact: true }).waitFor();
      await page.getByLabel('Text of the file').fill('{"schema": 1}');
      await page.getByRole('button', { name: 'Read the file' }).click();
      await page.getByLabel('Space of the customer').waitFor();
    },
  },
  {
    name: 'disconnect',
    path: 'admin#/connection/active',
    waitFor: 'Quick Sync',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Disconnect' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Make the list' }).click();
      await dialog.getByText('One pair.').waitFor();
    },
  },
  { name: 'ended', path: 'admin#/connection/ended', waitFor: 'This connection has ended' },
  { name: 'alarmed', path: 'admin#/connection/alarmed', waitFor: 'Allow the older version' },
  { name: 'asked', path: 'admin#/connection/asked', waitFor: 'Pairs to decide about' },
  {
    name: 'connection-conflicts',
    path: 'admin#/connection/active/conflicts',
    waitFor: 'What stands',
    act: (page) => page.getByText('labels: urgent').waitFor(),
  },
];
