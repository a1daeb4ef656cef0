import { beforeEach, describe, expect, it } from 'vitest';
import { warmMemo } from '../../src/adapters/runtime/warm-memo.ts';
import { newIssuesKind } from '../../src/core/connection/share.ts';
import { APP } from '../../src/core/limits.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { acceptedBy, confirmedBy, granted, invitedBy, toRaw } from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';

let on: Overheard;
beforeEach(async () => {
  on = await overhear();
  const memo = warmMemo(`shares ${on.world.id} ${Math.floor(on.world.now)}`, () => on.world.now);
  Object.assign(on.green.ports, { memo });
});

const hour = () => `${on.world.id}:${Math.floor(on.world.now / 3_600_000)}`;

describe('a partner that floods', () => {
  it('hears 429 with a time to wait, and the other connections feel nothing', async () => {
    const [, green, red] = on.world.sites;
    const { id, code } = await invitedBy(green);
    granted(await acceptedBy(red, code));
    granted(await confirmedBy(green, id));
    granted(await confirmedBy(red, id));
    on.world.now += 20_000;
    const raw = toRaw(on.good);
    const answers = [];
    for (let sent = 0; sent < APP.messagesInTenSeconds + 20; sent += 1)
      answers.push(await green.receive(raw));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect(JSON.parse(answers.at(-1)?.body ?? '{}')).toMatchObject({
      refused: { code: 'limited', retryAfter: expect.any(Number) },
    });
    expect(await peerByMessage(red.ports).call(id, 'sync', { items: [{}] }, 1000)).toMatchObject({
      ok: true,
    });
    on.world.now += 10_000;
    expect((await green.receive(raw)).status).toBe(200);
  });
});

describe('A53 a partner that sends new issues without end', () => {
  it('is told to wait for the next hour once it has had its share, and nothing more is stored', async () => {
    await on.green.ports.store.put(newIssuesKind, hour(), { v: 1, count: APP.newIssuesPerHour - 1 });
    const call = (items: unknown[]) =>
      peerByMessage(on.blue.ports).call(on.world.id, 'sync', { items }, 1000);
    expect(await call([{ full: true }])).toMatchObject({ ok: true });
    const before = JSON.stringify([...on.green.snapshot()]);
    on.green.handled.length = 0;
    expect(await call([{ full: true }])).toEqual({ ok: false, reason: 'paused' });
    expect(on.green.handled).toEqual([]);
    expect(JSON.stringify([...on.green.snapshot()])).toBe(before);
    on.world.now += 301_000;
    expect(await call([{ to: '1', full: true }])).toMatchObject({ ok: true });
    on.world.now += 3_600_000;
    expect(await call([{ full: true }])).toMatchObject({ ok: true });
  });
});
