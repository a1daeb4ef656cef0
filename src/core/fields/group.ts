import { optionKind } from './option-kind.ts';

/** One group of people. */
export const group = optionKind('a group', 'name');
