import { peerExpose, peerExposed, peerOffer, peerStatuses } from '../../contract/peer-offer.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import type { Exposed, PeerOffer } from '../../wiring/resolver.ts';
import { recorded } from './recorded.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const peerOfferOperations: readonly ServedOperation[] = [
  serve(peerExposed, siteAdmin, async (app, { connection }) => shown(await app.exposed(connection))),
  serve(
    peerExpose,
    siteAdmin,
    recorded(
      'exposure-changed',
      async (app, { connection, choice }) => shown(await app.expose(connection, choice)),
      ({ byRules }) => (byRules ? 'rules' : 'chosen'),
    ),
  ),
  serve(peerOffer, siteAdmin, async (app, { connection, ask }) => {
    const offer: Attempt<PeerOffer | undefined> = ask
      ? await app.askOffer(connection)
      : await app.rememberedOffer(connection);
    if (!offer.ok) return offer;
    return done(offer.value ? { known: { at: offer.value.at * 1000, offer: offer.value.offer } } : {});
  }),
  serve(peerStatuses, siteAdmin, async (app, { connection }) => {
    const found = await app.planStatuses(connection);
    if (!found.ok) return found;
    return done({ warnings: found.value.map((one) => ({ ...one, names: [...one.names] })) });
  }),
];

function shown(attempt: Attempt<Exposed>) {
  if (!attempt.ok) return attempt;
  const { fields, ...rest } = attempt.value;
  return done({ ...rest, fields: fields.map((one) => ({ ...one, values: one.values !== undefined })) });
}
