import { cannedConnections } from './canned-connections.ts';
import { cannedIssues } from './canned-issues.ts';
import { cannedItems } from './canned-items.ts';
import { cannedRules } from './canned-rules.ts';
import type { Answers } from './canned-site.ts';
import { cannedTables } from './canned-tables.ts';
import { cannedTemplates } from './canned-templates.ts';

/** What the resolver of a site in the middle of its work answers: three connections that run, wait and have ended. */
export const cannedAnswers: Answers = {
  ...cannedConnections,
  ...cannedRules,
  ...cannedTables,
  ...cannedTemplates,
  ...cannedIssues,
  ...cannedItems,
  'settings.get': () => ({ projectAdmins: 'approval' }),
  'project.rights': () => ({
    projectAdmins: 'alone',
    project: { id: '10000', key: 'SUP', name: 'Acme support' },
  }),
  'selfCheck.get': () => ({
    checks: [
      { name: 'Token secret', ok: true, message: 'The app variable is set.' },
      { name: 'Web trigger', ok: false, message: 'There is no web trigger yet.', next: 'Reinstall the app.' },
    ],
  }),
};
