import { optionKind } from './option-kind.ts';

/** One of a list of options. */
export const select = optionKind('a select list', 'value');
