import {
  connectionAllowOlder,
  connectionAnswerTerms,
  connectionDelete,
  connectionDisconnect,
  connectionPairs,
  connectionReview,
  connectionRevoke,
  connectionRotate,
} from '../../contract/connection-life.ts';
import { done } from '../../core/connection/explained.ts';
import { detailed } from './connection-operations.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const connectionLifeOperations: readonly ServedOperation[] = [
  serve(
    connectionRotate,
    siteAdmin,
    recorded('keys-rotated', async (app, { connection }) => detailed(app, await app.rotateKeys(connection))),
  ),
  serve(
    connectionRevoke,
    siteAdmin,
    recorded('keys-revoked', async (app, { connection }) => detailed(app, await app.revokeKeys(connection))),
  ),
  serve(
    connectionAllowOlder,
    siteAdmin,
    recorded('older-allowed', async (app, { connection }) => detailed(app, await app.allowOlder(connection))),
  ),
  serve(
    connectionAnswerTerms,
    siteAdmin,
    recorded(
      'consent-agreed',
      async (app, wish) => detailed(app, await app.answerTerms(wish)),
      (_, { yes, hash }) => (yes ? hash : 'refused'),
    ),
  ),
  serve(
    connectionReview,
    siteAdmin,
    recorded(
      'review-changed',
      async (app, { connection, on }) => detailed(app, await app.setReview(connection, on)),
      (_, { on }) => (on ? 'on' : 'off'),
    ),
  ),
  serve(
    connectionDisconnect,
    siteAdmin,
    recorded('disconnected', async (app, wish) => {
      const gone = await app.disconnect(wish);
      if (!gone.ok) return gone;
      const { connection, told } = gone.value;
      return done({ connection: await app.detail(connection), told });
    }),
  ),
  serve(connectionPairs, siteAdmin, (app, wish) => app.pairs(wish)),
  serve(
    connectionDelete,
    siteAdmin,
    recorded('deleted', async (app, { connection }) => {
      const gone = await app.deleteConnection(connection);
      return gone.ok ? done({ deleted: true as const }) : gone;
    }),
  ),
];
