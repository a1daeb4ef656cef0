import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';
import { readPerson } from './user.ts';

const accounts = z.array(z.unknown());

/**
 * Several people. They cross as one value: the same person has another reference on each site, so that the
 * members of the two sets cannot be told apart one by one.
 */
export const users: FieldKind<'users'> = {
  wire: 'users',
  called: 'several people',
  needs: 'people',
  read: (raw, place) => {
    if (raw === null) return { kind: 'users', value: [] };
    const parsed = accounts.safeParse(raw);
    if (!parsed.success) return undefined;
    const people = parsed.data.map((one) => readPerson(one, place));
    const known = people.filter((person) => person !== undefined);
    return known.length === people.length ? { kind: 'users', value: known } : undefined;
  },
  write: ({ value }, { accountOf, skipUnknown }) => {
    const found = value.map(accountOf);
    const accountIds = [...new Set(found.filter((id) => id !== undefined))];
    if (found.includes(undefined) && !skipUnknown) return { ok: false, code: 'no-user' };
    // Where nobody has a counterpart, nothing is known of who should be there.
    if (value.length > 0 && accountIds.length === 0) return { ok: false, code: 'no-user' };
    return { ok: true, raw: accountIds.map((accountId) => ({ accountId })) };
  },
  normal: ({ value }) => value.map(({ ref }) => ref).sort(),
};
