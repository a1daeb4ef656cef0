import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { accountOf } from '../support/callers.ts';
import { REQUEST_TYPE } from '../support/desk-places.ts';
import { paragraph } from '../support/jira-user.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const line = (id: string, field: string, kind: string, more: object = {}) => ({
  id,
  field,
  path: id,
  kind,
  ...more,
});
const summary = line('summary', 'summary', 'text');
const description = line('description', 'description', 'richText');
const labels = line('labels', 'labels', 'labels');
const type = line('type', 'issuetype', 'issueType');

const person = z.object({ accountId: z.string() }).nullable();
const held = z.object({ alerts: z.array(z.object({ code: z.string() })) });

describe('work items that become requests of a desk', () => {
  let sites: TwoSites;
  let connection: string;
  let customer: string;
  let carol: string;

  beforeEach(async () => {
    sites = await twoSites('raised-requests');
    connection = await sites.connect('OPS');
    await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
    customer = accountOf(sites.host, 'green', 'ivan@customer.example');
    carol = sites.host.site('green').jira.admin.createUser({
      displayName: 'Carol at Globex',
      emailAddress: 'carol@acme.example',
      accountType: 'customer',
    }).accountId;
  });
  afterEach(() => sites.dispose());

  async function rules(service: object, more: { reporter?: boolean; name?: string } = {}): Promise<void> {
    const lines = [summary, description, labels];
    await sites.publish('blue', connection, {
      mappings: [
        ...lines,
        { ...type, direction: 'out' },
        { ...line('reporter', 'reporter', 'user'), direction: 'out' },
      ],
    });
    const name = more.name ?? 'Report a system problem';
    await sites.publish('green', connection, {
      mappings: [
        ...lines,
        { ...line('type', REQUEST_TYPE, 'requestType'), direction: 'in', constant: name, noMatch: 'nothing' },
        ...(more.reporter === false
          ? []
          : [{ ...line('reporter', 'reporter', 'user'), direction: 'in', noMatch: 'nothing' }]),
      ],
      userMap: { map: [{ here: carol, there: 'Ann Archer' }] },
      service,
    });
    await sites.pass(60);
  }

  async function crossed(text = 'The mail server is down', seconds = 30) {
    const { key } = await sites.blue.create('OPS', 'Bug', {
      summary: text,
      description: paragraph('Nobody gets mail.'),
      labels: ['mail'],
    });
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.host.advance(seconds);
    return { key, standing: (await standingOf(sites, 'blue', key)).twins[0] };
  }

  const green = async (key: string) => (await sites.green.read(key)).fields;
  const said = async () =>
    held
      .parse(await sites.admin('green', 'connection.get', { connection }))
      .alerts.flatMap(({ code }) => (code.startsWith('request:') ? [code] : []));
  it('are raised for the customer whom their reporter stands for, with what the form lacks written afterwards', async () => {
    await rules({ create: 'request', customer: 'mapped', defaultCustomer: customer });
    const { standing } = await crossed();
    const fields = await green(standing?.peerKey ?? '');
    expect(fields).toMatchObject({
      summary: 'The mail server is down',
      labels: ['mail'],
      issuetype: { name: 'Incident' },
      [REQUEST_TYPE]: { requestType: { name: 'Report a system problem' } },
    });
    expect(JSON.stringify(fields.description)).toContain('Nobody gets mail.');
    expect(person.parse(fields['reporter'])?.accountId).toBe(carol);
    expect(standing).toMatchObject({ state: 'in-step' });
    expect(await said()).toEqual([]);
  });

  it('are raised for the default customer where the rules say so', async () => {
    await rules({ create: 'request', customer: 'default', defaultCustomer: customer }, { reporter: false });
    const { standing } = await crossed();
    expect(person.parse((await green(standing?.peerKey ?? ''))['reporter'])?.accountId).toBe(customer);
    expect(standing).toMatchObject({ state: 'in-step' });
  });

  it('go on crossing both ways', async () => {
    await rules({ create: 'request', customer: 'mapped' });
    const { key, standing } = await crossed();
    const peer = standing?.peerKey ?? '';
    await sites.blue.edit(key, { summary: 'The mail server is slow' });
    await sites.pass(60);
    await sites.green.edit(peer, { labels: ['mail', 'urgent'] });
    await sites.pass(60);
    expect(await green(peer)).toMatchObject({ summary: 'The mail server is slow' });
    expect((await sites.blue.read(key)).fields['labels']).toEqual(['mail', 'urgent']);
  });

  it.each(['before', 'after'] as const)(
    'are raised once where the answer of Jira is lost %s it raised one',
    async (when) => {
      await rules({ create: 'request', customer: 'mapped' });
      await sites.host.host.injectFault({
        kind: 'jira',
        site: 'green',
        method: 'POST',
        endpoint: '/rest/servicedeskapi/request',
        status: 503,
        when,
      });
      const { key } = await crossed(undefined, 3600);
      await sites.settle();
      const found = await sites.green.find('project = HELP AND summary ~ "mail server"');
      expect(found).toHaveLength(1);
      expect((await standingOf(sites, 'blue', key)).twins[0]).toMatchObject({ peerKey: found[0]?.key });
      expect(found[0]?.fields).toMatchObject({ labels: ['mail'] });
    },
  );

  it('are found again by summary and time where neither the answer nor the event comes', async () => {
    await rules({ create: 'request', customer: 'mapped' });
    const { host } = sites.host;
    await host.injectFault({
      kind: 'jira',
      site: 'green',
      method: 'POST',
      endpoint: '/rest/servicedeskapi/request',
      status: 503,
      when: 'after',
    });
    await host.injectFault({
      kind: 'event',
      site: 'green',
      name: 'avi:jira:created:issue',
      drop: 1,
      count: 1,
    });
    const { key } = await crossed(undefined, 3600);
    const found = await sites.green.find('project = HELP AND summary ~ "mail server"');
    expect(found).toHaveLength(1);
    expect((await standingOf(sites, 'blue', key)).twins[0]).toMatchObject({ peerKey: found[0]?.key });
  });

  it('become plain work items where the desk lacks the request type, which is said', async () => {
    await rules({ create: 'request', customer: 'mapped' }, { name: 'Security event' });
    const { standing } = await crossed();
    expect(await green(standing?.peerKey ?? '')).toMatchObject({ summary: 'The mail server is down' });
    expect(await said()).toEqual([expect.stringContaining('the desk has no request type "Security event"')]);
  });

  it('become plain work items where nothing fills a field that the form demands, which is said', async () => {
    const { state } = sites.host.site('green').jira;
    const asked = state.requestTypes.find(({ name }) => name === 'Report a system problem');
    if (asked)
      state.requestTypes.put({
        ...asked,
        fields: asked.fields.map((one) => (one.fieldId === 'priority' ? { ...one, required: true } : one)),
      });
    await rules({ create: 'request', customer: 'mapped' });
    const { standing } = await crossed();
    expect(await green(standing?.peerKey ?? '')).toMatchObject({
      [REQUEST_TYPE]: { requestType: { name: 'Report a system problem' } },
    });
    expect((await said())[0]).toContain('demands "Priority", which nothing fills');
  });

  it('become plain work items where the desk does not let the customer in, which is said', async () => {
    const { state } = sites.host.site('green').jira;
    for (const desk of state.desks.all()) state.desks.put({ ...desk, access: 'restricted' });
    await rules({ create: 'request', customer: 'mapped' });
    const { standing } = await crossed();
    expect(await green(standing?.peerKey ?? '')).toMatchObject({ summary: 'The mail server is down' });
    expect((await said())[0]).toContain(
      "The customer 'Carol at Globex' does not have access to this service project.",
    );
  });

  it('cost no more than the call, its name and a look where the desk is known', async () => {
    await rules({ create: 'request', customer: 'mapped' });
    await crossed('first');
    sites.host.host.resetMeters();
    await crossed('second');
    expect(sites.host.host.meters().sites['green']?.jira.byEndpoint).toEqual({
      'POST /rest/servicedeskapi/request': 1,
      'PUT /rest/api/3/issue/{issueIdOrKey}': 2,
      'GET /rest/api/3/issue/{issueIdOrKey}': 2,
    });
  });
});
