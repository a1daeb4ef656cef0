import { describe, expect, it } from 'vitest';
import { Channel, type ChannelOptions } from './channel.ts';

interface Realm {
  readonly channel: Channel;
  readonly sent: unknown[];
  /** Runs what was put off. */
  passSeconds(): unknown;
}

/** Two realms joined by structured clone, as two frames are. */
function realms(hostCommands: ChannelOptions['onCommand']): { host: Realm; app: Realm } {
  const listeners: { host?: (message: unknown) => void; app?: (message: unknown) => void } = {};
  const realm = (
    name: 'host' | 'app',
    peer: 'host' | 'app',
    onCommand: ChannelOptions['onCommand'],
  ): Realm => {
    const sent: unknown[] = [];
    const later: (() => void)[] = [];
    const channel = new Channel({
      prefix: `${name}:`,
      onCommand,
      later: (task) => void later.push(task),
      wire: {
        send: (message) => {
          sent.push(message);
          const copy = structuredClone(message);
          queueMicrotask(() => listeners[peer]?.(copy));
        },
        listen: (listener) => {
          listeners[name] = listener;
          return () => delete listeners[name];
        },
      },
    });
    return { channel, sent, passSeconds: () => later.splice(0).map((task) => task()) };
  };
  return { host: realm('host', 'app', hostCommands), app: realm('app', 'host', () => undefined) };
}

type Handler = (...args: unknown[]) => Promise<unknown>;

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** Joins two realms and keeps the last `onClick` that a tree carried. */
function clicked(): { app: Realm; click: () => Promise<unknown>; handlers: Handler[] } {
  const handlers: Handler[] = [];
  const { app } = realms((_command, data) => {
    const handler = typeof data === 'object' && data !== null ? Reflect.get(data, 'onClick') : undefined;
    if (isHandler(handler)) handlers.push(handler);
    return true;
  });
  return { app, handlers, click: async () => handlers.at(-1)?.('event') };
}

describe('a channel between two realms', () => {
  it('answers a command with the value of the other side', async () => {
    const { app } = realms((command, data) => ({ command, data }));
    expect(await app.channel.call('invoke', { a: [1, null, 'x'] })).toEqual({
      command: 'invoke',
      data: { a: [1, null, 'x'] },
    });
  });

  it('rejects with name and message of what the other side threw', async () => {
    const { app } = realms(() => {
      throw new RangeError('no such page');
    });
    await expect(app.channel.call('navigate')).rejects.toMatchObject({
      name: 'RangeError',
      message: 'no such page',
    });
  });

  it('calls a function of the other side with arguments and hands its answer back', async () => {
    const { app, click } = clicked();
    const heard: unknown[] = [];
    await app.channel.call('reconcile', { onClick: async (event: unknown) => heard.push(event) }, 'Root');
    expect(await click()).toBe(1);
    expect(heard).toEqual(['event']);
  });

  it('gives the same proxy for the same handler, so that unchanged props stay equal', async () => {
    const { app, handlers } = clicked();
    const onClick = () => true;
    await app.channel.call('reconcile', { onClick }, 'Root');
    await app.channel.call('reconcile', { onClick }, 'Root');
    expect(handlers[0]).toBe(handlers[1]);
  });

  it('keeps a retired handler for a while and then says that it is gone', async () => {
    const { app, handlers } = clicked();
    await app.channel.call('reconcile', { onClick: () => 'old' }, 'Root');
    await app.channel.call('reconcile', { onClick: () => 'new' }, 'Root');
    expect(await handlers[0]?.()).toBe('old');
    app.passSeconds();
    await expect(handlers[0]?.()).rejects.toThrow('This handler is gone');
    expect(await handlers[1]?.()).toBe('new');
  });

  it('hands out functions of the answering side too', async () => {
    let ended = false;
    const { app } = realms(() => ({
      unsubscribe: () => {
        ended = true;
      },
    }));
    const subscription = await app.channel.call('on', { event: 'x' });
    const end =
      typeof subscription === 'object' && subscription !== null
        ? Reflect.get(subscription, 'unsubscribe')
        : undefined;
    if (isHandler(end)) await end();
    expect(ended).toBe(true);
  });
});
