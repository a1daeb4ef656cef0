import type { ReadPlace, WriteTarget } from '../../src/core/fields/field-kind.ts';

/** People are known to the peer by `r-` and their account id. */
export const reading: ReadPlace = {
  asPeerMayKnow: (accountId, { name }) => ({ name, ref: `r-${accountId}` }),
};

/** A place where `r-ann` is the account `here-ann` and nobody else is known; `part` says what is different. */
export function writing(part: Partial<WriteTarget> = {}): WriteTarget {
  return {
    field: 'customfield_1',
    underParent: false,
    labelSpaces: 'underscore',
    skipUnknown: false,
    mentionOf: ({ id, text }) => (id === 'r-ann' ? { id: 'here-ann', text } : undefined),
    accountOf: (user) => (user.ref === 'r-ann' ? 'here-ann' : undefined),
    ...part,
  };
}
