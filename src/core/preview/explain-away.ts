import type { OutOfScope } from '../sync/scope.ts';

const WORDS: Readonly<Record<OutOfScope, string>> = {
  project: 'The space of the work item is not in the scope of these rules.',
  'project-archived': 'The space of the work item is archived.',
  'project-trashed': 'The space of the work item is in the trash.',
  'project-off': 'The sync of the space is switched off.',
  security: 'The security level of the work item keeps it here.',
  archived: 'The work item is archived.',
  filter: 'Held back by the filter.',
};

/** Why nothing of a work item crosses, as a sentence. */
export const explainAway = (out: OutOfScope): string => WORDS[out];
