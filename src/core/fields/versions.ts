import { optionsKind } from './options-kind.ts';

/** Versions of the project: fixed in, affected, or any others. */
export const versions = optionsKind('versions', 'name');
