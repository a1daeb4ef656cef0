import * as z from 'zod';
import type { JiraAuthor } from '../../core/ports/jira.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import type { LookupPlace, LookupPorts } from './answer-lookups.ts';

const address = z.string().trim().min(3).max(320).includes('@');
const account = z.string().regex(/^[A-Za-z0-9:_-]{1,128}$/);
const called = z.string().trim().min(1).max(255);
const person = z.looseObject({ ref: z.string() });
const space = z.union([
  z.string().min(1).max(255),
  z.looseObject({ key: z.string() }).transform(({ key }) => key),
]);

/** Answers what a script asks about people of this site; undefined for any other question. */
export async function answerAboutPeople(
  { jira }: Pick<LookupPorts, 'jira'>,
  place: LookupPlace,
  call: string,
  [first, second]: readonly unknown[],
): Promise<unknown> {
  switch (call) {
    case 'nodeHelper.getUser': {
      const id = account.safeParse(first).data;
      const name = id === undefined ? undefined : (await jira.peopleNames([id]))[id];
      return id === undefined || name === undefined
        ? null
        : asKnown(place, { accountId: id, displayName: name });
    }
    case 'nodeHelper.getUserByFullName': {
      const name = called.safeParse(first).data;
      const id = name === undefined ? undefined : await jira.accountByName(name);
      return id === undefined || name === undefined
        ? null
        : asKnown(place, { accountId: id, displayName: name });
    }
    case 'nodeHelper.getUserByEmail': {
      const email = address.safeParse(first).data;
      const id = email === undefined ? undefined : await jira.accountByEmail(email);
      return id === undefined || email === undefined
        ? null
        : { ...asKnown(place, { accountId: id, displayName: email }), email };
    }
    case 'nodeHelper.isUserAssignable': {
      const id = place.accounts.get(person.safeParse(second).data?.ref ?? '');
      const project = space.safeParse(first).data;
      if (id === undefined || project === undefined) return false;
      const found = await jira.project(project);
      if (found === 'not-found' || !place.projects.includes(found.id)) return false;
      return jira.assignable(found.key, id);
    }
    default:
      return undefined;
  }
}

/** Scripts know people of this site by the reference that the partner would know them by. */
export function asKnown(
  { key, accounts }: LookupPlace,
  { accountId, displayName }: Pick<JiraAuthor, 'accountId' | 'displayName'>,
): { readonly name: string; readonly ref: string } {
  if (accountId === '') return { name: displayName, ref: '' };
  const ref = fingerprint(key, accountId);
  accounts.set(ref, accountId);
  return { name: displayName, ref };
}
