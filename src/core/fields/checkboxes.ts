import { optionsKind } from './options-kind.ts';

/** Any number of a few options, shown as boxes. */
export const checkboxes = optionsKind('checkboxes', 'value');
