import * as z from 'zod';
import type { ReplicaUser } from '../replica/replica-parts.ts';
import type { FieldKind, ReadPlace } from './field-kind.ts';

const account = z.looseObject({
  accountId: z.string(),
  displayName: z.string().default(''),
  emailAddress: z.string().optional(),
});

/** A person. What crosses is a name, a reference and what the version lets be known of the e-mail address. */
export const user: FieldKind<'user'> = {
  wire: 'user',
  called: 'a person',
  needs: 'people',
  read: (raw, place) => {
    if (raw === null) return { kind: 'user', value: null };
    const person = readPerson(raw, place);
    return person ? { kind: 'user', value: person } : undefined;
  },
  write: ({ value }, { accountOf }) => {
    if (value === null) return { ok: true, raw: null };
    const accountId = accountOf(value);
    return accountId === undefined ? { ok: false, code: 'no-user' } : { ok: true, raw: { accountId } };
  },
  normal: ({ value }) => value?.ref ?? null,
};

/** A person as Jira shows them, as the peer may know them. */
export function readPerson(raw: unknown, place: ReadPlace): ReplicaUser | undefined {
  const parsed = account.safeParse(raw);
  if (!parsed.success) return undefined;
  const { accountId, displayName, emailAddress } = parsed.data;
  return place.asPeerMayKnow(accountId, { name: displayName, email: emailAddress });
}
