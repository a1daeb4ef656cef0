import * as z from 'zod';
import type { CommandTable, FramePart } from './command.ts';

const change = z.object({
  action: z.enum(['PUSH', 'REPLACE']),
  path: z.string(),
  state: z.unknown().optional(),
});
const steps = z.object({ steps: z.number() });

function here(): string {
  const path = decodeURI(window.location.hash.slice(1));
  return path.startsWith('/') ? path : '/';
}

/** Keeps a routed page's place in the address's hash, so that reload, bookmarks and the back button work. */
export function historyCommands(): CommandTable {
  let routed: FramePart | undefined;
  window.addEventListener('popstate', () => routed?.tell('historyArrived', here()));
  return {
    historyStart: (_data, part) => {
      routed = part;
      return here();
    },
    historyChanged: (data) => {
      const { action, path } = change.parse(data);
      const hash = `#${encodeURI(path)}`;
      if (action === 'PUSH') window.history.pushState(null, '', hash);
      else window.history.replaceState(null, '', hash);
      return true;
    },
    historyGo: (data) => window.history.go(steps.parse(data).steps),
  };
}
