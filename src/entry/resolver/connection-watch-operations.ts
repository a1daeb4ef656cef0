import {
  connectionAskedPairs,
  connectionAudit,
  connectionDecidePairs,
} from '../../contract/connection-watch.ts';
import { done } from '../../core/connection/explained.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const connectionWatchOperations: readonly ServedOperation[] = [
  serve(connectionAudit, siteAdmin, async (app, wish) => {
    const page = await app.audit(wish);
    if (!page.ok) return page;
    const { entries, cursor } = page.value;
    return done({
      entries: entries.map(({ at, act, side, by, about }) => ({
        at: at * 1000,
        act,
        side,
        ...(by === undefined ? {} : { by }),
        ...(about === undefined ? {} : { about }),
      })),
      ...(cursor === undefined ? {} : { cursor }),
    });
  }),
  serve(connectionAskedPairs, siteAdmin, async (app, wish) => {
    const page = await app.askedPairs(wish);
    return page.ok ? done({ ...page.value, pairs: [...page.value.pairs] }) : page;
  }),
  serve(
    connectionDecidePairs,
    siteAdmin,
    recorded(
      'pairs-relinked',
      async (app, wish) => {
        const decided = await app.decideAskedPairs(wish);
        return decided.ok ? done({ joined: decided.value.joined, left: [...decided.value.left] }) : decided;
      },
      ({ joined }) => `${joined} by hand`,
    ),
  ),
];
