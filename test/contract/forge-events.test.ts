import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../host/clock/virtual-clock.ts';
import { openDatabase } from '../../host/database/open-database.ts';
import { ProbeHost } from '../support/probe-host.ts';

const probe = new ProbeHost();

describe('a change in Jira', () => {
  it('reaches the trigger two seconds later, and what it pushes the consumer', async () => {
    const ann = (await probe.start())('blue');
    await probe.host.drain();
    const key = await probe.createIssue(ann, 'watched');
    const before = probe.host.clock.now();
    expect(await probe.host.drain()).toMatchObject({
      idle: true,
      pending: { events: 0, queue: 0, timers: 0 },
    });
    expect(probe.host.clock.now() - before).toBeGreaterThanOrEqual(2_000);
    expect(probe.list('blue', 'events')).toMatchObject([
      {
        event: { eventType: 'avi:jira:created:issue', issue: { key } },
        context: { license: { isActive: true } },
      },
    ]);
    expect(probe.list('blue', 'events')).not.toMatchObject([{ context: { principal: expect.anything() } }]);
    expect(probe.list('blue', 'consumed')).toEqual([{ type: 'avi:jira:created:issue' }]);
    expect(probe.host.meters().sites['blue']?.queueEvents).toBe(1);
  });

  it('is retried four times when the function throws, then given up', async () => {
    const ann = (await probe.start())('blue');
    const key = await probe.createIssue(ann, 'retried');
    await probe.ask(ann, 'keep', { key: 'mode', value: 'throw' });
    await probe.comment(ann, key);
    await probe.host.drain();
    const reason = 'FUNCTION_ERROR_HOSTED_APP_CODE';
    expect(probe.list('blue', 'attempts')).toEqual([
      'first',
      ...[1, 2, 3, 4].map((retryCount) => ({ retryCount, retryReason: reason })),
    ]);
  });

  it('is retried when and with what the function asked for', async () => {
    const ann = (await probe.start())('blue');
    const key = await probe.createIssue(ann, 'asked');
    await probe.ask(ann, 'keep', { key: 'mode', value: 'ask' });
    await probe.comment(ann, key);
    await probe.host.drain({ virtualSeconds: 30 });
    await probe.ask(ann, 'keep', { key: 'mode', value: 'fine' });
    const before = probe.host.clock.now();
    await probe.host.drain();
    expect(probe.host.clock.now() - before).toBeGreaterThan(30_000);
    expect(probe.list('blue', 'attempts')).toEqual([
      'first',
      { retryCount: 1, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { step: 1 } },
    ]);
  });

  it('comes up to three minutes late and in no order in rough weather', async () => {
    const ann = (await probe.start(['blue'], { weather: 'rough' }))('blue');
    const start = probe.host.clock.now();
    const keys: string[] = [];
    for (let n = 0; n < 8; n += 1) keys.push(await probe.createIssue(ann, `event ${n}`));
    await probe.host.drain();
    const arrived = probe.list('blue', 'events').map((one) => Reflect.get(Object(one), 'event').issue.key);
    expect(arrived.length).toBeGreaterThan(1);
    expect(arrived).not.toEqual(keys.slice(0, arrived.length));
    expect(probe.host.clock.now() - start).toBeGreaterThan(60_000);
    expect(probe.host.clock.now() - start).toBeLessThan(210_000);
  });

  it('can be lost, doubled and late', async () => {
    const ann = (await probe.start())('blue');
    await probe.host.drain();
    await probe.host.injectFault({ kind: 'event', name: 'avi:jira:created:issue', drop: 1, count: 1 });
    await probe.host.injectFault({
      kind: 'event',
      name: 'avi:jira:created:issue',
      duplicate: 1,
      delaySeconds: 100,
      count: 1,
    });
    await probe.createIssue(ann, 'lost');
    await probe.createIssue(ann, 'doubled');
    await probe.host.drain({ virtualSeconds: 90 });
    expect(probe.list('blue', 'events')).toEqual([]);
    await probe.host.drain();
    expect(probe.list('blue', 'events')).toHaveLength(2);
  });

  it('is kept when the host stops before it is delivered', async () => {
    const database = openDatabase();
    const ann = (await probe.start(['blue'], { database }))('blue');
    await probe.createIssue(ann, 'kept');
    const url = String(await probe.ask(ann, 'webTriggerUrl'));
    const { installation } = probe.host.site('blue');
    probe.host.dispose();
    await probe.open({ database, clock: new VirtualClock({ start: probe.host.clock.now() }) });
    await probe.host.drain();
    expect(probe.host.sites().map((site) => site.name)).toEqual(['blue']);
    expect(probe.list('blue', 'events')).toHaveLength(1);
    expect(probe.host.site('blue').installation).toEqual(installation);
    expect(await probe.ask(ann, 'webTriggerUrl')).toBe(url);
    expect(await probe.ask(ann, 'webTriggerUrl', { another: true })).not.toBe(url);
  });

  it('of the app’s own making is withheld where the trigger says so', async () => {
    const ann = (await probe.start())('blue');
    const key = await probe.createIssue(ann, 'edited');
    await probe.host.drain();
    await probe.rest(ann, 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'by a person' } });
    const { installation } = probe.host.site('blue');
    const accountId = installation?.appAccountId ?? '';
    const edit = { fields: { summary: 'by the app' } };
    const request = probe.request('blue', 'PUT', `/rest/api/3/issue/${key}`, edit);
    const scopes = ['write:jira-work'];
    await probe.host.jira('blue', request, { kind: 'app', accountId, appId: 'x', scopes });
    await probe.host.drain();
    expect(probe.list('blue', 'events')).toHaveLength(2);
  });
});

describe('a schedule', () => {
  it('fires five minutes after the install and then at its interval, and no drain fires it', async () => {
    await probe.start();
    const installed = probe.host.clock.now();
    await probe.host.drain();
    expect(probe.list('blue', 'ticks')).toEqual([]);
    await probe.host.advance(900);
    const at = probe.list('blue', 'ticks').map((tick) => Reflect.get(Object(tick), 'at') - installed);
    expect(at).toHaveLength(3);
    for (const [index, ms] of at.entries()) {
      expect(ms).toBeGreaterThan(296_000 + index * 300_000);
      expect(ms).toBeLessThanOrEqual(301_000 + index * 300_000);
    }
    expect(probe.list('blue', 'ticks')[0]).toMatchObject({
      event: { context: { cloudId: probe.host.site('blue').cloudId, moduleKey: 'tick' } },
    });
  });

  it('can fall silent or fire twice', async () => {
    await probe.start();
    await probe.host.injectFault({ kind: 'scheduler', site: 'blue', silent: true });
    await probe.host.advance(400);
    expect(probe.host.meters().sites['blue']?.invocations['tick']).toBeUndefined();
    probe.host.clearFaults();
    await probe.host.injectFault({ kind: 'scheduler', twice: true });
    await probe.host.advance(300);
    expect(probe.host.meters().sites['blue']?.invocations['tick']).toBe(2);
  });
});

describe('the app', () => {
  it('is told when it is installed', async () => {
    await probe.start();
    expect(probe.list('blue', 'lifecycle')).toMatchObject([
      { eventType: 'avi:forge:installed:app', app: { version: '1.0.0' } },
    ]);
  });

  it('gets its last word on uninstall; then nothing reaches it and nothing is left', async () => {
    const ann = (await probe.start())('blue');
    const url = String(await probe.ask(ann, 'webTriggerUrl'));
    const [outcome] = await probe.host.uninstall('blue');
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('external fetch') });
    await probe.createIssue(ann, 'unseen');
    await probe.host.advance(900);
    expect((await probe.host.callWebTrigger(new Request(url, { method: 'POST' }))).status).toBe(404);
    expect(probe.host.records('blue')).toEqual([]);
    await expect(probe.ask(ann, 'count')).rejects.toThrow('not installed');
    const again = probe.host.install('blue');
    expect(url).not.toContain(again.id);
    expect(await probe.ask(ann, 'kept', { key: 'lifecycle' })).toBeNull();
  });

  it('may find itself under a new installation id, with all it had stored', async () => {
    const ann = (await probe.start())('blue');
    const before = probe.host.site('blue').installation?.id;
    await probe.ask(ann, 'keep', { key: 'mine', value: 1 });
    await probe.host.injectFault({ kind: 'installation', site: 'blue' });
    expect(probe.host.site('blue').installation?.id).not.toBe(before);
    expect(await probe.ask(ann, 'kept', { key: 'mine' })).toBe(1);
  });

  it('finds a site that was removed and added again empty and under other ids', async () => {
    const ann = (await probe.start())('blue');
    const { cloudId, installation } = probe.host.site('blue');
    await probe.createIssue(ann, 'gone');
    await probe.host.removeSite('blue');
    expect(probe.host.sites()).toEqual([]);
    const again = await probe.host.addSite('blue');
    expect(again.cloudId).not.toBe(cloudId);
    expect(again.installation?.id).not.toBe(installation?.id);
    expect(again.jira.state.issues.size).toBe(0);
  });

  it('may find itself on a copy of its site, with all it had stored', async () => {
    const ann = (await probe.start())('blue');
    const key = await probe.createIssue(ann, 'copied');
    await probe.ask(ann, 'keep', { key: 'mine', value: 'blue' });
    await probe.host.injectFault({ kind: 'clone', site: 'blue', name: 'copy' });
    const copied = { site: 'copy', accountId: ann.accountId };
    expect(probe.host.site('copy').cloudId).not.toBe(probe.host.site('blue').cloudId);
    expect(await probe.ask(copied, 'issueAs', { as: 'app', issue: key })).toMatchObject({ status: 200 });
    expect(await probe.ask(copied, 'kept', { key: 'mine' })).toBe('blue');
  });

  it('sees no project that an admin has blocked for it', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'blocked');
    await probe.host.injectFault({ kind: 'app-policy', site: 'blue', project: 'DEV' });
    expect(await probe.ask(ann, 'issueAs', { as: 'app', issue })).toMatchObject({ status: 404 });
    await probe.host.injectFault({ kind: 'app-policy', site: 'blue', project: 'DEV', blocked: false });
    expect(await probe.ask(ann, 'issueAs', { as: 'app', issue })).toMatchObject({ status: 200 });
  });

  it('meets an automation rule that edits after it', async () => {
    const ann = (await probe.start())('blue');
    const key = await probe.createIssue(ann, 'untouched');
    const fields = { summary: 'edited by a rule' };
    await probe.host.injectFault({ kind: 'automation', site: 'blue', fields, as: ann.accountId, count: 1 });
    const accountId = probe.host.site('blue').installation?.appAccountId ?? '';
    const edit = { fields: { summary: 'written by the app' } };
    const request = probe.request('blue', 'PUT', `/rest/api/3/issue/${key}`, edit);
    const app = { kind: 'app', accountId, appId: 'x', scopes: ['write:jira-work'] } as const;
    expect((await probe.host.jira('blue', request, app)).status).toBe(204);
    await probe.host.drain();
    const response = await probe.rest(ann, 'GET', `/rest/api/3/issue/${key}?fields=summary`);
    expect(await response.json()).toMatchObject({ fields });
  });

  it('is searched late by Jira and store alike while the index lags', async () => {
    const ann = (await probe.start())('blue');
    await probe.host.injectFault({ kind: 'index-lag', site: 'blue', seconds: 60 });
    await probe.createIssue(ann, 'not found yet');
    const found = async () => {
      const path = '/rest/api/3/search/jql?jql=project%20%3D%20DEV&fields=summary';
      const answer: { issues: unknown[] } = await (await probe.rest(ann, 'GET', path)).json();
      return answer.issues.length;
    };
    expect(await found()).toBe(0);
    await probe.host.advance(61);
    expect(await found()).toBe(1);
  });

  it('may find its store as it was earlier', async () => {
    const ann = (await probe.start())('blue');
    await probe.ask(ann, 'keep', { key: 'mine', value: 'old' });
    await probe.host.injectFault({ kind: 'restore', site: 'blue', what: 'store', save: 'monday' });
    await probe.ask(ann, 'keep', { key: 'mine', value: 'new' });
    await probe.host.injectFault({ kind: 'restore', site: 'blue', what: 'store', to: 'monday' });
    expect(probe.record('blue', 'mine')).toBe('old');
  });

  it('meets no fault of an unknown kind: the kinds are named', async () => {
    await probe.start();
    const inject = async (fault: unknown) => probe.host.injectFault(fault);
    await expect(inject({ kind: 'earthquake' })).rejects.toThrow('Known are: jira, store, queue');
    await expect(inject({ kind: 'wire', loss: 2 })).rejects.toThrow('loss');
    await expect(inject({ kind: 'kill', site: 'red', at: '*' })).rejects.toThrow('no site red');
  });
});
