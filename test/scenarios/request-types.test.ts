import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { accountOf } from '../support/callers.ts';
import { ORGANIZATIONS, REQUEST_TYPE } from '../support/desk-places.ts';
import { projectsOf, publishScope } from '../support/publish-scope.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const summary = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' };
const type = { id: 'type', field: 'issuetype', path: 'type', kind: 'issueType' };
const requestType = { id: 'request', field: REQUEST_TYPE, path: 'requestType', kind: 'requestType' };

const unmapped = z.object({ seen: z.array(z.object({ name: z.string() })) });

describe('request types', () => {
  let sites: TwoSites;
  let connection: string;

  beforeEach(async () => {
    sites = await twoSites('request-types');
  });
  afterEach(() => sites.dispose());

  async function rules(blue: readonly object[], green: readonly object[]): Promise<void> {
    await sites.publish('blue', connection, { mappings: [summary, ...blue] });
    await sites.publish('green', connection, { mappings: [summary, ...green] });
    await sites.pass(60);
  }

  async function peerOf(key: string) {
    await sites.admin('blue', 'sync.issue', { connection, issue: key });
    await sites.settle();
    const peer = (await standingOf(sites, 'blue', key)).twins[0]?.peerKey ?? '';
    return { peer, fields: (await sites.green.read(peer)).fields };
  }

  async function intoTheDesk(values: readonly object[]): Promise<void> {
    connection = await sites.connect('OPS');
    await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
    await rules(
      [
        { ...type, direction: 'out' },
        { ...type, id: 'asRequest', path: 'requestType', direction: 'out' },
      ],
      [
        { ...type, direction: 'in', values: [{ here: 'Incident', there: 'Bug' }] },
        { ...requestType, direction: 'in', values, noMatch: 'nothing' },
      ],
    );
  }

  it('S49: a work type that arrives becomes a request type of the desk, set by its name', async () => {
    await intoTheDesk([{ here: 'Report a system problem', there: 'Bug' }]);
    const { key } = await sites.blue.create('OPS', 'Bug', { summary: 'Down' });
    const { fields } = await peerOf(key);
    expect(fields).toMatchObject({
      summary: 'Down',
      issuetype: { name: 'Incident' },
      [REQUEST_TYPE]: { requestType: { name: 'Report a system problem' } },
    });
  });

  it('S49: one that the desk does not have is left alone, and the request arrives', async () => {
    await intoTheDesk([{ here: 'Security event', there: 'Bug' }]);
    const { key } = await sites.blue.create('OPS', 'Bug', { summary: 'Down' });
    const { fields } = await peerOf(key);
    expect(fields).toMatchObject({ summary: 'Down', issuetype: { name: 'Incident' }, [REQUEST_TYPE]: null });
  });

  it('S50: the request type decides the work type on the other side', async () => {
    connection = await sites.connect('SUP');
    const values = [
      { here: 'Story', there: 'Request a new account' },
      { here: 'Bug', there: 'Get IT help' },
    ];
    await rules(
      [{ ...requestType, direction: 'out' }],
      [{ ...type, path: 'requestType', direction: 'in', values }],
    );
    const desk = sites.host.site('blue').jira.state;
    const made: unknown[] = [];
    for (const name of ['Request a new account', 'Get IT help']) {
      const id = desk.requestTypes.find(
        (one) => one.name === name && desk.projects.get(one.projectId)?.key === 'SUP',
      )?.id;
      const { key } = await sites.blue.create('SUP', 'Service Request', {
        summary: name,
        [REQUEST_TYPE]: id,
      });
      made.push((await peerOf(key)).fields['issuetype']);
    }
    expect(made).toMatchObject([{ name: 'Story' }, { name: 'Bug' }]);
  });

  it('S52: what arrives from a client is shared with the organization that stands for it', async () => {
    connection = await sites.connect('OPS');
    await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
    const client = 'Customers of Globex help';
    const organization = { id: 'client', field: ORGANIZATIONS, path: 'client', kind: 'organizations' };
    await rules(
      [{ ...type, direction: 'out' }],
      [
        { ...type, direction: 'in', noMatch: 'default', default: 'Service Request' },
        { ...organization, direction: 'in', constant: client },
      ],
    );
    const { key } = await sites.blue.create('OPS', 'Task', { summary: 'From client A' });
    const { fields } = await peerOf(key);
    expect(fields).toMatchObject({ summary: 'From client A', [ORGANIZATIONS]: [{ name: client }] });
  });

  describe('people and organizations of a request', () => {
    const PARTICIPANTS = 'customfield_10003';
    const people = z.array(z.object({ accountId: z.string() })).nullable();
    let ivan: string;

    beforeEach(async () => {
      connection = await sites.connect('OPS');
      await publishScope(sites, 'green', connection, { projects: projectsOf(sites.host, 'green', 'HELP') });
      ivan = accountOf(sites.host, 'green', 'ivan@customer.example');
    });

    /** Blue sends the assignee's name, and two of its people, as those who take part. */
    async function takingPart(names: readonly string[], service: object): Promise<string> {
      const { admin } = sites.host.site('blue').jira;
      const accounts = names.map((displayName) => ({
        accountId: admin.createUser({
          displayName,
          emailAddress: `${displayName.split(' ')[0]?.toLowerCase()}@acme.example`,
        }).accountId,
      }));
      const sent = { id: 'people', field: 'customfield_10041', path: 'participants', kind: 'users' };
      const taken = { ...sent, field: PARTICIPANTS, kind: 'participants', direction: 'in' };
      await sites.publish('blue', connection, {
        mappings: [summary, { ...type, direction: 'out' }, { ...sent, direction: 'out' }],
      });
      await sites.publish('green', connection, {
        mappings: [summary, { ...type, direction: 'in', noMatch: 'default', default: 'Incident' }, taken],
        userMap: { map: [{ here: ivan, there: 'Ida Known' }] },
        service,
      });
      await sites.pass(60);
      const { key } = await sites.blue.create('OPS', 'Task', {
        summary: 'For two',
        customfield_10041: accounts,
      });
      const { peer } = await peerOf(key);
      return peer;
    }

    const seen = async (peer: string) =>
      people.parse((await sites.green.read(peer)).fields[PARTICIPANTS])?.map(({ accountId }) => accountId);

    it('S51: a participant who is known takes part, one who is not is left out and shown to the admin', async () => {
      const peer = await takingPart(['Ida Known', 'Uwe Unknown'], {});
      expect(await seen(peer)).toEqual([ivan]);
      const map = unmapped.parse(await sites.admin('green', 'userMap.get', { connection }));
      expect(map.seen.map(({ name }) => name)).toContain('Uwe Unknown');
    });

    it('S51: the default customer takes part for one who is unknown, where the rules say so', async () => {
      const admin = adminOf(sites.host.site('green'));
      const peer = await takingPart(['Ida Known', 'Uwe Unknown'], {
        defaultCustomer: admin,
        participants: { unknown: 'default' },
      });
      expect(await seen(peer)).toEqual([ivan, admin]);
    });

    it('S52: an organization that was deleted is left out, the default one stands in, and the request arrives', async () => {
      const sent = { id: 'client', field: 'labels', path: 'client', kind: 'labels', merge: 'replace' };
      await sites.publish('blue', connection, {
        mappings: [summary, { ...type, direction: 'out' }, { ...sent, direction: 'out' }],
      });
      const taken = {
        ...sent,
        field: ORGANIZATIONS,
        kind: 'organizations',
        direction: 'in',
        merge: undefined,
      };
      await sites.publish('green', connection, {
        mappings: [summary, { ...type, direction: 'in', noMatch: 'default', default: 'Incident' }, taken],
        service: { organizations: { unknown: 'default', default: 'Customers of Globex help' } },
      });
      await sites.pass(60);
      const { key } = await sites.blue.create('OPS', 'Task', { summary: 'Of a client', labels: ['Gone'] });
      const { fields } = await peerOf(key);
      expect(fields).toMatchObject({
        summary: 'Of a client',
        [ORGANIZATIONS]: [{ name: 'Customers of Globex help' }],
      });
    });
  });

  it('are told by their ids once Jira has taken them, so that nothing is refused again', async () => {
    await intoTheDesk([{ here: 'Report a system problem', there: 'Bug' }]);
    const first = await sites.blue.create('OPS', 'Bug', { summary: 'First' });
    await peerOf(first.key);
    sites.host.host.resetMeters();
    const { key } = await sites.blue.create('OPS', 'Bug', { summary: 'Second' });
    const { fields } = await peerOf(key);
    expect(fields[REQUEST_TYPE]).toMatchObject({ requestType: { name: 'Report a system problem' } });
    expect(sites.host.host.meters().sites['green']?.jira.byEndpoint).toMatchObject({
      'POST /rest/api/3/issue': 1,
    });
  });
});
