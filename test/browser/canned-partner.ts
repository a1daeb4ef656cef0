import { sampleExposed, sampleOffer, sampleProposals } from '../support/sample-partner.ts';
import type { Answers } from './canned-site.ts';

/** What a site in the middle of its work answers about its partner. */
export const cannedPartner: Answers = {
  'peer.exposed': () => sampleExposed(),
  'peer.expose': () => sampleExposed({ byRules: false }),
  'peer.offer': () => ({ known: { at: Date.UTC(2026, 0, 5), offer: sampleOffer() } }),
  'peer.statuses': () => ({
    warnings: [
      { side: 'there', code: 'needs', from: 'Done', to: 'Closed', names: ['resolution'], more: true },
    ],
  }),
  'proposal.list': () => sampleProposals(),
};
