import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ORGANIZATIONS, organizationOf, TEXT_FIELD } from '../support/desk-places.ts';
import { foundAt } from '../support/found-at.ts';
import { type JoinedSites, joinedSites } from '../support/joined-sites.ts';
import { FIRST_TYPE, SUMMARY } from '../support/rule-lines.ts';

const CLIENTS = Array.from({ length: 21 }, (_, index) => `c${String(index + 1).padStart(2, '0')}`);
const text = z.object({ text: z.string() });
const saved = z.object({ id: z.string() });
const drafted = z.object({ draft: z.object({ problems: z.array(z.unknown()) }) });
const priority = {
  id: 'priority',
  field: 'priority',
  path: 'priority',
  kind: 'priority',
  noMatch: 'nothing',
};

/** Each client has words of its own for what is urgent. */
const wordOf = (client: string) => (CLIENTS.indexOf(client) % 2 === 0 ? 'Urgent' : 'Critical');
const contractOf = (client: string) => `C-${2000 + CLIENTS.indexOf(client)}`;
const deskOf = (client: string) => `${client.toUpperCase()}SD`;

/**
 * use case 3: a provider takes the requests of 21 clients into one desk. The first connection is made by hand and
 * becomes a template; the others are made of it. No client may find a word of another's.
 */
describe('use case 3: a provider with 21 clients', () => {
  let sites: JoinedSites<string>;
  let fields: { client: string; contract: string };
  let handler: string;

  beforeAll(async () => {
    sites = await joinedSites(['hub', ...CLIENTS], { seed: 'provider' });
    const { admin, state } = sites.host.site('hub').jira;
    fields = {
      client: admin.createField('Client', TEXT_FIELD).id,
      contract: admin.createField('Contract', TEXT_FIELD).id,
    };
    handler = state.users.find(({ displayName }) => displayName === 'Agent of hub')?.accountId ?? '';
    for (const client of CLIENTS) organizationOf(sites, 'hub', 'HUBSD', `Client ${client}`);
    await connectAll();
    await sites.pass(60);
    for (const client of CLIENTS) {
      await sites.at(client).create(deskOf(client), 'Service Request', {
        summary: `canary-${client} cannot print`,
        priority: { name: 'Highest' },
      });
    }
    await sites.settle();
  }, 600_000);
  afterAll(() => sites.dispose());

  /** What is written on a request of this client's; the same lines for every client. */
  const lines = (client: string, contract: string) => [
    { ...SUMMARY },
    { ...FIRST_TYPE, noMatch: 'default' },
    {
      ...priority,
      direction: 'in',
      values: [
        { here: 'Highest', there: 'Urgent' },
        { here: 'Highest', there: 'Critical' },
      ],
    },
    { id: 'client', field: fields.client, path: 'client', kind: 'text', direction: 'in', constant: client },
    {
      id: 'contract',
      field: fields.contract,
      path: 'contract',
      kind: 'text',
      direction: 'in',
      constant: contract,
    },
    {
      id: 'organization',
      field: ORGANIZATIONS,
      path: 'organization',
      kind: 'organizations',
      direction: 'in',
      constant: client,
    },
    { id: 'handler', field: 'assignee', path: 'handler', kind: 'user', direction: 'in', constant: handler },
  ];

  async function connectAll(): Promise<void> {
    const [first = '', ...others] = CLIENTS;
    const connection = await connect(first);
    await sites.publish('hub', connection, {
      mode: 'visual',
      mappings: lines(`Client ${first}`, contractOf(first)),
    });
    await publishClient(first, connection);
    const template = await templateOf(connection, first);
    for (const client of others) {
      const values = { client: `Client ${client}`, contract: contractOf(client), handler, project: 'HUBSD' };
      const made = await connect(client);
      const applied = await sites.admin('hub', 'template.apply', { connection: made, template, values });
      expect(drafted.parse(applied).draft.problems).toEqual([]);
      await sites.admin('hub', 'version.publish', { connection: made, existing: 'as-they-change' });
      await publishClient(client, made);
    }
  }

  const connect = (client: string) =>
    sites.connect({ site: client, project: deskOf(client) }, { site: 'hub', project: 'HUBSD' });

  async function publishClient(client: string, connection: string): Promise<void> {
    const values = [{ here: 'Highest', there: wordOf(client) }];
    await sites.publish(client, connection, {
      mode: 'visual',
      mappings: [SUMMARY, { ...priority, direction: 'out', values }],
    });
    await sites.admin(client, 'trigger.save', { connection, jql: `project = ${deskOf(client)}` });
  }

  /** The rules of the first client with placeholders where they name it. */
  async function templateOf(connection: string, client: string): Promise<string> {
    const suggested = text.parse(await sites.admin('hub', 'template.suggest', { connection })).text;
    const file = JSON.parse(suggested);
    const mappings = lines('{{client}}', '{{contract}}').map((line) =>
      line.id === 'handler' ? { ...line, constant: '{{handler}}' } : line,
    );
    const named = (name: string, about: string) => ({ name, about });
    const placeholders = [
      ...(file.placeholders ?? []).filter(
        ({ name }: { name: string }) => !['client', 'contract', 'handler'].includes(name),
      ),
      named('client', 'Name of the client'),
      named('contract', 'Reference of the contract'),
      named('handler', 'Who takes the requests'),
    ];
    const whole = { ...file, version: { ...file.version, mappings }, placeholders };
    const kept = await sites.admin('hub', 'template.save', {
      name: `Like ${client}`,
      text: JSON.stringify(whole, null, 2),
    });
    return saved.parse(kept).id;
  }

  it('every request bears its client and contract, one urgency for all words, an organization and somebody who takes it', async () => {
    const queue = await sites.at('hub').find('project = HUBSD');
    expect(queue).toHaveLength(CLIENTS.length);
    for (const { fields: found } of queue) {
      const client = CLIENTS.find((one) => found.summary.includes(`canary-${one} `)) ?? 'nobody';
      expect(found).toMatchObject({
        [fields.client]: `Client ${client}`,
        [fields.contract]: contractOf(client),
        [ORGANIZATIONS]: [{ name: `Client ${client}` }],
        priority: { name: 'Highest' },
        assignee: { accountId: handler },
      });
    }
  });

  it('a queue filter for each client finds its requests and no other', async () => {
    for (const client of CLIENTS.slice(0, 3)) {
      const found = await sites.at('hub').find(`project = HUBSD AND Client ~ "Client ${client}"`);
      expect(found.map((issue) => issue.fields.summary)).toEqual([`canary-${client} cannot print`]);
    }
  });

  it('an answer goes to the one client that asked, and no client finds a word of another’s', async () => {
    const queue = await sites.at('hub').find('project = HUBSD');
    for (const { key, fields: found } of queue.slice(0, 5))
      await sites.at('hub').comment(key, `answer to ${found.summary}`);
    await sites.settle();
    const words = CLIENTS.map((client) => `canary-${client} `);
    for (const client of CLIENTS) expect(foundAt(sites, client, words)).toEqual([`canary-${client} `]);
  });
});
