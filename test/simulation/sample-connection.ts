import type { Connection } from '../../src/core/connection/connection-record.ts';

/** An active connection as one side holds it. */
export function sampleConnection(
  id: string,
  role: Connection['role'],
  winner: Connection['policy']['winner'],
  names: { readonly local: string; readonly peer: string },
): Connection {
  return {
    v: 1,
    rev: 1,
    token: 'c',
    id: id.padEnd(22, '0'),
    state: 'active',
    role,
    name: `${names.local} and ${names.peer}`,
    description: '',
    mode: 'basic',
    policy: { number: 1, winner },
    created: 0,
    local: {
      name: names.local,
      projectId: '1',
      projectKey: 'ONE',
      siteUrl: `https://${names.local}.example`,
      cloudId: `cloud-${names.local}`,
      installation: `installation-${names.local}`,
    },
    peer: {
      name: names.peer,
      end: {
        siteUrl: `https://${names.peer}.example`,
        cloudId: `cloud-${names.peer}`,
        installation: `installation-${names.peer}`,
        url: 'https://a.webtrigger.atlassian.app/public/1',
        token: 't',
        keys: [{ kid: 'k', sign: 's', agree: 'a' }],
        projectKey: 'TWO',
        protocol: 1,
      },
    },
    fingerprintKey: 'sample',
    keyId: 'k',
    version: 1,
    control: { sent: 0, received: 0 },
    consent: {},
    confirmed: {},
    paused: { here: false, there: false },
  };
}
