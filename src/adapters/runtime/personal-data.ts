import { privacy } from '@forge/api';
import * as z from 'zod';
import type { PersonalData } from '../../core/ports/personal-data.ts';
import { PortError } from '../../core/ports/port-error.ts';

const told = z.array(z.object({ accountId: z.string(), status: z.enum(['updated', 'closed']) }));
const refusal = z.object({ status: z.number() });

/** Accounts of one request of `reportPersonalData`. The package sends longer lists all at once, which we do not. */
const AT_ONCE = 90;

/** Reports accounts by Forge's privacy API, one request after the other. */
export function personalData(): PersonalData {
  return {
    async report(accounts) {
      const found: { id: string; status: 'updated' | 'closed' }[] = [];
      for (let from = 0; from < accounts.length; from += AT_ONCE) {
        const some = accounts
          .slice(from, from + AT_ONCE)
          .map(({ id, at }) => ({ accountId: id, updatedAt: new Date(at * 1000).toISOString() }));
        const answer = told.safeParse(await asked(some));
        if (!answer.success)
          throw new PortError('invalid', 'The answer to the report of personal data has an unknown shape.');
        found.push(...answer.data.map(({ accountId, status }) => ({ id: accountId, status })));
      }
      return found;
    },
  };
}

async function asked(accounts: { accountId: string; updatedAt: string }[]): Promise<unknown> {
  try {
    return await privacy.reportPersonalData(accounts);
  } catch (error) {
    // The package throws the response itself.
    const { status } = refusal.safeParse(error).data ?? {};
    const code = status === 429 ? 'rate-limited' : status === 403 ? 'forbidden' : 'unavailable';
    const what = status === undefined ? 'did not answer' : `answered ${status}`;
    throw new PortError(code, `Atlassian ${what} when personal data were reported.`);
  }
}
