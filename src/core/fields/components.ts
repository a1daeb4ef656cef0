import { optionsKind } from './options-kind.ts';

/** Components of the project. */
export const components = optionsKind('components', 'name');
