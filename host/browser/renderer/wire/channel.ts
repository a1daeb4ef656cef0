import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { isRecord, type RemoteFunction } from './forge-doc.ts';

/** How a channel reaches the other realm, and how it hears from it. */
export interface Wire {
  send(message: unknown): void;
  /** The listener gets only messages of that realm; the result ends it. */
  listen(listener: (message: unknown) => void): () => void;
}

export interface ChannelOptions {
  readonly wire: Wire;
  /** Put before the ids of this realm's functions, so that both realms can number theirs alone. */
  readonly prefix: string;
  /** Answers a command of the other realm. */
  readonly onCommand: (command: string, data: unknown) => unknown;
  /** Runs `task` some seconds later; used to drop functions that no tree names any more. */
  readonly later: (task: () => void, seconds: number) => void;
}

/** How long a function stays callable after it has left the tree: a click may still hold the old handler (seconds). */
const graceSeconds = 5;

/** Calls in both directions over one wire. Three kinds of message: `call`, `function`, `answer`. */
export class Channel {
  private readonly options: ChannelOptions;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly functions = new Map<string, CallableFunction>();
  private readonly ids = new WeakMap<CallableFunction, string>();
  /** Weak: a proxy lives as long as something that is drawn, or waits, still holds it. */
  private readonly proxies = new Map<string, WeakRef<RemoteFunction>>();
  private readonly gone = new FinalizationRegistry<string>((id) => {
    if (this.proxies.get(id)?.deref() === undefined) this.proxies.delete(id);
  });
  /** Root type of a tree -> ids of the functions in its newest state. */
  private readonly trees = new Map<string, Set<string>>();
  private last = 0;
  readonly close: () => void;

  constructor(options: ChannelOptions) {
    this.options = options;
    this.close = options.wire.listen((message) => this.receive(message));
  }

  /** Sends a command. Functions in `data` replace those of the earlier command with the same `tree`. */
  call(command: string, data?: unknown, tree?: string): Promise<unknown> {
    try {
      const named = new Set<string>();
      const encoded = encode(data, (fn) => this.keep(fn, named), `$${command}`);
      if (tree !== undefined) this.retire(tree, named);
      return this.request({ kind: 'call', command, data: encoded });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private request(message: Record<string, unknown>): Promise<unknown> {
    this.last += 1;
    const seq = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(seq, { resolve, reject });
      this.options.wire.send({ counterpart: 1, seq, ...message });
    });
  }

  private receive(message: unknown): void {
    if (!isRecord(message) || message['counterpart'] !== 1 || typeof message['seq'] !== 'number') return;
    const { kind, seq } = message;
    if (kind === 'answer') this.settle(seq, message);
    if (kind === 'call') {
      void this.answer(seq, () => {
        const command = String(message['command']);
        return this.options.onCommand(command, this.decode(message['data'], `$${command}`));
      });
    }
    if (kind === 'function') void this.answer(seq, () => this.run(message));
  }

  private run(message: Readonly<Record<string, unknown>>): unknown {
    const fn = this.functions.get(String(message['id']));
    if (fn === undefined) throw new Error('This handler is gone: the page has drawn itself anew since.');
    const args = this.decode(message['args'], '$args');
    return Reflect.apply(fn, undefined, Array.isArray(args) ? args : []);
  }

  private async answer(seq: number, work: () => unknown): Promise<void> {
    try {
      const value = await work();
      const encoded = encode(value, (fn) => this.keep(fn));
      this.options.wire.send({ counterpart: 1, kind: 'answer', seq, ok: true, value: encoded });
    } catch (error) {
      const carried = encode(error instanceof Error ? error : new Error(String(error)), () => '');
      this.options.wire.send({ counterpart: 1, kind: 'answer', seq, ok: false, value: carried });
    }
  }

  private settle(seq: number, message: Readonly<Record<string, unknown>>): void {
    const waiter = this.waiting.get(seq);
    if (waiter === undefined) return;
    this.waiting.delete(seq);
    const value = this.decode(message['value'], '$answer');
    if (message['ok'] === true) waiter.resolve(value);
    else waiter.reject(value instanceof Error ? value : new Error(String(value)));
  }

  private decode(value: unknown, path: string): unknown {
    return decode(value, (id) => this.proxyOf(id), path);
  }

  private keep(fn: CallableFunction, named?: Set<string>): string {
    const known = this.ids.get(fn);
    const id = known ?? `${this.options.prefix}${Reflect.get(fn, '__id__') ?? this.nextId()}`;
    this.ids.set(fn, id);
    this.functions.set(id, fn);
    named?.add(id);
    return id;
  }

  private nextId(): string {
    this.last += 1;
    return String(this.last);
  }

  private retire(tree: string, named: Set<string>): void {
    const before = this.trees.get(tree) ?? new Set<string>();
    this.trees.set(tree, named);
    const gone = [...before].filter((id) => !named.has(id));
    if (gone.length === 0) return;
    this.options.later(() => {
      for (const id of gone) if (this.trees.get(tree)?.has(id) !== true) this.functions.delete(id);
    }, graceSeconds);
  }

  private proxyOf(id: string): RemoteFunction {
    const known = this.proxies.get(id)?.deref();
    if (known !== undefined) return known;
    const proxy: RemoteFunction = (...args) => {
      try {
        const encoded = encode(args, (fn) => this.keep(fn), '$args');
        return this.request({ kind: 'function', id, args: encoded });
      } catch (error) {
        return Promise.reject(error);
      }
    };
    this.proxies.set(id, new WeakRef(proxy));
    this.gone.register(proxy, id);
    return proxy;
  }
}
