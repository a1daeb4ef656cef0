import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { publishPolicy } from '../rules/blast-radius.ts';
import { MOST_FACET_POINTS } from '../service/facet-points.ts';

/** What administrators of a project may do by themselves about Basic connections of their own project. */
export const projectAdminRights = ['alone', 'approval', 'never'] as const;
export type ProjectAdminRight = (typeof projectAdminRights)[number];

const siteSettings = z.object({
  v: z.literal(1),
  projectAdmins: z.enum(projectAdminRights),
  /** Origins of the sites that project admins may connect with; absent: any site. */
  partners: z.array(z.string()).max(50).optional(),
  /** When a publish of rules is asked about twice, and who answers; absent: as is usual. */
  publishing: publishPolicy.optional(),
  /** The space in which work items tell of errors; absent: none does. */
  errorsIn: z.object({ id: z.string(), key: z.string() }).optional(),
  /** Points of Jira that reading requests in turn may use in an hour; absent: as is usual. */
  facetPoints: z.number().int().min(0).max(MOST_FACET_POINTS).optional(),
});
export type SiteSettings = z.infer<typeof siteSettings>;

/** One record per site under this key. */
export const SETTINGS_KEY = 'site';

export const settingsKind: RecordKind<SiteSettings> = { name: 'settings', schema: siteSettings };

/** How it is where nobody has decided: a project admin asks, a site admin approves. */
export const defaultSettings: SiteSettings = { v: 1, projectAdmins: 'approval' };
