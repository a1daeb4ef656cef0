import type { Call } from '../call.ts';
import type { PermissionKey } from '../catalogue/permission-keys.ts';
import type { Issue } from '../model.ts';
import { can, userOf } from '../permissions.ts';

/** Whether the caller may edit or delete something of the author's: everybody's, or only what is its own. */
export function mayTouch(
  call: Call,
  issue: Issue,
  authorId: string,
  permissions: { readonly all: PermissionKey; readonly own: PermissionKey },
): boolean {
  if (can(call, permissions.all, { issue })) return true;
  return authorId === call.accountId && can(call, permissions.own, { issue });
}

/** How refusals address the caller. */
export function callerName(call: Call): string {
  return userOf(call.state, call.principal)?.displayName ?? 'Anonymous';
}
