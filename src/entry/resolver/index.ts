import { conflictOperations } from './conflict-operations.ts';
import { connectionFileOperations } from './connection-file-operations.ts';
import { connectionLifeOperations } from './connection-life-operations.ts';
import { connectionOperations } from './connection-operations.ts';
import { connectionWatchOperations } from './connection-watch-operations.ts';
import { fieldOperations } from './field-operations.ts';
import { fixtureOperations } from './fixture-operations.ts';
import { invitationOperations } from './invitation-operations.ts';
import { itemOperations } from './item-operations.ts';
import { peerOfferOperations } from './peer-offer-operations.ts';
import { projectAdminOperations } from './project-admin-operations.ts';
import { proposalOperations } from './proposal-operations.ts';
import { rulesOperations } from './rules-operations.ts';
import { runOperations } from './run-operations.ts';
import { scriptOperations } from './script-operations.ts';
import { serveSurface } from './serve-surface.ts';
import { syncOperations } from './sync-operations.ts';
import { tableOperations } from './table-operations.ts';
import { templateOperations } from './template-operations.ts';
import { testRunOperations } from './test-run-operations.ts';
import { triggerOperations } from './trigger-operations.ts';
import { userMapOperations } from './user-map-operations.ts';
import { versionOperations } from './version-operations.ts';

const operations = [
  ...connectionOperations,
  ...connectionLifeOperations,
  ...connectionWatchOperations,
  ...invitationOperations,
  ...triggerOperations,
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
  ...projectAdminOperations,
  ...userMapOperations,
  ...testRunOperations,
  ...fixtureOperations,
  ...peerOfferOperations,
  ...proposalOperations,
];

export const resolveAdmin = serveSurface('admin', operations);
export const resolveProject = serveSurface('project', operations);
export const resolveIssue = serveSurface('issue', operations);
export const resolveIssueAction = serveSurface('issue-action', operations);
