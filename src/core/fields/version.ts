import { optionKind } from './option-kind.ts';

/** One version of the project. */
export const version = optionKind('a version', 'name');
