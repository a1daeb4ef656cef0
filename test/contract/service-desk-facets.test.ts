import { createServiceDeskClient } from 'jira.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SERVICE_AGENTS } from '../../host/jira/catalogue/people.ts';
import type { User } from '../../host/jira/model.ts';
import { askForApproval } from '../../host/service/desks/ask-for-approval.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();
type Client = ReturnType<typeof createServiceDeskClient>;
const CHANGE = '10008';
const HOUR = 3600;

describe.skipIf(specs === undefined)(
  'a strict client sees approvals, clocks, queues and satisfaction',
  () => {
    let jira: StrictJira;
    let agent: Client;
    let customer: Client;
    let carol: User;
    let deskId: string;

    const as = (user: User) =>
      createServiceDeskClient({
        host: jira.server.url,
        auth: { type: 'basic', email: user.emailAddress, apiToken: 'local' },
        onSchemaMismatch: 'throw',
      });
    const raise = async (name: string, summary: string): Promise<string> => {
      const types = await customer.servicedesk.getRequestTypes({ serviceDeskId: deskId });
      const made = await customer.request.createCustomerRequest({
        serviceDeskId: deskId,
        requestTypeId: types.values?.find((type) => type.name === name)?.id ?? '',
        requestFieldValues: { summary },
      });
      return made.issueKey ?? '';
    };
    const found = async (jql: string): Promise<(string | undefined)[]> => {
      const { issues } = await jira
        .as(jira.sample.admin)
        .issueSearch.searchAndReconsileIssuesUsingJql({ jql, fields: ['key'] });
      return (issues ?? []).map(({ key }) => key);
    };
    const rest = async (user: User, method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${jira.server.url}${path}`, {
        method,
        headers: {
          authorization: `Basic ${btoa(`${user.emailAddress}:local`)}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    };

    beforeAll(async () => {
      jira = await strictJira(specs ?? '');
      const { sample } = jira;
      const { state } = sample.site;
      for (const user of [sample.admin, sample.developer]) {
        state.users.put({ ...user, groups: [...user.groups, SERVICE_AGENTS] });
      }
      carol = sample.site.admin.createUser({
        displayName: 'Carol',
        emailAddress: 'carol@customer.example',
        accountType: 'customer',
      });
      askForApproval(state, sample.sup.id, CHANGE);
      agent = as(sample.developer);
      customer = as(carol);
      deskId = (await customer.servicedesk.getServiceDesks()).values?.[0]?.id ?? '';
    });

    afterAll(async () => {
      await jira.server.stop();
      process.stdout.write(`${jira.checker.report()}\n`);
      expect(jira.checker.mismatches).toEqual([]);
    });

    test('a change waits until all approvers have agreed, and moves on by itself without an event of the approval', async () => {
      const { admin, developer, events } = jira.sample;
      const key = await raise('Request a change', 'Open the port');
      const at = { issueIdOrKey: key };
      const issue = await rest(admin, 'GET', `/rest/api/3/issue/${key}?fields=status,customfield_10054`);
      expect(issue.body.fields.status.name).toBe('Waiting for approval');
      const named = [{ accountId: developer.accountId }, { accountId: carol.accountId }];
      await rest(admin, 'PUT', `/rest/api/3/issue/${key}`, { fields: { customfield_10041: named } });
      expect(await found('approvals = pending()')).toEqual([key]);
      expect(await found(`approvals = pendingBy("${carol.accountId}")`)).toEqual([key]);
      expect(await found('approvals = myPending()')).toEqual([]);
      const steps = await rest(admin, 'GET', `/rest/api/3/issue/${key}/transitions`);
      expect(steps.body.transitions.map(({ name }: { name: string }) => name)).not.toContain('Approve');
      const [approval] = (await agent.request.getApprovals(at)).values ?? [];
      expect(approval).toMatchObject({ finalDecision: 'pending', canAnswerApproval: true });
      const approvalId = Number(approval?.id);
      events.length = 0;
      const first = await agent.request.answerApproval({ ...at, approvalId, decision: 'approve' });
      expect(first).toMatchObject({ finalDecision: 'pending', canAnswerApproval: false });
      expect(events).toEqual([]);
      await expect(
        agent.request.answerApproval({ ...at, approvalId, decision: 'decline' }),
      ).rejects.toMatchObject({ status: 409 });
      await expect(
        as(admin).request.answerApproval({ ...at, approvalId, decision: 'approve' }),
      ).rejects.toMatchObject({ status: 403 });
      const last = await customer.request.answerApproval({ ...at, approvalId, decision: 'approve' });
      expect(last.finalDecision).toBe('approved');
      expect(last.completedDate?.epochMillis).toBeDefined();
      expect(events.map(({ name, actorId }) => [name, actorId])).toEqual([
        ['avi:jira:updated:issue', carol.accountId],
      ]);
      expect((await agent.request.getApprovalById({ ...at, approvalId })).approvers).toHaveLength(2);
      const after = await rest(admin, 'GET', `/rest/api/3/issue/${key}?fields=status,customfield_10054`);
      expect(after.body.fields).toMatchObject({
        status: { name: 'Waiting for support' },
        customfield_10054: [{ finalDecision: 'approved' }],
      });
      expect(await found('approvals = approved() AND approvals = approver("Dora")')).toEqual([key]);
    });

    test('one refusal cancels', async () => {
      const { admin, developer } = jira.sample;
      const key = await raise('Request a change', 'Close the port');
      const named = [{ accountId: developer.accountId }, { accountId: carol.accountId }];
      await rest(admin, 'PUT', `/rest/api/3/issue/${key}`, { fields: { customfield_10041: named } });
      const at = { issueIdOrKey: key };
      const [approval] = (await customer.request.getApprovals(at)).values ?? [];
      await customer.request.answerApproval({
        ...at,
        approvalId: Number(approval?.id),
        decision: 'decline',
      });
      const status = await customer.request.getCustomerRequestByIdOrKey(at);
      expect(status.currentStatus).toMatchObject({ status: 'Canceled', statusCategory: 'DONE' });
    });

    test('clocks run, pause, are breached and end without any event', async () => {
      const { admin, clock, events } = jira.sample;
      const key = await raise('Get IT help', 'Slow');
      const at = { issueIdOrKey: key };
      await expect(customer.request.getSlaInformation(at)).rejects.toMatchObject({ status: 403 });
      const clocks = async () =>
        Object.fromEntries(
          ((await agent.request.getSlaInformation(at)).values ?? []).map((sla) => [sla.name ?? '', sla]),
        );
      const before = await clocks();
      expect(before['Time to first response']?.ongoingCycle).toMatchObject({
        breached: false,
        paused: false,
      });
      expect(before['Time to resolution']?.ongoingCycle?.goalDuration).toEqual({
        millis: 40 * HOUR * 1000,
        friendly: '40h',
      });
      events.length = 0;
      await clock.advance(9 * HOUR);
      expect(events).toEqual([]);
      expect((await clocks())['Time to first response']?.ongoingCycle).toMatchObject({
        breached: true,
        remainingTime: { friendly: '-1h' },
      });
      expect(await found('"Time to first response" = breached()')).toContain(key);
      expect(
        await found('"Time to first response" < remaining("0m") AND "Time to resolution" = running()'),
      ).toContain(key);
      await agent.request.createRequestComment({ ...at, body: 'We look into it', public: true });
      const answered = (await clocks())['Time to first response'];
      expect(answered?.ongoingCycle).toBeUndefined();
      expect(answered?.completedCycles?.[0]).toMatchObject({ breached: true });
      await rest(admin, 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: '851' } });
      expect((await clocks())['Time to resolution']?.ongoingCycle?.paused).toBe(true);
      expect(await found('"Time to resolution" = paused()')).toEqual([key]);
      const field = await rest(admin, 'GET', `/rest/api/3/issue/${key}?fields=customfield_10051`);
      expect(field.body.fields.customfield_10051).toMatchObject({
        name: 'Time to resolution',
        ongoingCycle: { paused: true },
      });
      const { id } = (await clocks())['Time to resolution'] ?? {};
      expect((await agent.request.getSlaInformationById({ ...at, slaMetricId: Number(id) })).id).toBe(id);
    });

    test('queues hold what their query finds, for agents alone', async () => {
      const serviceDeskId = deskId;
      const queues = await agent.servicedesk.getQueues({ serviceDeskId, includeCount: true });
      const open = queues.values?.find(({ name }) => name === 'All open');
      expect(open?.issueCount).toBe(2);
      const queueId = Number(open?.id);
      expect((await agent.servicedesk.getQueue({ serviceDeskId, queueId })).jql).toContain('project = SUP');
      const issues = await agent.servicedesk.getIssuesInQueue({ serviceDeskId, queueId });
      expect(issues.values?.map(({ fields }) => fields?.['summary'])).toContain('Slow');
      await expect(customer.servicedesk.getQueues({ serviceDeskId })).rejects.toMatchObject({ status: 403 });
    });

    test('the reporter rates a resolved request, without an event and without a trace in its history', async () => {
      const { admin, events } = jira.sample;
      const key = await raise('Get IT help', 'Quick');
      const path = `/rest/servicedeskapi/request/${key}/feedback`;
      const rating = { rating: 4, type: 'csat', comment: { body: 'Great work!' } };
      expect((await rest(carol, 'POST', path, rating)).status).toBe(400);
      await customer.request.performCustomerTransition({ issueIdOrKey: key, id: '901' });
      const { updated } = (await rest(admin, 'GET', `/rest/api/3/issue/${key}?fields=updated`)).body.fields;
      events.length = 0;
      await jira.sample.clock.advance(60);
      expect((await rest(admin, 'POST', path, rating)).status).toBe(403);
      expect((await rest(carol, 'POST', path, rating)).status).toBe(201);
      expect((await rest(admin, 'GET', path)).body).toEqual(rating);
      expect(events).toEqual([]);
      const issue = await rest(admin, 'GET', `/rest/api/3/issue/${key}?fields=updated,customfield_10052`);
      expect(issue.body.fields).toEqual({ updated, customfield_10052: { rating: 4 } });
      expect(await found('Satisfaction >= 4')).toEqual([key]);
      expect((await rest(carol, 'DELETE', path)).status).toBe(204);
      expect((await rest(carol, 'GET', path)).status).toBe(404);
    });

    test('the knowledge base finds articles by their words', async () => {
      jira.sample.site.state.articles.put({
        id: '8786177',
        spaceKey: 'IT',
        title: 'Stolen computer',
        excerpt: 'What to do when your computer was stolen',
        projectIds: [jira.sample.sup.id],
      });
      const all = await customer.knowledgebase.getArticles({ query: 'stolen', highlight: true });
      expect(all.values?.[0]?.title).toBe('@@@hl@@@Stolen@@@endhl@@@ computer');
      const path = `/rest/servicedeskapi/servicedesk/${deskId}/knowledgebase/article`;
      expect((await rest(carol, 'GET', `${path}?query=computer`)).body.size).toBe(1);
      expect((await rest(carol, 'GET', path)).status).toBe(400);
    });
  },
);
