import * as z from 'zod';
import { twoSites } from '../../support/two-sites.ts';
import type { Operation } from '../bench-row.ts';
import { measured } from '../measure.ts';

const CONNECTIONS = 200;
/** As the list of connections asks for it. */
const PAGE = 25;
const WAITING = 15;

const projects = z.object({ projects: z.array(z.object({ id: z.string(), key: z.string() })) });
const invited = z.object({ connection: z.object({ id: z.string() }) });
const listed = z.object({ connections: z.array(z.unknown()), total: z.number() });

/** The list of connections of a site that has very many, as its page asks for it. */
export const pageConnections: Operation = {
  name: 'page-connections',
  floor: { calls: 0, points: 0 },
  // The right of whoever asks is one question to Jira.
  budget: { calls: 1, points: 3, wallMs: 1000 },
  async measure() {
    const sites = await twoSites('bench');
    const found = projects.parse(await sites.admin('blue', 'project.search', { query: 'SUP' }));
    const projectId = found.projects.find(({ key }) => key === 'SUP')?.id;
    for (let number = 1; number <= CONNECTIONS; number += 1) {
      const wish = { localName: 'Acme', peerName: `Partner ${number}`, projectId };
      const { connection } = invited.parse(await sites.admin('blue', 'connection.invite', wish));
      // So many invitations at most may wait for an answer at the same time.
      if (number > WAITING) await sites.admin('blue', 'invitation.refuse', { connection: connection.id });
    }
    await sites.settle();
    const cost = await measured(sites, 1, async () => {
      const page = listed.parse(await sites.admin('blue', 'connection.list', { from: 0, size: PAGE }));
      if (page.total !== CONNECTIONS || page.connections.length !== PAGE)
        throw new Error(`The page shows ${page.connections.length} of ${page.total} connections`);
      return undefined;
    });
    sites.dispose();
    return cost;
  },
};
