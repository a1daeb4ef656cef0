import { optionsKind } from './options-kind.ts';

/** Any number of a list of options. */
export const multiSelect = optionsKind('a select list of several values', 'value');
