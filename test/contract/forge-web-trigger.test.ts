import { describe, expect, it } from 'vitest';
import { ProbeHost } from '../support/probe-host.ts';

const probe = new ProbeHost();

describe('one site calls another', () => {
  it('by the web trigger URL it was given, and header lists and bodies arrive', async () => {
    const at = await probe.start(['blue', 'green']);
    const url = String(await probe.ask(at('green'), 'webTriggerUrl'));
    expect(url).toMatch(/^https:\/\/[0-9a-f-]{36}\.webtrigger\.atlassian\.app\/public\/[\w-]{32}$/);
    const answer = await probe.ask(at('blue'), 'post', { url, body: 'hello' });
    expect(answer).toEqual({ status: 200, body: 'got hello', answer: '42' });
    expect(probe.list('green', 'received')).toMatchObject([{ body: 'hello', method: 'POST' }]);
    const [entry] = probe.host.traffic({ site: 'green' });
    expect(entry).toMatchObject({
      from: 'blue',
      to: 'green',
      status: 200,
      body: 'hello',
      verdict: 'accepted',
    });
    expect(probe.host.meters().sites['blue']).toMatchObject({ messages: 1, items: 0 });
  });

  it('and the same URL stays until another one is forced; a deleted one is gone', async () => {
    const ann = (await probe.start())('blue');
    const first = String(await probe.ask(ann, 'webTriggerUrl'));
    expect(await probe.ask(ann, 'webTriggerUrl')).toBe(first);
    const second = String(await probe.ask(ann, 'webTriggerUrl', { another: true }));
    expect(second).not.toBe(first);
    expect(await probe.ask(ann, 'webTriggerUrls')).toMatchObject([{ url: first }, { url: second }]);
    await probe.ask(ann, 'deleteUrl', { url: first });
    const post = (url: string) => probe.host.callWebTrigger(new Request(url, { method: 'POST', body: 'x' }));
    expect((await post(first)).status).toBe(404);
    expect((await post(second)).status).toBe(200);
  });

  it('and an answer without the documented shape is a 500', async () => {
    const ann = (await probe.start())('blue');
    const url = String(await probe.ask(ann, 'webTriggerUrl'));
    const response = await probe.host.callWebTrigger(new Request(url, { method: 'POST', body: 'bad shape' }));
    expect(response.status).toBe(500);
    expect(response.headers.get('x-ratelimit-limit')).toBe('7000');
  });

  it('and a body above 5 MB, or a token under another installation’s name, is turned away', async () => {
    const at = await probe.start(['blue', 'green']);
    const blue = String(await probe.ask(at('blue'), 'webTriggerUrl'));
    const post = (url: string, body: string) =>
      probe.host.callWebTrigger(new Request(url, { method: 'POST', body }));
    expect((await post(blue, 'x'.repeat(5 * 1024 * 1024 + 1))).status).toBe(413);
    const misplaced = new URL(String(await probe.ask(at('green'), 'webTriggerUrl')));
    misplaced.pathname = new URL(blue).pathname;
    expect((await post(misplaced.href, 'x')).status).toBe(404);
    expect(probe.list('blue', 'received')).toEqual([]);
  });

  it('but reaches nothing the manifest does not list', async () => {
    const ann = (await probe.start())('blue');
    for (const url of [
      'https://example.com/',
      'http://a.webtrigger.atlassian.app/',
      'https://webtrigger.atlassian.app/',
    ]) {
      await expect(probe.ask(ann, 'post', { url, body: '' })).rejects.toThrow(
        'external fetch backend permissions',
      );
    }
    const nobody = 'https://00000000-0000-4000-8000-000000000000.webtrigger.atlassian.app/public/none';
    expect(await probe.ask(ann, 'post', { url: nobody, body: '' })).toMatchObject({ status: 404 });
  });

  it('and follows no redirect where it asked for an error', async () => {
    const ann = (await probe.start())('blue');
    const url = String(await probe.ask(ann, 'webTriggerUrl'));
    await expect(probe.ask(ann, 'post', { url, body: 'redirect' })).rejects.toThrow('fetch failed');
  });

  it('in vain across a partition, and a timeout of the caller holds on the host’s clock', async () => {
    const at = await probe.start(['blue', 'green']);
    const url = String(await probe.ask(at('green'), 'webTriggerUrl'));
    await probe.host.injectFault({ kind: 'wire', site: 'blue', to: 'green', partition: true });
    await expect(probe.ask(at('blue'), 'post', { url, body: 'x' })).rejects.toThrow('fetch failed');
    probe.host.clearFaults();
    await probe.host.injectFault({ kind: 'wire', site: 'blue', delaySeconds: 20 });
    const before = probe.host.clock.now();
    expect(await probe.ask(at('blue'), 'postWithin', { url, ms: 3_000 })).toBe('TimeoutError');
    expect(probe.host.clock.now() - before).toBe(3_000);
    expect(probe.host.traffic().at(0)).toMatchObject({ verdict: 'unreachable', status: null });
  });

  it('once, and a doubled message arrives twice', async () => {
    const at = await probe.start(['blue', 'green']);
    const url = String(await probe.ask(at('green'), 'webTriggerUrl'));
    await probe.host.injectFault({ kind: 'wire', site: 'blue', duplicate: 1, count: 1 });
    await probe.ask(at('blue'), 'post', { url, body: 'double' });
    await probe.host.drain();
    expect(probe.host.meters().sites['green']?.invocations['inbound']).toBe(2);
  });
});
