import type { Place } from './place.ts';
import type { Syntax } from './syntax.ts';

/** Something that lint says of a place in a script. An error keeps the script from being published. */
export interface Finding extends Place {
  readonly severity: 'error' | 'warning';
  readonly code:
    | 'too-long'
    | 'syntax'
    | 'async'
    | 'undeclared'
    | 'unknown-member'
    | 'unknown-field'
    | 'other-side'
    | 'read-only'
    | 'assigns-in-condition'
    | 'no-match'
    | 'may-be-null'
    /** What the engine cannot carry out. */
    | 'cannot';
  readonly message: string;
}

export function mark(
  { placeOf }: Syntax,
  node: { readonly start: number },
  code: Finding['code'],
  message: string,
  severity: Finding['severity'] = 'error',
): Finding {
  return { severity, code, message, ...placeOf(node) };
}
