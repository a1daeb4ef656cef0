import type { Call } from './call.ts';
import { forbidden } from './jira-error.ts';
import { isSiteAdmin } from './permissions.ts';

const ADMINS_ONLY = 'You are not authorized to perform this action. Administrator privileges are required.';

/** Throws 403 unless the caller administers the site. */
export function requireAdmin(call: Call, message = ADMINS_ONLY): void {
  if (!isSiteAdmin(call)) throw forbidden(message);
}
