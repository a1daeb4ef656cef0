import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Clock } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import { ACCOUNT } from '../../core/privacy/account-form.ts';
import { type Follows, followsKey, followsKind } from '../../core/rules/template-record.ts';
import { listConnections } from '../connection/list-connections.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { getTemplate } from './keep-template.ts';

/** A connection whose rules are to agree with a template. */
export interface Follower {
  readonly connection: string;
  readonly name: string;
  readonly state: string;
  /** The revision that its rules were last drafted from; 0: none yet. */
  readonly revision: number;
}

/** The connections that follow a template, by the template. */
export async function followers(ports: {
  readonly store: Store;
}): Promise<ReadonlyMap<string, readonly Follower[]>> {
  const found = new Map<string, Follower[]>();
  for (const { id, name, state } of await listConnections(ports)) {
    const follows = await ports.store.get(followsKind, followsKey(id));
    if (!follows) continue;
    const { template, revision } = follows;
    found.set(template, [...(found.get(template) ?? []), { connection: id, name, state, revision }]);
  }
  return found;
}

export interface FollowWish {
  readonly connection: string;
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Notes which template a connection follows; `revision` is the one that its rules are drafted from, 0 before that. */
export async function follow(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { connection, template, values }: FollowWish,
  revision: number,
): Promise<void> {
  const record: Follows = {
    v: 1,
    template,
    revision,
    values: withoutPeople(values),
    at: epochSeconds(clock),
  };
  await store.put(followsKind, followsKey(connection), record);
}

/** As follow, for a connection that has no rules yet; a template that is gone by now is refused. */
export async function followFromStart(
  ports: { readonly store: Store; readonly clock: Clock },
  wish: FollowWish,
): Promise<Attempt<{ readonly followed: true }>> {
  const template = await getTemplate(ports, { template: wish.template });
  if (!template.ok) return template;
  await follow(ports, wish, 0);
  return done({ followed: true });
}

/** The template that a connection was made from and that its rules were not drafted from yet. */
export async function templateToCome(
  { store }: { readonly store: Store },
  connection: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const follows = await store.get(followsKind, followsKey(connection));
  if (follows?.revision !== 0) return undefined;
  const template = await getTemplate({ store }, { template: follows.template });
  return template.ok ? { id: template.value.id, name: template.value.name } : undefined;
}

/** From now on the connection's rules are its own affair; they stay as they are. */
export const unfollow = ({ store }: { readonly store: Store }, connection: string): Promise<void> =>
  store.delete(followsKind, followsKey(connection));

/** People are found again in the rules of the site; kept here, nobody would forget them when an account is closed. */
function withoutPeople(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !name.startsWith('person-') && !value.includes('@') && value.search(ACCOUNT) < 0,
    ),
  );
}
