import * as z from 'zod';
import { type ProjectAdminRight, projectAdminRights } from '../core/connection/site-settings.ts';
import { publishPolicy } from '../core/rules/blast-radius.ts';
import { MOST_FACET_POINTS } from '../core/service/facet-points.ts';
import { connectionDetail, invited, longText, shortText } from './connections.ts';
import { operation } from './operation.ts';

const projectAdmins = z.enum(projectAdminRights satisfies readonly ProjectAdminRight[]);

const settings = z.object({
  /** What administrators of a project may do by themselves about Basic connections of their own project. */
  projectAdmins,
  /** Origins of the only sites that they may connect with; absent: any. */
  partners: z.array(z.string().trim().min(1).max(255)).max(50).optional(),
  /** When a publish of rules is asked about twice, and whether another admin answers. */
  publishing: publishPolicy.optional(),
  /** Key of the space in which work items tell of errors; empty: none does, absent: as it was. */
  errorsIn: z.string().trim().max(255).optional(),
  /** Points of Jira that reading requests in turn may use in an hour. */
  facetPoints: z.number().int().min(0).max(MOST_FACET_POINTS).optional(),
  /** Requests that are read in turn, and the hours within which each is; without hours none is. Only answered. */
  facets: z.object({ requests: z.number(), hours: z.number().optional() }).optional(),
});

export const settingsGet = operation('settings.get', ['admin'], z.object({}), settings);

/** Writes all settings of the site; what is left out is open, but the policy of publishing stays as it is. */
export const settingsSave = operation('settings.save', ['admin'], settings, settings);

const validHours = z.int().min(1).max(72).default(72);

/** What the person may do on this project's page, and which project it is. */
export const projectRights = operation(
  'project.rights',
  ['project'],
  z.object({}),
  z.object({
    projectAdmins,
    partners: z.array(z.string()).optional(),
    project: z.object({ id: z.string(), key: z.string(), name: z.string() }),
  }),
);

/** Invites a partner to a Basic connection of the page's project; without `code` a site admin is asked first. */
export const connectionAsk = operation(
  'connection.ask',
  ['project'],
  z.object({
    localName: shortText,
    peerName: shortText,
    peerSiteUrl: z.string().trim().max(255).optional(),
    name: shortText.optional(),
    description: longText.optional(),
    region: shortText.optional(),
    validHours,
  }),
  z.object({ connection: connectionDetail, code: z.string().optional(), expires: z.number().optional() }),
);

/** The code of a connection that was asked for and approved; one made before counts no more. */
export const connectionCode = operation(
  'connection.code',
  ['admin', 'project'],
  z.object({ connection: z.string(), validHours }),
  invited,
);

/** A site admin agrees to what a project admin asked for. The no is `invitation.refuse`. */
export const connectionApprove = operation(
  'connection.approve',
  ['admin'],
  z.object({ connection: z.string() }),
  connectionDetail,
);

export const projectAdminOperations = [
  settingsGet,
  settingsSave,
  projectRights,
  connectionAsk,
  connectionCode,
  connectionApprove,
] as const;
