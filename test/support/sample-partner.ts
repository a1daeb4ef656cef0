import type { Exposed, Offer } from '../../src/contract/peer-offer.ts';
import type { ShownProposal, ShownProposals } from '../../src/contract/proposals.ts';

/** What a partner shows of its side. */
export function sampleOffer(part: Partial<Offer> = {}): Offer {
  return {
    fields: [
      { path: 'summary', kind: 'text', leaves: true, enters: true },
      { path: 'colour', kind: 'option', leaves: false, enters: true, values: ['Crimson', 'Azure'] },
      { path: 'team', kind: 'text', leaves: false, enters: false },
    ],
    statuses: ['To Do', 'Closed'],
    ways: [{ from: 'To Do', to: 'Closed', needs: ['resolution'], other: true }],
    read: Date.UTC(2026, 0, 4) / 1000,
    cut: false,
    ...part,
  };
}

/** What this side shows of itself; nobody has chosen. */
export function sampleExposed(part: Partial<Exposed> = {}): Exposed {
  return {
    byRules: true,
    fields: [
      { path: 'summary', field: 'summary', kind: 'text', values: false },
      { path: 'priority', field: 'priority', kind: 'priority', values: false },
    ],
    statuses: false,
    transitions: false,
    offer: { fields: [], cut: false },
    ...part,
  };
}

const proposal = (part: Partial<ShownProposal>): ShownProposal => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  at: Date.UTC(2026, 0, 5),
  until: Date.UTC(2026, 0, 19),
  state: 'open',
  told: true,
  drafted: false,
  lines: [],
  ...part,
});

/** One proposal of the partner that waits, and one of this side that was declined. */
export function sampleProposals(part: Partial<ShownProposals> = {}): ShownProposals {
  return {
    in: [
      proposal({
        text: 'As agreed by phone',
        lines: [
          { path: 'colour', kind: 'option', direction: 'in', values: [{ here: 'Red', there: 'Crimson' }] },
          { path: 'labels', kind: 'options', direction: 'both', values: [] },
        ],
        policy: { number: 2, winner: 'acceptor' },
      }),
    ],
    out: [
      proposal({
        id: 'BBBBBBBBBBBBBBBBBBBBBB',
        at: Date.UTC(2026, 0, 3),
        state: 'declined',
        said: 'We have no such field',
        lines: [{ path: 'team', kind: 'text', direction: 'out', values: [], field: 'summary' }],
      }),
    ],
    byItself: false,
    policy: { number: 1, winner: 'initiator' },
    role: 'initiator',
    ...part,
  };
}
