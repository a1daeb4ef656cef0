import * as z from 'zod';
import { people } from '../../host/http/jira-pages.ts';
import type { LocalHost } from '../../host/local/local-host.ts';

const answer = z.object({
  ok: z.boolean(),
  data: z.unknown().optional(),
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }).optional(),
});
export type Answered = z.infer<typeof answer>;

/** Where a function is called from: the page's own place, as Jira tells the app. */
interface From {
  readonly module: string;
  readonly project?: string;
  readonly issue?: string;
}

export function accountOf(host: LocalHost, site: string, email: string): string {
  const found = people(host.site(site).jira).find((person) => person.emailAddress === email);
  if (!found) throw new Error(`Nobody at ${email}`);
  return found.accountId;
}

/**
 * Calls the function of a page as this person, without Jira's asking whether the page would show: what is refused is
 * refused by the app. `wholeAnswer` of a call that the app's code broke is thrown.
 */
export async function callAs(
  host: LocalHost,
  who: { readonly site: string; readonly email: string },
  from: From,
  operation: string,
  payload: unknown,
): Promise<Answered> {
  const accountId = accountOf(host, who.site, who.email);
  const outcome = await host.host.invokePage(who.site, {
    ...from,
    operation,
    payload,
    accountId,
    stillOpen: true,
  });
  if (outcome.kind !== 'answered') throw new Error(`${operation} was not answered: ${outcome.message}`);
  return answer.parse(outcome.value);
}
