/**
 * The cookie `host-user` says who is logged in. Browsers share cookies between the ports of one machine, so it names
 * one person for each site, newest first: account ids or e-mail addresses with a bar between them. Each site takes the
 * first that it knows.
 */
export const hostUserCookie = 'host-user';
const bar = '|';
/** Enough for every site of a host; older names fall out. */
const most = 20;

export function loggedInNames(cookie: string | undefined): string[] {
  return (cookie ?? '').split(bar).filter((name) => name !== '');
}

/** The cookie after somebody logged in: `name` first, and none of the `others` of the same site. */
export function withLogIn(cookie: string | undefined, name: string, others: readonly string[]): string {
  const kept = loggedInNames(cookie).filter((known) => known !== name && !others.includes(known));
  return [name, ...kept].slice(0, most).join(bar);
}
