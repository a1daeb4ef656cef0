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
