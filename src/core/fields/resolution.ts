import { optionKind } from './option-kind.ts';

/** The resolution, by its name; Jira takes it with a transition alone. */
export const resolution = optionKind('the resolution', 'name');
