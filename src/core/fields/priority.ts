import { optionKind } from './option-kind.ts';

/** The priority, by its name. */
export const priority = optionKind('the priority', 'name');
