import type { Answers } from './canned-site.ts';

/** What a site answers on which nothing has been made yet. */
export const emptyAnswers: Answers = {
  'connection.list': () => ({ connections: [], total: 0 }),
  'project.rights': () => ({
    projectAdmins: 'never',
    project: { id: '10000', key: 'SUP', name: 'Acme support' },
  }),
  'project.search': () => ({ projects: [] }),
  'table.list': () => ({ tables: [] }),
  'template.list': () => ({ templates: [] }),
  'trigger.list': () => ({ triggers: [], spaces: [] }),
  'conflict.page': () => ({ conflicts: [] }),
  'item.list': () => ({ items: [] }),
  'error.list': () => ({ groups: [], more: false }),
  'connection.audit': () => ({ entries: [] }),
  'sync.status': () => ({
    issue: { id: '1', key: 'SUP-1', url: '/browse/SUP-1' },
    twins: [],
    offers: [],
  }),
};
