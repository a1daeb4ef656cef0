import type { ReadPlace, WriteTarget } from '../fields/field-kind.ts';
import { nameForm } from '../fields/option-kind.ts';
import { fingerprint } from '../replica/fingerprint.ts';
import type { ReplicaUser } from '../replica/replica-parts.ts';
import type { Version } from './version.ts';

type UserMap = Version['userMap'];

/** Accounts of this site by e-mail address in lower case; undefined where the site knows no such address. */
export type Addresses = Readonly<Record<string, string | undefined>>;

/** How people are named to the peer: by a reference that means nothing outside this connection. */
export function asPeerMayKnow(userMap: UserMap, key: string): ReadPlace['asPeerMayKnow'] {
  return (accountId, { name, email }) => ({
    name: name.slice(0, 255),
    ref: fingerprint(key, accountId),
    ...(email === undefined
      ? {}
      : userMap.sendEmail
        ? { email: email.slice(0, 320) }
        : { emailHash: emailHash(key, email) }),
  });
}

/** Who a person of the peer's is here: by the map, then by an equal e-mail address, then the default. */
export function accountOf(userMap: UserMap, key: string, addresses: Addresses): WriteTarget['accountOf'] {
  return (user) => inMap(userMap, key, user) ?? byAddress(userMap, user, addresses) ?? userMap.default;
}

/** Whether the map or an equal address says who a person of the peer's is here. */
export const knownHere = (userMap: UserMap, key: string, user: ReplicaUser, addresses: Addresses): boolean =>
  inMap(userMap, key, user) !== undefined || byAddress(userMap, user, addresses) !== undefined;

/** Who is meant by a mention of the peer's; nobody stands in for somebody unknown. */
export function mentionOf(userMap: UserMap, key: string): WriteTarget['mentionOf'] {
  return ({ id, text }) => {
    const account = inMap(userMap, key, { ref: id, name: text.replace(/^@/, '') });
    return account === undefined ? undefined : { id: account, text };
  };
}

/** Addresses that the map does not settle: who is to be looked for on this site. */
export function unknownAddress(userMap: UserMap, key: string, user: ReplicaUser): string | undefined {
  if (!userMap.matchEmail || user.email === undefined) return undefined;
  return inMap(userMap, key, user) === undefined ? user.email.trim().toLowerCase() : undefined;
}

function inMap({ map }: UserMap, key: string, user: ReplicaUser): string | undefined {
  const email = user.email === undefined ? undefined : nameForm(user.email);
  const names = (there: string) =>
    (user.ref !== '' && there === user.ref) ||
    (email !== undefined && nameForm(there) === email) ||
    (user.emailHash !== undefined && there.includes('@') && emailHash(key, there) === user.emailHash);
  const line = map.find(({ there }) => names(there)) ?? map.find(({ there }) => sameName(there, user.name));
  return line?.here;
}

const sameName = (there: string, name: string): boolean =>
  name.trim() !== '' && nameForm(there) === nameForm(name);

function byAddress(userMap: UserMap, user: ReplicaUser, addresses: Addresses): string | undefined {
  if (!userMap.matchEmail || user.email === undefined) return undefined;
  const address = user.email.trim().toLowerCase();
  return Object.hasOwn(addresses, address) ? addresses[address] : undefined;
}

function emailHash(key: string, email: string): string {
  return fingerprint(key, ['email', email.trim().toLowerCase()]);
}
