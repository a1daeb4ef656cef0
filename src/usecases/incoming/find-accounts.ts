import type { ReadingPorts } from '../../core/ports/reading-ports.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { type Addresses, unknownAddress } from '../../core/rules/people.ts';
import type { Context } from '../twin/load-context.ts';

/** Seconds for which an address is taken to belong to the same account, or to none. */
const ADDRESS_AGE = 3600;
/** More addresses than this in one item are not looked for: each is a call. */
const MOST_ADDRESSES = 20;

/** Looks for people of an item whom only their e-mail address can name here: no call where there is none. */
export async function findAccounts(
  ports: Pick<ReadingPorts, 'jira' | 'memo'>,
  { rules, key }: Context,
  values: ReplicaFields,
): Promise<Addresses> {
  const people = Object.values(values).flatMap((value) => {
    if (value.kind === 'user') return value.value === null ? [] : [value.value];
    return value.kind === 'users' ? value.value : [];
  });
  const wanted = people.flatMap((person) => unknownAddress(rules.userMap, key, person) ?? []);
  const found: Record<string, string | undefined> = {};
  for (const address of [...new Set(wanted)].slice(0, MOST_ADDRESSES)) {
    const kept = ports.memo.recall(`address:${address}`, ADDRESS_AGE);
    if (typeof kept === 'string') {
      found[address] = kept === '' ? undefined : kept;
      continue;
    }
    const account = await ports.jira.accountByEmail(address);
    ports.memo.keep(`address:${address}`, account ?? '');
    found[address] = account;
  }
  return found;
}
