import type { ConnectionDetail } from '../../src/contract/connections.ts';

/** A connection as the admin page gets it; `part` says what is different. */
export function sampleConnection(part: Partial<ConnectionDetail> = {}): ConnectionDetail {
  return {
    id: 'Zm9vYmFyYmF6cXV4MTIzNA',
    name: 'Acme - Globex',
    description: 'Escalations',
    mode: 'basic',
    state: 'active',
    role: 'initiator',
    next: 'first-sync',
    local: {
      name: 'Acme',
      projectId: '10000',
      projectKey: 'SUP',
      siteUrl: 'https://blue.atlassian.net',
      region: 'EU',
    },
    peer: { name: 'Globex', siteUrl: 'https://green.atlassian.net', projectKey: 'DEV' },
    created: Date.UTC(2026, 0, 2, 12),
    heard: Date.UTC(2026, 0, 3, 12),
    synced: 12,
    pending: 1,
    errors: 2,
    confirmed: {},
    consent: { here: { by: 'Ann', role: 'site admin', at: Date.UTC(2026, 0, 2, 12) } },
    leaves: ['To Globex: the summary.'],
    enters: ['From Globex: the summary.'],
    secondAttempts: 0,
    comparing: false,
    mayInviteAgain: false,
    health: { here: { backlog: 0, at: 0 }, protocol: { here: 3 } },
    paused: { here: false, there: false },
    policy: { number: 1, winner: 'initiator' },
    alerts: [],
    keys: { here: 'AAAAAAAAAAAAAAAA', rotating: false },
    ...part,
  };
}

export const sampleWords = ['amber', 'basil', 'cedar', 'delta', 'ember', 'fable'];
