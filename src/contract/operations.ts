import { conflictOperations } from './conflicts.ts';
import { connectionFileOperations } from './connection-file.ts';
import { connectionLifeOperations } from './connection-life.ts';
import { connectionUpdate } from './connection-update.ts';
import { connectionWatchOperations } from './connection-watch.ts';
import { connectionOperations } from './connections.ts';
import { errorOperations } from './errors.ts';
import { fieldOperations } from './fields.ts';
import { fixtureOperations } from './fixtures.ts';
import { invitationOperations } from './invitations.ts';
import { itemOperations } from './items.ts';
import type { Operation } from './operation.ts';
import { peerOfferOperations } from './peer-offer.ts';
import { projectAdminOperations } from './project-admins.ts';
import { proposalOperations } from './proposals.ts';
import { rulesOperations } from './rules.ts';
import { runOperations } from './runs.ts';
import { scriptOperations } from './scripts.ts';
import { selfCheckOperations } from './self-check.ts';
import { syncOperations } from './sync.ts';
import { tableOperations } from './tables.ts';
import { templateOperations } from './templates.ts';
import { testRunOperations } from './test-runs.ts';
import { triggerOperations } from './triggers.ts';
import { userMapOperations } from './user-map.ts';
import { versionOperations } from './versions.ts';

/** Every operation that a page can ask for. A resolver serves those that name its surface. */
export const operations: readonly Operation<unknown, unknown>[] = [
  ...connectionOperations,
  ...connectionLifeOperations,
  connectionUpdate,
  ...connectionWatchOperations,
  ...invitationOperations,
  ...triggerOperations,
  ...userMapOperations,
  ...rulesOperations,
  ...scriptOperations,
  ...fieldOperations,
  ...versionOperations,
  ...runOperations,
  ...connectionFileOperations,
  ...tableOperations,
  ...templateOperations,
  ...syncOperations,
  ...conflictOperations,
  ...itemOperations,
  ...errorOperations,
  ...projectAdminOperations,
  ...selfCheckOperations,
  ...testRunOperations,
  ...fixtureOperations,
  ...peerOfferOperations,
  ...proposalOperations,
];
