import { Channel } from './wire/channel.ts';
import { isRecord } from './wire/forge-doc.ts';
import { LocalHistory } from './wire/local-history.ts';
import { wearTheme } from './wire/page-theme.ts';

/**
 * The first script of every frame that the host opens for the app. It puts `__bridge` in place, which
 * `@forge/bridge` and `@forge/react` read while they load, and reports the frame's errors and height to the host.
 */
declare global {
  interface Window {
    __bridge?: { callBridge(command: string, data?: unknown): unknown };
  }
}

const script = document.currentScript;
const hostOrigin = script instanceof HTMLScriptElement ? (script.dataset['host'] ?? '') : '';
let history: LocalHistory | undefined;

const channel = new Channel({
  wire: {
    send: (message) => window.parent.postMessage(message, hostOrigin),
    listen: (listener) => {
      const onMessage = (event: MessageEvent): void => {
        if (event.source === window.parent && event.origin === hostOrigin) listener(event.data);
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
  },
  prefix: 'app:',
  onCommand: (command, data) => {
    if (command !== 'historyArrived') throw new Error(`The frame does not know the command "${command}".`);
    history?.arrived(String(data));
    return true;
  },
  later: (task, seconds) => void setTimeout(task, seconds * 1000),
});

async function createHistory(): Promise<LocalHistory> {
  const start = await channel.call('historyStart');
  history = new LocalHistory(typeof start === 'string' ? start : '/', {
    changed: (change) => void channel.call('historyChanged', change),
    go: (steps) => void channel.call('historyGo', { steps }),
  });
  return history;
}

function rootOf(data: unknown): string {
  const doc = isRecord(data) ? data['forgeDoc'] : undefined;
  return isRecord(doc) ? String(doc['type']) : 'Root';
}

function callBridge(command: string, data?: unknown): Promise<unknown> {
  if (command === 'createHistory') return createHistory();
  if (command === 'enableTheming') return channel.call(command).then(wearTheme);
  return channel.call(command, data, command === 'reconcile' ? rootOf(data) : undefined);
}

function report(kind: string, reason: unknown): void {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  void channel.call('frameError', {
    kind,
    message: `${error.name}: ${error.message}`,
    stack: error.stack ?? '',
  });
}

window.__bridge = { callBridge };
window.addEventListener('error', (event) => report('uncaught error', event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => report('unhandled rejection', event.reason));

window.addEventListener('load', () => {
  const element = document.documentElement;
  new ResizeObserver(() => void channel.call('frameHeight', { height: element.scrollHeight })).observe(
    element,
  );
});
