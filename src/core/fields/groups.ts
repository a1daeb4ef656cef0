import { optionsKind } from './options-kind.ts';

/** Any number of groups of people. */
export const groups = optionsKind('groups', 'name');
