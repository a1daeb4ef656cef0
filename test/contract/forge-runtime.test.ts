import { describe, expect, it } from 'vitest';
import { ProbeHost } from '../support/probe-host.ts';

const probe = new ProbeHost();

describe('a page calls its resolver', () => {
  it('and the person comes from the platform, never from the payload or the page', async () => {
    const ann = (await probe.start())('blue');
    const answer = await probe.ask(ann, 'identity', {
      accountId: 'mallory',
      context: { accountId: 'mallory' },
    });
    expect(answer).toEqual({
      accountId: ann.accountId,
      installContext: `ari:cloud:jira::site/${probe.host.site('blue').cloudId}`,
      extension: { type: 'jira:adminPage' },
    });
  });

  it('with what JSON keeps: dates become text, undefined vanishes', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'dates')).toEqual({ at: '1970-01-01T00:00:00.000Z', list: [null, 1] });
  });

  it('but is hidden from who may not see the page', async () => {
    await probe.start();
    const bob = probe.host
      .site('blue')
      .jira.admin.createUser({ displayName: 'Bob', emailAddress: 'bob@blue.example' });
    const call = { operation: 'count', accountId: bob.accountId };
    expect(await probe.host.invokePage('blue', { ...call, module: 'admin' })).toMatchObject({
      kind: 'hidden',
    });
    expect(await probe.host.invokePage('blue', { ...call, module: 'issue', issue: 'DEV-99' })).toMatchObject({
      kind: 'hidden',
      message: 'The issue DEV-99 is not visible to this person.',
    });
    expect(await probe.host.invokePage('blue', { ...call, module: 'nothing' })).toMatchObject({
      kind: 'no-such-page',
    });
  });

  it('on an issue, and is told which', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'one');
    const outcome = await probe.host.invokePage('blue', {
      module: 'issue',
      operation: 'identity',
      accountId: ann.accountId,
      issue,
    });
    expect(outcome).toMatchObject({
      kind: 'answered',
      value: { extension: { type: 'jira:issueContext', issue: { key: issue }, project: { key: 'DEV' } } },
    });
  });

  it('with at most 500 KB, and gets at most 5 MB back', async () => {
    const ann = (await probe.start())('blue');
    const call = { module: 'admin', operation: 'big', accountId: ann.accountId };
    const payload = { bytes: 1, filler: 'x'.repeat(512_000) };
    expect(await probe.host.invokePage('blue', { ...call, payload })).toMatchObject({ kind: 'too-large' });
    expect(await probe.host.invokePage('blue', { ...call, payload: { bytes: 5_242_880 } })).toMatchObject({
      kind: 'failed',
      reason: 'too-large',
    });
    expect(await probe.host.invokePage('blue', { ...call, payload: { bytes: 5_000_000 } })).toMatchObject({
      kind: 'answered',
    });
  });

  it('which is ended after 25 seconds of the host’s time', async () => {
    const ann = (await probe.start())('blue');
    const before = probe.host.clock.now();
    const outcome = await probe.host.invokePage('blue', {
      module: 'admin',
      operation: 'sleepLong',
      accountId: ann.accountId,
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'timeout' });
    expect(probe.host.clock.now() - before).toBe(25_000);
  });

  it('which can read its remaining time', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'remaining')).toEqual({ before: 25_000, after: 20_000 });
  });

  it('which knows the app, the installation and the licence', async () => {
    const ann = (await probe.start())('blue');
    const id = probe.host.site('blue').installation?.id;
    expect(await probe.ask(ann, 'context')).toMatchObject({
      appAri: 'ari:cloud:ecosystem::app/5c0f6a1e-7a54-4d39-9a0e-c0de0c0ffee5',
      installationAri: `ari:cloud:ecosystem::installation/${id}`,
      environmentType: 'PRODUCTION',
      moduleKey: 'admin',
      license: { isActive: true },
    });
    await probe.host.injectFault({ kind: 'licence', site: 'blue', state: 'lapsed' });
    expect(await probe.ask(ann, 'context')).toMatchObject({ license: { isActive: false } });
  });

  it('which sees the app variables and nothing of the machine', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'variables')).toEqual({ secret: 43 });
  });
});

describe('the app asks Jira', () => {
  it('as the person who uses the page and as itself', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'visible');
    for (const as of ['user', 'app']) {
      expect(await probe.ask(ann, 'issueAs', { as, issue })).toMatchObject({
        status: 200,
        body: { key: issue },
      });
    }
  });

  it('and its calls are metered, those of people are not', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'metered');
    probe.host.resetMeters();
    await probe.rest(ann, 'GET', `/rest/api/3/issue/${issue}`);
    await probe.ask(ann, 'issueAs', { as: 'app', issue });
    const { jira, invocations } = probe.host.meters().sites['blue'] ?? {};
    expect(jira).toMatchObject({ calls: 1, byEndpoint: { 'GET /rest/api/3/issue/{issueIdOrKey}': 1 } });
    expect(jira?.points).toBeGreaterThan(0);
    expect(invocations).toEqual({ admin: 1 });
  });

  it('as a person where there is none, and is refused by the proxy', async () => {
    const ann = (await probe.start())('blue');
    const url = String(await probe.ask(ann, 'webTriggerUrl'));
    const post = async (body: string) => {
      const response = await probe.host.callWebTrigger(new Request(url, { method: 'POST', body }));
      return response.text();
    };
    expect(await post('as user')).toBe('NEEDS_AUTHENTICATION_ERR');
    expect(await post('as somebody')).toContain('IMPERSONATION_NOT_ALLOWED');
  });

  it('outside its scopes, and is refused as Jira refuses', async () => {
    const ann = (await probe.start())('blue');
    for (const as of ['user', 'app']) {
      expect(await probe.ask(ann, 'groupsAs', { as })).toMatchObject({
        status: 401,
        body: { errorMessages: ['Unauthorized; scope does not match'] },
      });
    }
  });

  it('and is answered by a fault in Jira’s place, once', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'faulty');
    await probe.host.injectFault({
      kind: 'jira',
      status: 429,
      reason: 'jira-burst-based',
      endpoint: '/rest/api/3/issue/*',
    });
    expect(await probe.ask(ann, 'issueAs', { as: 'app', issue })).toMatchObject({ status: 429 });
    expect(await probe.ask(ann, 'issueAs', { as: 'app', issue })).toMatchObject({ status: 200 });
  });
});

describe('the process of the app', () => {
  it('keeps module state apart per site', async () => {
    const at = await probe.start(['blue', 'green']);
    expect(await probe.ask(at('blue'), 'count')).toBe(1);
    expect(await probe.ask(at('blue'), 'count')).toBe(2);
    expect(await probe.ask(at('green'), 'count')).toBe(1);
    expect(await probe.ask(at('blue'), 'globals')).toBe('here');
    expect(await probe.ask(at('green'), 'readGlobals')).toBeNull();
  });

  it('shares module state among sites when it is warm, but never whose invocation it is', async () => {
    const at = await probe.start(['blue', 'green'], { modules: 'warm' });
    expect(await probe.ask(at('blue'), 'count')).toBe(1);
    expect(await probe.ask(at('green'), 'count')).toBe(2);
    await Promise.all([
      probe.ask(at('blue'), 'keep', { key: 'mine', value: 'blue' }),
      probe.ask(at('green'), 'keep', { key: 'mine', value: 'green' }),
    ]);
    expect(probe.record('blue', 'mine')).toBe('blue');
    expect(probe.record('green', 'mine')).toBe('green');
  });

  it('reaches nothing any more once the function has returned, and that is reported', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'leaveBehind')).toBe('returned');
    await probe.host.drain();
    expect(probe.host.reports()).toMatchObject([
      { kind: 'call-after-return', site: 'blue', module: 'admin' },
    ]);
  });

  it('reads the time of the host, skewed where the site’s clock is wrong', async () => {
    const ann = (await probe.start())('blue');
    const now = probe.host.clock.now();
    expect(await probe.ask(ann, 'time')).toEqual({ now, date: now });
    await probe.host.injectFault({ kind: 'clock', site: 'blue', skewSeconds: -600 });
    expect(await probe.ask(ann, 'time')).toEqual({ now: now - 600_000, date: now - 600_000 });
  });

  it('draws the same chance in a run of the same seed', async () => {
    const draw = async (seed: string) => {
      const ann = (await probe.start(['blue'], { seed }))('blue');
      const drawn = [await probe.ask(ann, 'chance'), await probe.ask(ann, 'chance')];
      probe.host.dispose();
      return drawn;
    };
    const first = await draw('one');
    expect(first[0]).toMatchObject({ rounded: 2, hash: '2d711642' });
    expect(first[0]).not.toEqual(first[1]);
    expect(await draw('one')).toEqual(first);
    expect(await draw('two')).not.toEqual(first);
  });

  it('writes its console to the log of its site', async () => {
    const at = await probe.start(['blue', 'green']);
    await probe.ask(at('blue'), 'log');
    expect(probe.host.logs('blue')).toMatchObject([
      { level: 'info', text: 'a line { n: 1 }' },
      { level: 'error', text: 'broken' },
    ]);
    expect(probe.host.logs('green')).toEqual([]);
  });

  it('can be killed between two of its calls', async () => {
    const ann = (await probe.start())('blue');
    await probe.host.injectFault({ kind: 'kill', at: 'store.set', when: 'before', skip: 1 });
    await expect(probe.ask(ann, 'twice')).rejects.toThrow('ended before store.set');
    expect(probe.record('blue', 'step-1')).toBe(true);
    expect(probe.record('blue', 'step-2')).toBeUndefined();
    await probe.host.injectFault({ kind: 'kill', at: 'store.set', when: 'after', skip: 1 });
    await expect(probe.ask(ann, 'twice')).rejects.toThrow('ended after store.set');
    expect(probe.record('blue', 'step-2')).toBe(true);
  });

  it('is held back until the faults are removed, and meanwhile runs out of time', async () => {
    const ann = (await probe.start())('blue');
    await probe.host.injectFault({ kind: 'pause', at: 'store.*' });
    await expect(probe.ask(ann, 'twice')).rejects.toThrow('did not answer within 25 s');
    await probe.host.injectFault({ kind: 'pause', at: 'store.*' });
    const before = probe.host.clock.now();
    probe.host.clock.at(before + 5_000, () => probe.host.clearFaults());
    await probe.ask(ann, 'twice');
    expect(probe.host.clock.now() - before).toBe(5_040);
  });

  it('takes the time of its calls: 120 ms for Jira, 20 ms for the store', async () => {
    const ann = (await probe.start())('blue');
    const issue = await probe.createIssue(ann, 'timed');
    const before = probe.host.clock.now();
    await probe.ask(ann, 'issueAs', { as: 'app', issue });
    expect(probe.host.clock.now() - before).toBe(120);
    await probe.ask(ann, 'twice');
    expect(probe.host.clock.now() - before).toBe(160);
  });

  it('can be held back at one of its calls', async () => {
    const ann = (await probe.start())('blue');
    const before = probe.host.clock.now();
    await probe.host.injectFault({ kind: 'pause', at: 'store.*', seconds: 10 });
    await probe.ask(ann, 'twice');
    expect(probe.host.clock.now() - before).toBe(10_040);
  });

  it('fails by a promise that nobody waits for', async () => {
    const ann = (await probe.start())('blue');
    const others = process.listeners('unhandledRejection').slice(0, -1);
    for (const listener of others) process.off('unhandledRejection', listener);
    try {
      await expect(probe.ask(ann, 'reject')).rejects.toThrow('nobody waits');
    } finally {
      for (const listener of others) process.on('unhandledRejection', listener);
    }
    expect(probe.host.reports()).toMatchObject([
      { kind: 'unhandled-rejection' },
      { kind: 'failed-invocation' },
    ]);
  });
});
