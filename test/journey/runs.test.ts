import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const seen = z.object({
  run: z
    .object({
      state: z.string(),
      done: z.number(),
      total: z.number().optional(),
      waits: z.string().optional(),
    })
    .optional(),
  estimate: z.object({
    issues: z.number(),
    points: z.object({ here: z.number(), there: z.number() }),
    minutes: z.number(),
  }),
});
const mappings = z.object({ version: z.object({ mappings: z.array(z.looseObject({})) }) });

const ISSUES = 60;

/** More issues than one step takes. */
describe('issues under sync that published rules are brought up to at once', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('runs');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (let n = 1; n <= ISSUES; n += 1)
      await sites.blue.create('SUP', 'Service Request', {
        summary: `Printer ${n} jams`,
        labels: ['floor-2'],
      });
    await sites.settle();
    await sites.pass(120);
  }, 120_000);
  afterAll(() => sites.dispose());

  const ask = (operation: string, payload: object = {}) =>
    sites.admin('blue', operation, { connection, ...payload });
  const read = async () => seen.parse(await ask('run.get'));
  const labels = { field: 'labels', path: 'labels', kind: 'labels', merge: 'replace', direction: 'both' };
  const publish = async (id: string) => {
    for (const site of ['green', 'blue'] as const) {
      const { version } = mappings.parse(await sites.admin(site, 'rules.read', { connection }));
      await sites.admin(site, 'rules.publish', {
        connection,
        version: { mappings: [...version.mappings, { ...labels, id }] },
        existing: site === 'blue' ? 'now' : 'not',
      });
    }
  };
  /** At most the 50 of a page of Jira's search. */
  const without = async () => (await sites.green.find('project = DEV AND labels is EMPTY')).length;

  it('are counted beforehand, with points of both sites and minutes', async () => {
    expect(await read()).toEqual({
      estimate: { issues: ISSUES, points: { here: 2 * ISSUES, there: 3 * ISSUES }, minutes: 1 },
    });
  });

  it('stay as they are while the run is held, and are brought up when it goes on', async () => {
    await publish('labels');
    expect((await read()).run).toMatchObject({ state: 'running', done: 0 });
    expect(seen.parse(await ask('run.pause')).run?.state).toBe('paused');
    await sites.pass(600);
    expect((await read()).run).toMatchObject({ state: 'paused', done: 0 });
    // The day's own check looks at a 28th of all pairs, whoever publishes.
    expect(await without()).toBe(50);
    expect(seen.parse(await ask('run.resume')).run?.state).toBe('running');
    await sites.settle();
    await sites.pass(900);
    expect((await read()).run).toMatchObject({ state: 'done', done: ISSUES, total: ISSUES });
    expect(await without()).toBe(0);
  }, 120_000);

  it('stay as they are when the run is cancelled, which cannot be resumed', async () => {
    await publish('again');
    expect(seen.parse(await ask('run.cancel')).run?.state).toBe('cancelled');
    await expect(ask('run.resume')).rejects.toThrow(/no such run under way/);
    await sites.pass(600);
    expect((await read()).run).toMatchObject({ state: 'cancelled', done: 0 });
  });
});
