import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../../host/http/jira-pages.ts';
import { projectId } from '../../host/local/start-up.ts';
import { operations } from '../../src/contract/operations.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const answer = z.object({
  ok: z.boolean(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

/** Whoever can load a page can call its function directly, so each operation is refused on the server. */
describe('A29 a caller without the right', () => {
  let sites: TwoSites;
  let connection: string;
  let sup: string;

  beforeAll(async () => {
    sites = await twoSites('rights');
    connection = await sites.connect();
    sup = (await sites.blue.create('SUP', 'Service Request', { summary: 'Ours' })).key;
    await sites.settle();
  });
  afterAll(() => sites.dispose());

  const accountOf = (email: string): string => {
    const found = people(sites.host.site('blue').jira).find((person) => person.emailAddress === email);
    if (!found) throw new Error(`Nobody at ${email}`);
    return found.accountId;
  };

  const call = async (as: string, module: string, operation: string, payload: unknown, page = {}) => {
    const site = sites.host.site('blue');
    const request = { module, operation, payload, accountId: accountOf(as), ...page };
    const outcome = await sites.host.invoke(site, request);
    return outcome.shown ? answer.parse(outcome.answer) : 'hidden';
  };

  it('does not see the admin page', async () => {
    expect(await call('bob@blue.example', 'admin', 'connection.list', {})).toBe('hidden');
  });

  it('finds on a project page no operation of the admin page', async () => {
    const page = { projectKey: 'SUP' };
    for (const operation of [
      'connection.invite',
      'invitation.accept',
      'connection.pause',
      'connection.confirm',
    ])
      expect(await call('bob@blue.example', 'project', operation, { connection }, page)).toMatchObject({
        ok: false,
        error: { code: 'unknown-operation' },
      });
  });

  it('sees on a project page the connections of that project alone', async () => {
    const own = await call(
      'bob@blue.example',
      'project',
      'connection.get',
      { connection },
      { projectKey: 'SUP' },
    );
    expect(own).toMatchObject({ ok: true });
    const other = await call(
      'ann@blue.example',
      'project',
      'connection.get',
      { connection },
      { projectKey: 'OPS' },
    );
    expect(other).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('is not let through by a project that the page only claims', async () => {
    const outcome = await call('bob@blue.example', 'project', 'connection.list', {}, { projectKey: 'OPS' });
    expect(outcome === 'hidden' || (!outcome.ok && outcome.error?.code === 'forbidden')).toBe(true);
  });

  it('cannot sync an issue that it cannot see, named from the page of another', async () => {
    const ops = await sites.blue.create('OPS', 'Task', { summary: 'Theirs' });
    const outcome = await call(
      'carol@customer.example',
      'issue',
      'sync.issue',
      { issue: ops.key },
      { issueKey: sup },
    );
    expect(outcome === 'hidden' || (!outcome.ok && outcome.error?.code === 'forbidden')).toBe(true);
  });

  it('is told which value of its request is wrong', async () => {
    const outcome = await call('ann@blue.example', 'admin', 'connection.invite', {
      localName: '',
      peerName: 'Green',
      projectId: projectId(sites.host, 'blue', 'SUP'),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  it('gets an answer in words from every operation of the contract for a request that fits none', async () => {
    for (const { name } of operations.filter((operation) => operation.surfaces.includes('admin'))) {
      const outcome = await call('ann@blue.example', 'admin', name, {
        connection: 17,
        jql: 3,
        code: null,
        query: 5,
        issue: {},
      });
      expect(outcome, name).toMatchObject(
        name === 'connection.list' || name === 'selfCheck.get' || name === 'settings.get'
          ? { ok: true }
          : { ok: false, error: { code: expect.stringMatching(/^(invalid-request|forbidden)$/) } },
      );
    }
  });
});
