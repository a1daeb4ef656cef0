import { createServiceDeskClient } from 'jira.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SERVICE_AGENTS } from '../../host/jira/catalogue/people.ts';
import type { User } from '../../host/jira/model.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { adf, type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();
type Client = ReturnType<typeof createServiceDeskClient>;

describe.skipIf(specs === undefined)('a strict client of the service desk API', () => {
  let jira: StrictJira;
  let admin: Client;
  let agent: Client;
  let customer: Client;
  let carol: User;
  let dave: User;
  let deskId: string;
  let key: string;

  const as = (user: User) =>
    createServiceDeskClient({
      host: jira.server.url,
      auth: { type: 'basic', email: user.emailAddress, apiToken: 'local' },
      onSchemaMismatch: 'throw',
    });
  const typeId = async (name: string) => {
    const types = await customer.servicedesk.getRequestTypes({ serviceDeskId: deskId });
    return types.values?.find((type) => type.name === name)?.id ?? '';
  };

  beforeAll(async () => {
    jira = await strictJira(specs ?? '');
    const { sample } = jira;
    const { state } = sample.site;
    for (const user of [sample.admin, sample.developer]) {
      state.users.put({ ...user, groups: [...user.groups, SERVICE_AGENTS] });
    }
    const make = (name: string) =>
      sample.site.admin.createUser({
        displayName: name,
        emailAddress: `${name.toLowerCase()}@customer.example`,
        accountType: 'customer',
      });
    carol = make('Carol');
    dave = make('Dave');
    admin = as(sample.admin);
    agent = as(sample.developer);
    customer = as(carol);
    const desks = await customer.servicedesk.getServiceDesks();
    deskId = desks.values?.[0]?.id ?? '';
    const made = await customer.request.createCustomerRequest({
      serviceDeskId: deskId,
      requestTypeId: await typeId('Get IT help'),
      requestFieldValues: { summary: 'My mouse is *broken*', description: 'It is *dead*' },
    });
    key = made.issueKey ?? '';
  });

  afterAll(async () => {
    await jira.server.stop();
    process.stdout.write(`${jira.checker.report()}\n`);
    expect(jira.checker.mismatches).toEqual([]);
  });

  test('desks, request types, groups and forms', async () => {
    expect((await customer.info.getInfo()).isLicensedForUse).toBe(true);
    const desk = await customer.servicedesk.getServiceDeskById({ serviceDeskId: 'SUP' });
    expect(desk).toMatchObject({ id: deskId, projectKey: 'SUP' });
    const groups = await customer.servicedesk.getRequestTypeGroups({ serviceDeskId: deskId });
    expect(groups.values?.map(({ name }) => name)).toContain('Common requests');
    const id = await typeId('Get IT help');
    const type = await customer.servicedesk.getRequestTypeById({
      serviceDeskId: deskId,
      requestTypeId: id,
      expand: ['field'],
    });
    expect(type.fields?.requestTypeFields?.[0]).toMatchObject({ fieldId: 'summary', required: true });
    const form = await customer.servicedesk.getRequestTypeFields({
      serviceDeskId: deskId,
      requestTypeId: Number(id),
    });
    expect(form.canRaiseOnBehalfOf).toBe(false);
    const priority = form.requestTypeFields?.find(({ fieldId }) => fieldId === 'priority');
    expect(priority?.validValues?.map(({ label }) => label)).toContain('High');
  });

  test('a request as its customer and its issue show it', async () => {
    const expand = ['serviceDesk', 'requestType', 'participant', 'status', 'attachment', 'action', 'comment'];
    const request = await customer.request.getCustomerRequestByIdOrKey({ issueIdOrKey: key, expand });
    expect(request).toMatchObject({
      issueKey: key,
      summary: 'My mouse is *broken*',
      reporter: { displayName: 'Carol', emailAddress: 'carol@customer.example' },
      currentStatus: { status: 'Waiting for support', statusCategory: 'INDETERMINATE' },
      serviceDesk: { projectKey: 'SUP' },
      requestType: { name: 'Get IT help' },
    });
    const details = request.requestFieldValues?.find(({ fieldId }) => fieldId === 'description');
    expect(details).toMatchObject({
      value: 'It is *dead*',
      renderedValue: { html: '<p>It is <b>dead</b></p>' },
    });
    const issue = await jira.as(jira.sample.admin).issues.getIssue({ issueIdOrKey: key, fields: ['*all'] });
    expect(issue.fields).toMatchObject({
      issuetype: { name: 'Service Request' },
      reporter: { accountId: carol.accountId },
      customfield_10010: {
        requestType: { name: 'Get IT help', serviceDeskId: deskId },
        currentStatus: { status: 'Waiting for support' },
      },
    });
  });

  test('lists by owner, status, text and desk, the newest activity first', async () => {
    const requestTypeId = await typeId('Report a system problem');
    const values = { summary: 'The mail is down' };
    const body = { serviceDeskId: deskId, requestTypeId, requestFieldValues: values };
    const second = await customer.request.createCustomerRequest(body);
    const keys = async (parameters: object) =>
      (await customer.request.getCustomerRequests(parameters)).values?.map(({ issueKey }) => issueKey);
    expect(await keys({})).toEqual([second.issueKey, key]);
    expect(await keys({ limit: 1, start: 1 })).toEqual([key]);
    expect(await keys({ searchTerm: 'mou*' })).toEqual([key]);
    expect(await keys({ requestStatus: 'CLOSED_REQUESTS' })).toEqual([]);
    expect(await keys({ serviceDeskId: Number(deskId), requestTypeId: Number(requestTypeId) })).toEqual([
      second.issueKey,
    ]);
    expect(await keys({ requestOwnership: ['PARTICIPATED_REQUESTS'] })).toEqual([]);
  });

  test('an agent raises for a customer, with participants', async () => {
    const made = await agent.request.createCustomerRequest({
      serviceDeskId: deskId,
      requestTypeId: await typeId('Get IT help'),
      requestFieldValues: { summary: 'For Carol' },
      raiseOnBehalfOf: carol.accountId,
      requestParticipants: [dave.accountId],
    });
    expect(made.reporter?.accountId).toBe(carol.accountId);
    const at = { issueIdOrKey: made.issueKey ?? '' };
    expect((await as(dave).request.getCustomerRequestByIdOrKey(at)).issueKey).toBe(made.issueKey);
    const removed = await agent.request.removeRequestParticipants({ ...at, accountIds: [dave.accountId] });
    expect(removed.values).toEqual([]);
    await expect(as(dave).request.getCustomerRequestByIdOrKey(at)).rejects.toMatchObject({ status: 404 });
    const added = await customer.request.addRequestParticipants({ ...at, accountIds: [dave.accountId] });
    expect(added.values?.map(({ accountId }) => accountId)).toEqual([dave.accountId]);
    expect((await as(dave).request.getRequestParticipants(at)).size).toBe(1);
    expect((await as(dave).request.getSubscriptionStatus(at)).subscribed).toBe(true);
    await as(dave).request.unsubscribe(at);
    expect((await as(dave).request.getSubscriptionStatus(at)).subscribed).toBe(false);
    await as(dave).request.subscribe(at);
    await expect(
      customer.request.createCustomerRequest({
        serviceDeskId: deskId,
        requestTypeId: await typeId('Get IT help'),
        requestFieldValues: { summary: 'For Dave' },
        raiseOnBehalfOf: dave.accountId,
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('comments of customers are public, notes of agents stay inside, and the mark works both ways', async () => {
    const at = { issueIdOrKey: key };
    await customer.request.createRequestComment({ ...at, body: 'Please *hurry*', public: true });
    const note = await agent.request.createRequestComment({ ...at, body: 'secret', public: false });
    const platform = jira.as(jira.sample.admin);
    await platform.issueComments.addComment({
      ...at,
      body: adf('also secret'),
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    });
    const bodies = async (client: Client, more = {}) =>
      (await client.request.getRequestComments({ ...at, ...more })).values?.map(({ body }) => body);
    expect(await bodies(customer)).toEqual(['Please *hurry*']);
    expect(await bodies(agent)).toEqual(['Please *hurry*', 'secret', 'also secret']);
    expect(await bodies(agent, { public: false })).toEqual(['secret', 'also secret']);
    const { comments } = await platform.issueComments.getComments(at);
    expect(comments?.map(({ jsdPublic }) => jsdPublic)).toEqual([true, false, false]);
    const read = { ...at, commentId: Number(note.id), expand: ['renderedBody', 'attachment'] };
    expect((await agent.request.getRequestCommentById(read)).renderedBody?.html).toBe('<p>secret</p>');
    await expect(customer.request.getRequestCommentById(read)).rejects.toMatchObject({ status: 404 });
    await expect(
      customer.request.createRequestComment({ ...at, body: 'x', public: false }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('files reach a request by way of temporary ones, and customers see those that are public', async () => {
    const at = { issueIdOrKey: key };
    const upload = async (user: User, name: string) => {
      const form = new FormData();
      form.append('file', new Blob(['0123']), name);
      const answer = await fetch(
        `${jira.server.url}/rest/servicedeskapi/servicedesk/${deskId}/attachTemporaryFile`,
        {
          method: 'POST',
          body: form,
          headers: {
            'x-atlassian-token': 'no-check',
            authorization: `Basic ${btoa(`${user.emailAddress}:local`)}`,
          },
        },
      );
      const { temporaryAttachments } = Object(await answer.json());
      return String(temporaryAttachments[0].temporaryAttachmentId);
    };
    const own = await upload(carol, 'log.txt');
    await expect(
      agent.request.createCommentWithAttachment({ ...at, temporaryAttachmentIds: [own], public: true }),
    ).rejects.toMatchObject({ status: 400 });
    const made = await customer.request.createCommentWithAttachment({
      ...at,
      temporaryAttachmentIds: [own],
      public: true,
      additionalComment: { body: 'See the log' },
    });
    expect(made.comment?.body).toContain('[^log.txt]');
    const inner = await upload(jira.sample.developer, 'inner.txt');
    await agent.request.createCommentWithAttachment({
      ...at,
      temporaryAttachmentIds: [inner],
      public: false,
    });
    const names = async (client: Client) =>
      (await client.request.getAttachmentsForRequest({ ...at, start: 0, limit: 50 })).values?.map(
        ({ filename }) => filename,
      );
    expect(await names(customer)).toEqual(['log.txt']);
    expect(await names(agent)).toEqual(['log.txt', 'inner.txt']);
    const files = await fetch(
      `${jira.server.url}/rest/servicedeskapi/request/${key}/comment/${made.comment?.id}/attachment`,
      { headers: { authorization: `Basic ${btoa(`${carol.emailAddress}:local`)}` } },
    );
    expect(Object(await files.json()).size).toBe(1);
  });

  test('customers take the steps that the workflow shows them', async () => {
    const at = { issueIdOrKey: key };
    const steps = await customer.request.getCustomerTransitions({ ...at, start: 0, limit: 50 });
    expect(steps.values).toEqual([{ id: '901', name: 'Cancel request' }]);
    await customer.request.performCustomerTransition({
      ...at,
      id: '901',
      additionalComment: { body: 'Solved itself' },
    });
    const statuses = await customer.request.getCustomerRequestStatus(at);
    expect(statuses.values?.map(({ status }) => status)).toEqual(['Canceled', 'Waiting for support']);
    await expect(customer.request.performCustomerTransition({ ...at, id: '851' })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('organizations and customers', async () => {
    const made = await agent.organization.createOrganization({ name: 'Charlie Cakes' });
    const organizationId = Number(made.id);
    await agent.organization.addUsersToOrganization({
      organizationId,
      body: { accountIds: [dave.accountId] },
    });
    expect((await agent.organization.getUsersInOrganization({ organizationId })).size).toBe(1);
    expect((await as(dave).organization.getOrganizations()).values?.map(({ name }) => name)).toEqual([
      'Charlie Cakes',
    ]);
    expect((await customer.organization.getOrganizations()).values).toEqual([]);
    await agent.organization.addOrganization({ serviceDeskId: deskId, body: { organizationId } });
    const ofDesk = await agent.organization.getServiceDeskOrganizations({ serviceDeskId: deskId });
    expect(ofDesk.values?.map(({ id }) => id)).toEqual([made.id]);
    const platform = jira.as(jira.sample.admin);
    await platform.issues.editIssue({ issueIdOrKey: key, fields: { customfield_10002: [organizationId] } });
    const shared = await as(dave).request.getCustomerRequests({
      requestOwnership: ['ORGANIZATION'],
      organizationId,
    });
    expect(shared.values?.map(({ issueKey }) => issueKey)).toEqual([key]);
    await agent.organization.removeOrganization({ serviceDeskId: deskId, body: { organizationId } });
    await agent.organization.deleteOrganization({ organizationId });
    await expect(agent.organization.getOrganization({ organizationId })).rejects.toMatchObject({
      status: 404,
    });
    const eve = await admin.customer.createCustomer({ email: 'eve@customer.example', displayName: 'Eve' });
    await agent.servicedesk.addCustomers({ serviceDeskId: deskId, accountIds: [eve.accountId ?? ''] });
    await expect(
      agent.customer.createCustomer({ email: 'x@customer.example', displayName: 'X' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
