import type { Connection, ConsentRecord } from '../connection/connection-record.ts';
import { FORMER_USER, type KeptAccount } from './person-report.ts';

type Signed = Connection['consent'];

/** People of this site whose names a connection keeps: who agreed, who confirmed, who asked for it. */
export function accountsOfConnection({ consent, confirmed, asked }: Connection): readonly KeptAccount[] {
  const signed = [consent.here, confirmed.here].flatMap((one) =>
    one?.account === undefined ? [] : [{ id: one.account, at: one.at }],
  );
  return asked?.by === undefined ? signed : [...signed, { id: asked.by, at: asked.at }];
}

/** The same without people whose accounts are closed: that somebody agreed, in which role and when, stays. */
export function withoutPeople(connection: Connection, closed: ReadonlySet<string>): Connection {
  const { consent, confirmed, asked } = connection;
  const next = {
    ...connection,
    consent: signedWithout(consent, closed),
    confirmed: signedWithout(confirmed, closed),
  };
  if (asked?.by === undefined || !closed.has(asked.by)) return next;
  const { by: _, ...rest } = asked;
  return { ...next, asked: { ...rest, name: FORMER_USER } };
}

/** The same with the names that people bear now, by account id. */
export function withNames(connection: Connection, names: ReadonlyMap<string, string>): Connection {
  const { consent, confirmed, asked } = connection;
  const name = asked?.by === undefined ? undefined : names.get(asked.by);
  return {
    ...connection,
    consent: signedWithNames(consent, names),
    confirmed: signedWithNames(confirmed, names),
    ...(asked === undefined ? {} : { asked: { ...asked, name: name ?? asked.name } }),
  };
}

/** Which consents of the own side bear the name of such a person: the peer holds a copy of them. */
export function signedBy(
  { consent, confirmed }: Connection,
  closed: ReadonlySet<string>,
): readonly ('consent' | 'confirmed')[] {
  const of = (signed: Signed) => signed.here?.account !== undefined && closed.has(signed.here.account);
  return [...(of(consent) ? ['consent' as const] : []), ...(of(confirmed) ? ['confirmed' as const] : [])];
}

/** The peer's person has gone: the name in the peer's own consents goes. */
export function withoutSigners(
  connection: Connection,
  which: readonly ('consent' | 'confirmed')[],
): Connection {
  const nameless = (signed: Signed): Signed =>
    signed.there === undefined ? signed : { ...signed, there: { ...signed.there, by: FORMER_USER } };
  return {
    ...connection,
    ...(which.includes('consent') ? { consent: nameless(connection.consent) } : {}),
    ...(which.includes('confirmed') ? { confirmed: nameless(connection.confirmed) } : {}),
  };
}

function signedWithout(signed: Signed, closed: ReadonlySet<string>): Signed {
  const { here } = signed;
  if (here?.account === undefined || !closed.has(here.account)) return signed;
  const { account: _, ...rest } = here;
  return { ...signed, here: { ...rest, by: FORMER_USER } };
}

function signedWithNames(signed: Signed, names: ReadonlyMap<string, string>): Signed {
  const { here } = signed;
  return here === undefined ? signed : { ...signed, here: { ...here, by: nameOf(here, names) } };
}

const nameOf = ({ account, by }: ConsentRecord, names: ReadonlyMap<string, string>): string =>
  (account === undefined ? undefined : names.get(account)) ?? by;
