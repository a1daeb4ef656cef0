import type { ShownPage } from './shown-page.ts';

/** The places of the admin page beside a connection, the project settings page, the panel and the action. */
export const surfacePages: readonly ShownPage[] = [
  { name: 'list', path: 'admin', waitFor: 'Acme - Initech' },
  {
    name: 'new',
    path: 'admin#/new',
    waitFor: 'I do not know it',
    act: async (page) => {
      await page.getByRole('button', { name: 'I do not know it' }).click();
      await page.getByText('You have named no site').waitFor();
    },
  },
  {
    name: 'accept',
    path: 'admin#/accept',
    waitFor: 'Read the invitation',
    act: async (page) => {
      await page.getByLabel('Invitation code').fill('cpi_abc');
      await page.getByRole('button', { name: 'Read the invitation' }).click();
      await page.getByText('The invitation names another site').waitFor();
    },
  },
  { name: 'tables', path: 'admin#/tables', waitFor: 'Who does what at the partner' },
  {
    name: 'table',
    path: 'admin#/tables',
    waitFor: 'Who does what at the partner',
    act: async (page) => {
      await page.getByTestId('table-edit-teams').click();
      await page.getByText('Change the table teams').waitFor();
    },
  },
  { name: 'templates', path: 'admin#/templates', waitFor: 'Every client of the support desk' },
  {
    name: 'template',
    path: 'admin#/templates',
    waitFor: 'Every client of the support desk',
    act: async (page) => {
      await page.getByTestId('template-edit-standard').click();
      await page.getByText('Change the template Standard client').waitFor();
    },
  },
  {
    name: 'new-from-template',
    path: 'admin#/new-from/standard',
    waitFor: 'From the template Standard client',
  },
  { name: 'self-check', path: 'admin#/self-check', waitFor: 'There is no web trigger yet.' },
  { name: 'project', path: 'project?projectKey=SUP', waitFor: 'Connections of this space' },
  { name: 'panel', path: 'issue?issueKey=SUP-1&embed=1', waitFor: 'DEV-7' },
  {
    name: 'conflicts',
    path: 'issue?issueKey=SUP-1&embed=1',
    waitFor: 'One conflict',
    act: async (page) => {
      await page.getByRole('button', { name: 'One conflict' }).click();
      await page.getByText('Here: Printer burns').waitFor();
    },
  },
  { name: 'action', path: 'issue-action?issueKey=SUP-1', waitFor: 'DEV-7' },
];
