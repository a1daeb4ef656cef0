import { nameForm } from '../fields/option-kind.ts';
import type { Missing } from './mend-command.ts';

/** How a version or a component is made that a script has asked for. */
export interface MadeAs {
  readonly description?: string;
  /** Account id of this site. */
  readonly lead?: string;
}

/** By `madeKey`. */
export type MadeAsked = ReadonlyMap<string, MadeAs>;

export const madeKey = (makes: Missing['makes'], name: string): string => `${makes}:${nameForm(name)}`;
