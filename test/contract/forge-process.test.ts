import { describe, expect, it } from 'vitest';
import { ProbeHost } from '../support/probe-host.ts';

const probe = new ProbeHost();

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

  it('computes off the event loop without its watchdogs going off', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'compile')).toEqual({ result: 'compiled', ms: 0 });
  });

  it('finds no model, and of what the host has not it is told the name', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'askModel')).toBe('ForgeLlmAPIError');
    await expect(probe.ask(ann, 'unknownService')).rejects.toThrow('nothing that answers confluence./wiki');
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

  it('forgets its module state when it is killed', async () => {
    const ann = (await probe.start())('blue');
    expect(await probe.ask(ann, 'count')).toBe(1);
    await probe.host.injectFault({ kind: 'kill', at: 'store.set' });
    await expect(probe.ask(ann, 'twice')).rejects.toThrow('was ended before');
    expect(await probe.ask(ann, 'count')).toBe(1);
  });

  it('can be killed after the partner has its message', async () => {
    const at = await probe.start(['blue', 'green']);
    const url = String(await probe.ask(at('green'), 'webTriggerUrl'));
    await probe.host.injectFault({ kind: 'kill', site: 'blue', at: 'fetch.POST *', when: 'after' });
    await expect(probe.ask(at('blue'), 'post', { url, body: 'last' })).rejects.toThrow('ended after fetch');
    expect(probe.list('green', 'received')).toHaveLength(1);
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
