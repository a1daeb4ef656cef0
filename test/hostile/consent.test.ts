import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const detail = z.looseObject({
  alerts: z.array(z.looseObject({ code: z.string() })),
  terms: z
    .looseObject({
      here: z.looseObject({ told: z.boolean(), waits: z.boolean() }).optional(),
      there: z
        .looseObject({
          hash: z.string(),
          lines: z.array(z.string()),
          waits: z.boolean(),
          agreed: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
});
const rules = z.looseObject({ number: z.number(), waits: z.boolean() });
const audit = z.object({ entries: z.array(z.looseObject({ act: z.string(), side: z.string() })) });

describe('a change of what leaves and what may enter', () => {
  let sites: TwoSites;
  let connection: string;
  const at = async (site: 'blue' | 'green') =>
    detail.parse(await sites.admin(site, 'connection.get', { connection }));
  const acts = async (site: 'blue' | 'green') =>
    audit
      .parse(await sites.admin(site, 'connection.audit', { connection }))
      .entries.map(({ act, side }) => `${act} ${side}`);
  const publish = async (version: Readonly<Record<string, unknown>>) =>
    rules.parse(await sites.admin('blue', 'rules.publish', { connection, version }));

  beforeAll(async () => {
    sites = await twoSites('consent');
    connection = await sites.connect();
  });
  afterAll(() => sites.dispose());

  it('is shown to the partner in the words of the replica, logged on both sides, and in force at once', async () => {
    expect(await publish({ worklogs: { out: 'all', in: 'off' } })).toMatchObject({ number: 2, waits: false });
    const green = await at('green');
    expect(green.alerts.map(({ code }) => code)).toContain('consent-changed');
    expect(green.terms?.there?.lines).toContain('blue sends logged work, restricted entries too.');
    expect(JSON.stringify(green.terms)).not.toContain('SUP');
    expect(await acts('blue')).toContain('consent-changed here');
    expect(await acts('green')).toContain('consent-changed there');
    expect((await at('blue')).terms?.here).toMatchObject({ told: true, waits: false });
    const hash = green.terms?.there?.hash;
    await sites.admin('green', 'connection.answerTerms', { connection, hash, yes: true });
    expect((await at('green')).alerts).toEqual([]);
  });

  it('is not told where rules change that let the same cross', async () => {
    await publish({ subtasks: { follow: true } });
    expect((await at('green')).alerts).toEqual([]);
  });

  it('waits for the partner’s yes where the partner wants changes reviewed', async () => {
    await sites.admin('green', 'connection.review', { connection, on: true });
    expect(await publish({ worklogs: { out: 'public', in: 'on' } })).toMatchObject({
      number: 3,
      waits: true,
    });
    const asked = await at('green');
    expect(asked.alerts.map(({ code }) => code)).toContain('consent-waits');
    const hash = asked.terms?.there?.hash;
    await sites.admin('green', 'connection.answerTerms', { connection, hash, yes: true });
    const inForce = await sites.admin('blue', 'rules.read', { connection });
    expect(inForce).toMatchObject({ number: 4, version: { worklogs: { out: 'public', in: 'on' } } });
    expect((await at('blue')).terms?.here).toMatchObject({ waits: false });
    expect(await acts('blue')).toContain('consent-agreed there');
  });

  it('is dropped by the partner’s no, and the rules before go on', async () => {
    expect(await publish({ worklogs: { out: 'all', in: 'on' } })).toMatchObject({ number: 4, waits: true });
    const hash = (await at('green')).terms?.there?.hash;
    await sites.admin('green', 'connection.answerTerms', { connection, hash, yes: false });
    const inForce = await sites.admin('blue', 'rules.read', { connection });
    expect(inForce).toMatchObject({ number: 4, version: { worklogs: { out: 'public' } } });
    expect(sites.host.host.records('blue', '').some(({ key }) => key.endsWith(':waiting'))).toBe(false);
  });

  it('waits with a script too, which then runs; one that cannot run is refused before anybody is asked', async () => {
    const broken = publish({ scripts: { outgoing: 'replica.summary = isue.summary' } });
    await expect(broken).rejects.toThrow(/line 1, column 19/);
    expect((await at('green')).terms?.there?.waits).toBe(false);
    expect(await publish({ scripts: { outgoing: 'replica.summary = issue.summary' } })).toMatchObject({
      waits: true,
    });
    const asked = await at('green');
    expect(asked.terms?.there?.lines.join()).toContain('a script of its own');
    const hash = asked.terms?.there?.hash;
    await sites.admin('green', 'connection.answerTerms', { connection, hash, yes: true });
    expect(await sites.admin('blue', 'rules.read', { connection })).toMatchObject({
      version: { scripts: { reads: ['summary'] } },
    });
  });
});
