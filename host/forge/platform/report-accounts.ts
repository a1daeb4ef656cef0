import * as z from 'zod';
import type { User } from '../../jira/model.ts';

/** Atlassian's limit of accounts in one report. */
const MOST = 90;

const report = z.object({
  accounts: z
    .array(z.object({ accountId: z.string().min(1), updatedAt: z.iso.datetime() }))
    .min(1)
    .max(MOST),
});

/**
 * The report of personal data as Atlassian documents it: accounts that were closed, and those whose profile has
 * changed since the app last had it, come back; 204 where there is neither.
 */
export function reportAccounts(
  body: unknown,
  scopes: readonly string[],
  userOf: (accountId: string) => User | undefined,
): Response {
  if (!scopes.includes('report:personal-data'))
    return Response.json({ message: 'The app lacks the scope report:personal-data.' }, { status: 403 });
  const asked = report.safeParse(body);
  if (!asked.success)
    return Response.json({ message: asked.error.issues[0]?.message ?? 'Bad request' }, { status: 400 });
  const accounts = asked.data.accounts.flatMap(({ accountId, updatedAt }) => {
    const user = userOf(accountId);
    if (user?.closed !== undefined) return [{ accountId, status: 'closed' }];
    const changed = user?.updated !== undefined && user.updated > Date.parse(updatedAt);
    return changed ? [{ accountId, status: 'updated' }] : [];
  });
  return accounts.length === 0 ? new Response(null, { status: 204 }) : Response.json({ accounts });
}
