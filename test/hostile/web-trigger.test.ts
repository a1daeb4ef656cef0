import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const sent = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  rawBody: z.string().optional(),
  body: z.unknown(),
});

/** The same doors as in strangers.test.ts, on the real bundle behind the host's web trigger. */
describe('the public web trigger', () => {
  let sites: TwoSites | undefined;
  afterEach(() => sites?.dispose());

  /** A control message that went from blue to green, as whoever listens on the wire has it. */
  async function overheard(open: TwoSites) {
    const connection = await open.connect();
    const message = open.host
      .traffic({})
      .map((entry) => sent.parse(entry))
      .find((entry) => entry.headers['counterpart-kind'] === 'confirm');
    if (!message) throw new Error('No confirmation went over the wire');
    return { connection, message };
  }

  it('costs 0 store operations and 0 Jira calls for a request without a token', async () => {
    sites = await twoSites('door');
    const { message } = await overheard(sites);
    sites.host.resetMeters();
    const { 'counterpart-token': _, ...headers } = message.headers;
    const body = JSON.stringify(message.body);
    const answer = await sites.host.host.callWebTrigger(
      new Request(message.url, { method: 'POST', headers, body }),
    );
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: 'unauthorized' });
    const { sites: meters } = sites.host.meters();
    for (const name of ['blue', 'green'])
      expect(meters[name]).toMatchObject({ jira: { calls: 0 }, store: { ops: 0 } });
  });

  it('refuses a replayed confirmation and an altered one, and stays as it was', async () => {
    sites = await twoSites('replay');
    const { message } = await overheard(sites);
    const before = JSON.stringify(sites.host.host.records('green', ''));
    for (const body of [
      JSON.stringify(message.body),
      JSON.stringify(message.body).replace('"words":"', '"words":"A'),
    ]) {
      const request = new Request(message.url, { method: 'POST', headers: message.headers, body });
      expect((await sites.host.host.callWebTrigger(request)).status).toBe(401);
    }
    expect(JSON.stringify(sites.host.host.records('green', ''))).toBe(before);
  });

  it.each([
    ['GET', 405],
    ['PUT', 405],
  ])('answers %s with %i', async (method, status) => {
    sites = await twoSites('method');
    const { message } = await overheard(sites);
    const answer = await sites.host.host.callWebTrigger(new Request(message.url, { method }));
    expect(answer.status).toBe(status);
  });

  it('lets nobody in, and the pages say why, while the app variable is not set', async () => {
    sites = await twoSites('unset', undefined, { COUNTERPART_TOKEN_SECRET: '' });
    await expect(sites.admin('blue', 'connection.list', {})).rejects.toThrow(
      /COUNTERPART_TOKEN_SECRET is not set/,
    );
    const check = await sites.admin('blue', 'selfCheck.get', {});
    expect(check).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ name: 'variable', ok: false })]),
    });
  });

  it('A59 does not speak in the name of the installation before it, and the list says so', async () => {
    sites = await twoSites('reinstalled');
    const connection = await sites.connect();
    await sites.host.host.injectFault({ kind: 'installation', site: 'blue' });
    const before = sites.host.traffic({}).length;
    const list = await sites.admin('blue', 'connection.list', {});
    expect(list).toMatchObject({ connections: [{ id: connection, state: 'suspended', next: 'check' }] });
    const checked = await sites.admin('blue', 'connection.check', { connection });
    expect(checked).toMatchObject({
      reachable: false,
      problem: { next: expect.stringContaining('Invite your partner again') },
    });
    expect(sites.host.traffic({})).toHaveLength(before);
  });
});
