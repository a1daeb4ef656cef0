import * as z from 'zod';

/** What stands below the work item under sync and may be read. */
const READ = ['changelog', 'transitions', 'watchers', 'votes', 'remotelink', 'editmeta'] as const;

/** A property of the work item. Those of the app say which other connections there are. */
export const propertyPath = z
  .string()
  .regex(/^properties\/[A-Za-z0-9_.-]{1,255}$/)
  .refine((path) => !/^properties\/counterpart/i.test(path) && !path.includes('..'));

/** What `jiraHelper.get` may be asked for; nothing that leaves the work item. */
export const readPath = z.union([
  z.enum(READ),
  propertyPath.transform((path) => ({ property: path.slice('properties/'.length) })),
]);
