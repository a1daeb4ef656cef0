import { beforeEach, describe, expect, test } from 'vitest';
import { SERVICE_AGENTS } from '../jira/catalogue/people.ts';
import type { User } from '../jira/model.ts';
import { type SampleSite, sampleSite } from '../jira/sample-site.ts';
import type { Principal } from '../jira/site.ts';

const API = '/rest/servicedeskapi';
const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

let sample: SampleSite;
let agent: User;
let carol: User;
let dave: User;
let deskId: string;
let key: string;

const raise = (as: User | Principal, more: object = {}) =>
  sample.rest(
    'POST',
    `${API}/request`,
    { serviceDeskId: deskId, requestTypeId: '1', requestFieldValues: { summary: 'Help' }, ...more },
    as,
  );

beforeEach(async () => {
  sample = sampleSite();
  const { state, admin } = sample.site;
  const customer = (name: string) =>
    admin.createUser({
      displayName: name,
      emailAddress: `${name}@customer.example`,
      accountType: 'customer',
    });
  carol = customer('carol');
  dave = customer('dave');
  agent = state.users.put({ ...sample.developer, groups: [...sample.developer.groups, SERVICE_AGENTS] });
  deskId = state.desks.all()[0]?.id ?? '';
  key = String((await raise(carol)).at('issueKey'));
});

describe('a customer', () => {
  test('reaches the portal and nothing of Jira', async () => {
    expect((await sample.rest('GET', `${API}/request/${key}`, undefined, carol)).status).toBe(200);
    const jira = [
      ['GET', `/rest/api/3/issue/${key}`, undefined, 404],
      ['GET', `/rest/api/3/issue/${key}/comment`, undefined, 404],
      ['GET', `/rest/api/3/project/SUP`, undefined, 404],
      ['POST', `/rest/api/3/issue/${key}/comment`, { body: doc('x') }, 404],
      ['POST', '/rest/api/3/issue', { fields: { project: { key: 'SUP' }, summary: 'x' } }, 400],
    ] as const;
    for (const [method, path, body, status] of jira) {
      expect((await sample.rest(method, path, body, carol)).status).toBe(status);
    }
    const found = await sample.rest(
      'GET',
      '/rest/api/3/search/jql?jql=project%20%3D%20SUP',
      undefined,
      carol,
    );
    expect(found.status === 400 || JSON.stringify(found.at('issues')) === '[]').toBe(true);
  });

  test('does not see the requests of others, and is not told that they exist', async () => {
    const answer = await sample.rest('GET', `${API}/request/${key}`, undefined, dave);
    expect([answer.status, answer.at('i18nErrorMessage.i18nKey')]).toEqual([
      404,
      'sd.request.error.request.missing',
    ]);
    expect((await sample.rest('GET', `${API}/request/SUP-999`, undefined, dave)).body).toEqual(answer.body);
    const list = await sample.rest('GET', `${API}/request?requestOwnership=ALL_REQUESTS`, undefined, dave);
    expect(list.at('values')).toEqual([]);
  });

  test('never sees a note of the team, whichever way it is asked for, nor what came with one', async () => {
    const note = {
      body: doc('secret'),
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    };
    await sample.rest('POST', `/rest/api/3/issue/${key}/comment`, note, agent);
    const restricted = { body: doc('secret'), visibility: { type: 'role', value: 'Administrators' } };
    await sample.rest('POST', `/rest/api/3/issue/${key}/comment`, restricted, sample.admin);
    const expand = 'comment,comment.attachment,comment.renderedBody,attachment,status,action,participant,sla';
    for (const path of [
      `request/${key}?expand=${expand}`,
      `request/${key}/comment?public=false&internal=true`,
    ]) {
      const answer = await sample.rest('GET', `${API}/${path}`, undefined, carol);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });

  test('no longer sees a comment that was made internal, and sees one that was made public', async () => {
    const made = await sample.rest(
      'POST',
      `${API}/request/${key}/comment`,
      { body: 'said', public: true },
      agent,
    );
    const mark = `/rest/api/3/comment/${String(made.at('id'))}/properties/sd.public.comment`;
    const sizes = [];
    for (const internal of [true, false]) {
      await sample.rest('PUT', mark, { internal }, sample.admin);
      sizes.push((await sample.rest('GET', `${API}/request/${key}/comment`, undefined, carol)).at('size'));
    }
    expect(sizes).toEqual([0, 1]);
  });

  test('loses a request that is moved out of the desk', async () => {
    const { state } = sample.site;
    const issue = state.issues.by('key', key)[0];
    if (issue) state.issues.put({ ...issue, projectId: sample.dev.id });
    expect((await sample.rest('GET', `${API}/request/${key}`, undefined, carol)).status).toBe(404);
  });

  test('cannot raise for others, and is refused where the portal is closed', async () => {
    expect((await raise(carol, { raiseOnBehalfOf: dave.accountId })).status).toBe(403);
    const { state } = sample.site;
    const desk = state.desks.get(deskId);
    if (desk) state.desks.put({ ...desk, access: 'restricted' });
    expect((await raise(dave)).at('errorMessage')).toBe(
      'The Service Desk you are trying to view does not exist.',
    );
    const for_ = await raise(agent, { raiseOnBehalfOf: dave.accountId });
    expect([for_.status, for_.at('errorMessage')]).toEqual([
      400,
      "The customer 'dave' does not have access to this service project.",
    ]);
    const allow = { accountIds: [dave.accountId] };
    await sample.rest('POST', `${API}/servicedesk/${deskId}/customer`, allow, agent);
    expect((await raise(dave)).status).toBe(201);
  });

  test('is told which field of the form is missing or foreign', async () => {
    const empty = await raise(carol, { requestFieldValues: {} });
    expect([empty.status, empty.at('errorMessage')]).toEqual([
      400,
      'Your request could not be created. Please check the fields have been correctly filled in. Summary: This field is required.',
    ]);
    const foreign = await raise(carol, { requestFieldValues: { summary: 'a', duedate: '2026-01-01' } });
    expect(foreign.at('errorMessage')).toContain("Field 'duedate' cannot be set.");
    const wrong = await raise(carol, { requestFieldValues: { summary: 'a', priority: { id: '77' } } });
    expect(wrong.at('errorMessage')).toContain("priority: Priority id '77' is not valid");
  });
});

describe('somebody of the team', () => {
  test('without a licence is no agent', async () => {
    const answers = await Promise.all(
      [`request/${key}/sla`, `servicedesk/${deskId}/queue`, `servicedesk/${deskId}/customer`].map((path) =>
        sample.rest('GET', `${API}/${path}`, undefined, sample.admin),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.at('errorMessage')).toContain('licence');
    const note = { body: 'secret', public: false };
    expect((await sample.rest('POST', `${API}/request/${key}/comment`, note, sample.admin)).status).toBe(403);
    expect((await sample.rest('POST', `${API}/request/${key}/comment`, note, agent)).status).toBe(201);
  });
});

describe('the app', () => {
  test('serves customers where it has the scopes, and is stopped at the gate where it has not', async () => {
    expect((await raise(sample.app)).status).toBe(401);
    const scopes = [...sample.app.scopes, 'read:servicedesk-request', 'write:servicedesk-request'];
    const app = { ...sample.app, scopes };
    const made = await raise(app, { raiseOnBehalfOf: carol.accountId });
    expect([made.status, made.at('reporter.accountId')]).toEqual([201, carol.accountId]);
    const sla = await sample.rest('GET', `${API}/request/${key}/sla`, undefined, app);
    expect(sla.status).toBe(200);
    expect((await sample.rest('GET', `${API}/organization`, undefined, app)).status).toBe(401);
  });

  test('hears of requests and comments of customers as of others, and of participants not at all', async () => {
    sample.events.length = 0;
    await sample.rest('POST', `${API}/request/${key}/comment`, { body: 'More', public: true }, carol);
    expect(sample.events.map(({ name, actorId }) => [name, actorId])).toEqual([
      ['avi:jira:updated:issue', carol.accountId],
      ['avi:jira:commented:issue', carol.accountId],
    ]);
    expect(sample.events[1]?.payload['comment']).toMatchObject({ jsdPublic: true });
    sample.events.length = 0;
    const participants = { accountIds: [dave.accountId] };
    await sample.rest('POST', `${API}/request/${key}/participant`, participants, carol);
    expect(sample.events).toEqual([]);
  });
});
