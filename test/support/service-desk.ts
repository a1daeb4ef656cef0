import * as z from 'zod';
import type { LocalHost } from '../../host/local/local-host.ts';
import { adminOf } from '../../host/local/start-up.ts';

const values = z.object({
  values: z.array(z.looseObject({ id: z.coerce.string(), name: z.string().default('') })),
});
const made = z.looseObject({ issueKey: z.string(), issueId: z.string() });

/** A service project as its agents and customers use it, below `/rest/servicedeskapi`. */
export function serviceDesk(host: LocalHost, site: string, project: string) {
  const { baseUrl, jira } = host.site(site);
  const { state } = jira;
  const space = state.projects.find(({ key }) => key === project);
  if (!space) throw new Error(`${site} has no space ${project}`);
  const agent = adminOf(host.site(site));
  const call = async (accountId: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const request = new Request(`${baseUrl}/rest/servicedeskapi${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await host.host.jira(site, request, { kind: 'user', accountId });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${site} answered ${answer.status} to ${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const desk = state.desks.by('project', space.id)[0];
  if (!desk) throw new Error(`${project} has no service desk`);
  return {
    agent,
    call,
    /** A person who uses the portal and no more. */
    customer: (displayName: string, emailAddress: string): string =>
      jira.admin.createUser({ displayName, emailAddress, accountType: 'customer' }).accountId,
    /** A colleague whose address others may see. */
    colleague: (displayName: string, emailAddress: string): string => {
      const user = jira.admin.createUser({ displayName, emailAddress });
      state.users.put({ ...user, emailVisible: true });
      return user.accountId;
    },
    /** Raises a request on the portal; its key. */
    raise: async (customer: string, type: string, summary: string): Promise<string> => {
      const types = values.parse(await call(agent, 'GET', `/servicedesk/${desk.id}/requesttype`));
      const requestTypeId = types.values.find(({ name }) => name === type)?.id;
      const fields = { summary, ...(type === 'Request a new account' ? { description: 'One' } : {}) };
      return made.parse(
        await call(customer, 'POST', '/request', {
          serviceDeskId: desk.id,
          requestTypeId,
          requestFieldValues: fields,
        }),
      ).issueKey;
    },
    decide: async (approver: string, key: string, decision: 'approve' | 'decline'): Promise<void> => {
      const [approval] = values
        .parse(await call(approver, 'GET', `/request/${key}/approval`))
        .values.slice(-1);
      await call(approver, 'POST', `/request/${key}/approval/${approval?.id ?? ''}`, { decision });
    },
    rate: (customer: string, key: string, rating: number) =>
      call(customer, 'POST', `/request/${key}/feedback`, { rating, type: 'csat' }),
    takePart: (accountId: string, key: string) =>
      call(agent, 'POST', `/request/${key}/participant`, { accountIds: [accountId] }),
  };
}
