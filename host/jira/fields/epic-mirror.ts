import { EPIC_LINK_FIELD_ID } from '../catalogue/custom-fields.ts';
import type { Issue } from '../model.ts';
import type { JiraState } from '../state.ts';

/**
 * Epic Link is the older face of a parent that is an epic: whichever of the two is written, both hold the same.
 * History tells of the parent alone.
 */
export function mirrorEpic(
  state: JiraState,
  before: Pick<Issue, 'parentId' | 'values'>,
  after: Issue,
): Issue {
  if (!state.fields.has(EPIC_LINK_FIELD_ID)) return after;
  const { [EPIC_LINK_FIELD_ID]: link, ...others } = after.values;
  const isEpic = (id: string | null) => {
    const typeId = id === null ? undefined : state.issues.get(id)?.issueTypeId;
    return typeId !== undefined && state.issueTypes.get(typeId)?.hierarchyLevel === 1;
  };
  const relinked = link !== before.values[EPIC_LINK_FIELD_ID] && after.parentId === before.parentId;
  const parentId = relinked ? (typeof link === 'string' ? link : null) : after.parentId;
  const values = isEpic(parentId) ? { ...others, [EPIC_LINK_FIELD_ID]: parentId } : others;
  return { ...after, parentId, values };
}
