import * as z from 'zod';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import type { LookupPlace, LookupPorts } from './answer-lookups.ts';

const address = z.string().trim().min(3).max(320).includes('@');
const person = z.looseObject({ ref: z.string() });
const space = z.union([
  z.string().min(1).max(255),
  z.looseObject({ key: z.string() }).transform(({ key }) => key),
]);

/** Answers what a script asks about people of this site; undefined for any other question. */
export async function answerAboutPeople(
  { jira }: Pick<LookupPorts, 'jira'>,
  { key, accounts, projects }: LookupPlace,
  call: string,
  [first, second]: readonly unknown[],
): Promise<unknown> {
  switch (call) {
    case 'nodeHelper.getUserByEmail': {
      const email = address.safeParse(first).data;
      const account = email === undefined ? undefined : await jira.accountByEmail(email);
      if (account === undefined) return null;
      // Scripts know people of this site by the reference that the partner would know them by.
      const ref = fingerprint(key, account);
      accounts.set(ref, account);
      return { name: email, email, ref };
    }
    case 'nodeHelper.isUserAssignable': {
      const account = accounts.get(person.safeParse(second).data?.ref ?? '');
      const project = space.safeParse(first).data;
      if (account === undefined || project === undefined) return false;
      const found = await jira.project(project);
      if (found === 'not-found' || !projects.includes(found.id)) return false;
      return jira.assignable(found.key, account);
    }
    default:
      return undefined;
  }
}
