/** What the app's time is made of: the host's clock, moved by the site's skew. */
export interface AppTime {
  now(): number;
  /** Runs `task` after `ms`; the answer cancels it. Belongs to the invocation that is running. */
  after(ms: number, task: () => void): () => void;
  /** Work that leaves the event loop: virtual time stands still for it, whatever timers wait beside it. */
  busy<T>(work: () => Promise<T>): Promise<T>;
}

/** A `Date` whose present is the host's. Everything else is the ordinary Date. */
export function appDate(now: () => number): DateConstructor {
  return new Proxy(Date, {
    apply: () => new Date(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, property, receiver) =>
      property === 'now' ? () => now() : Reflect.get(target, property, receiver),
  });
}

/** An `AbortSignal` whose timeout runs on the host's clock. */
export function appAbortSignal(time: AppTime): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    const reason = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    time.after(ms, () => controller.abort(reason()));
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, property, receiver) =>
      property === 'timeout' ? timeout : Reflect.get(target, property, receiver),
  });
}

/** WebAssembly whose compiling, which happens on other threads, holds time back. */
export function appWebAssembly(time: AppTime): object {
  const { compile, instantiate } = WebAssembly;
  const held = (work: CallableFunction) => ({
    value: (...args: unknown[]) =>
      time.busy(async (): Promise<unknown> => Reflect.apply(work, WebAssembly, args)),
  });
  return Object.create(WebAssembly, { compile: held(compile), instantiate: held(instantiate) });
}

/** Node's timer object as far as programs use it. */
class AppTimer {
  cancel: () => void = () => undefined;

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  close(): this {
    this.cancel();
    return this;
  }

  [Symbol.dispose](): void {
    this.cancel();
  }
}

type Callback = (...args: unknown[]) => void;

/** setTimeout and setInterval on the host's clock. */
export function appTimers(time: AppTime) {
  const clear = (timer: unknown): void => {
    if (timer instanceof AppTimer) timer.cancel();
  };
  const delay = (ms: unknown): number => {
    const wanted = Number(ms);
    return wanted >= 1 ? wanted : 1;
  };
  return {
    setTimeout(callback: Callback, ms?: unknown, ...args: unknown[]): AppTimer {
      const timer = new AppTimer();
      timer.cancel = time.after(delay(ms), () => callback(...args));
      return timer;
    },
    setInterval(callback: Callback, ms?: unknown, ...args: unknown[]): AppTimer {
      const timer = new AppTimer();
      const next = () => {
        timer.cancel = time.after(delay(ms), () => {
          next();
          callback(...args);
        });
      };
      next();
      return timer;
    },
    clearTimeout: clear,
    clearInterval: clear,
  };
}
