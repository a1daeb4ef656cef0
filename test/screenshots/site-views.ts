import type { View } from './view.ts';

const admin = { site: 'blue' } as const;

/** The places of the admin page beside a connection, what project admins and agents have, and the host's own pages. */
export const siteViews: readonly View[] = [
  { ...admin, name: 'connections', path: () => '/jira/apps/admin', waitFor: 'Acme - Initech' },
  { ...admin, name: 'tables', path: () => '/jira/apps/admin#/tables', waitFor: 'Which team of Globex' },
  {
    ...admin,
    name: 'table-edit',
    path: () => '/jira/apps/admin#/tables',
    act: (page) => page.getByTestId('table-edit-teams').press('Enter'),
    waitFor: 'Change the table teams',
  },
  { ...admin, name: 'templates', path: () => '/jira/apps/admin#/templates', waitFor: 'Support for a client' },
  {
    ...admin,
    name: 'template-begin',
    path: ({ template }) => `/jira/apps/admin#/new-from/${template}`,
    waitFor: 'From the template Support for a client',
  },
  {
    ...admin,
    name: 'site-settings',
    path: () => '/jira/apps/admin#/settings',
    waitFor: 'Only with these sites',
  },
  {
    ...admin,
    name: 'self-check',
    path: () => '/jira/apps/admin#/self-check',
    waitFor: 'Partners can reach this site.',
  },
  {
    ...admin,
    name: 'project',
    as: 'bob@blue.example',
    path: () => '/jira/apps/project?projectKey=SUP',
    waitFor: 'Connections of this space',
  },
  {
    ...admin,
    name: 'panel-in-step',
    as: 'bob@blue.example',
    path: ({ inStep }) => `/browse/${inStep}`,
    act: (page) => page.frameLocator('[data-testid="app-issue"]').getByText('In step').first().waitFor(),
    waitFor: 'Details',
  },
  {
    ...admin,
    name: 'panel-conflict',
    as: 'bob@blue.example',
    path: ({ inConflict }) => `/browse/${inConflict}`,
    act: (page) =>
      page
        .frameLocator('[data-testid="app-issue"]')
        .getByRole('button', { name: /conflict/ })
        .press('Enter'),
    waitFor: 'Details',
  },
  {
    name: 'panel-error',
    site: 'green',
    as: 'hana@green.example',
    path: ({ withError }) => `/browse/${withError}`,
    act: (page) =>
      page
        .frameLocator('[data-testid="app-issue"]')
        .getByText(/Crimson/)
        .first()
        .waitFor(),
    waitFor: 'Details',
  },
  {
    ...admin,
    name: 'panel-not-synced',
    as: 'bob@blue.example',
    path: ({ unsynced }) => `/browse/${unsynced}`,
    act: (page) =>
      page
        .frameLocator('[data-testid="app-issue"]')
        .getByText(/is not synced/)
        .waitFor(),
    waitFor: 'Details',
  },
  {
    ...admin,
    name: 'action',
    as: 'bob@blue.example',
    path: ({ inStep }) => `/browse/${inStep}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Sync with Counterpart' }).click();
      await page.frameLocator('[data-testid="app-issue-action"]').getByText(/DEV-/).first().waitFor();
    },
    waitFor: 'Details',
  },
  { ...admin, name: 'host-issues', path: () => '/jira/projects/SUP', waitFor: 'about' },
];
