import type { RestCall } from '../call.ts';
import { badRequest } from '../jira-error.ts';
import { isSiteAdmin } from '../permissions.ts';
import { canEditFilter, canUseFilter } from '../search/search-view-of.ts';
import type { Filter } from '../site-model.ts';

const HIDDEN =
  'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.';

/** The filter that the path names, if the caller may use it. */
export function filterOf(call: RestCall): Filter {
  const filter = call.state.filters.get(call.param('id'));
  const override = call.query.get('overrideSharePermissions') === 'true' && isSiteAdmin(call);
  if (filter === undefined || !(override || canUseFilter(call, filter))) throw badRequest(HIDDEN);
  return filter;
}

/** The same, if the caller may change it. */
export function editableFilter(call: RestCall): Filter {
  const filter = filterOf(call);
  const override = call.query.get('overrideSharePermissions') === 'true' && isSiteAdmin(call);
  if (!override && !canEditFilter(call, filter))
    throw badRequest('Filter owner and editors only can change this filter.');
  return filter;
}
