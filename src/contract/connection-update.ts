import * as z from 'zod';
import { connectionDetail, longText, projectId, shortText } from './connections.ts';
import { operation } from './operation.ts';

const syncMethod = z.enum(['automatic', 'manual', 'off']);

/**
 * What an admin may change of a running connection; what is left out stays. Names are those of this site: the
 * partner's page keeps its own. The first project takes in the peer's new issues. `scope` of the answer: what became
 * of projects and ways, a version in force, a part of the draft that another admin must agree to, or rules that wait
 * for the partner's yes.
 */
export const connectionUpdate = operation(
  'connection.update',
  ['admin'],
  z.object({
    connection: z.string(),
    name: shortText.optional(),
    description: longText.optional(),
    localName: shortText.optional(),
    peerName: shortText.optional(),
    projectIds: z.array(projectId).min(1).max(50).optional(),
    methods: z.object({ out: syncMethod, in: syncMethod }).optional(),
  }),
  connectionDetail.extend({ scope: z.enum(['in-force', 'draft', 'waits']).optional() }),
);
