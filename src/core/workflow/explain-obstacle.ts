import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { Obstacle } from './plan-path.ts';
import { shownValue } from './shown-value.ts';
import type { Reason } from './writing.ts';

/** The closed word that the other company hears: nothing of this side's workflow. */
export function obstacleCode(why: Obstacle): PartialCode {
  switch (why.is) {
    case 'no-status':
      return 'no-match';
    case 'no-way-out':
    case 'no-path':
    case 'refused':
      return 'no-transition';
    case 'needs-field':
      return 'needs-field';
    case 'hidden':
      return 'needs-person';
  }
}

/** What stands between an issue and the status that it should have. */
export function explainObstacle(
  why: Obstacle,
  place: { readonly wanted: string; readonly at: string; readonly start: string },
): Reason {
  const what = `The status could not be set to "${place.wanted}"`;
  const stuck =
    place.at === place.start
      ? ''
      : ` The work item has stopped at "${place.at}", from where the workflow does not lead back to "${place.start}".`;
  switch (why.is) {
    case 'no-status':
      return {
        why: `${what}: the workflow of this work type has no status of that name.${stuck}`,
        next: `Map "${place.wanted}" to a status of this space in the connection’s rules, or add it to the workflow. Then press "Sync now".`,
      };
    case 'no-way-out':
      return {
        why: `${what}: Jira offers the app no transition out of "${place.at}".${stuck}`,
        next: 'Check that the app user Counterpart has the permission "Transition issues" here and that the work item is not archived. Then press "Sync now".',
      };
    case 'no-path':
      return {
        why: `${what}: no transition of the workflow leads there from "${place.at}".${stuck}`,
        next: 'Add a transition to the workflow, or map to a status that can be reached. Then press "Sync now".',
      };
    case 'hidden':
      return {
        why: `${what}: a condition of the transition "${why.transition.name}" does not let the app use it. Such a condition asks for a certain person, group or role, or for something of the work item.${stuck}`,
        next: `Let the app user Counterpart pass the condition of "${why.transition.name}", or have a person make the transition.`,
      };
    case 'refused':
      return {
        why: `${what}: Jira refuses the transition "${why.transition.name}" and says: ${why.says}${stuck}`,
        next: 'Put right what Jira names, on the work item or in the workflow. Then press "Sync now".',
      };
    case 'needs-field':
      return {
        why: `${what}: the transition "${why.transition.name}" needs a value for "${why.field.name}", and none has come.${stuck}`,
        next: `Map "${why.field.name}", or give it a default in the connection’s rules. Then press "Sync now".`,
      };
  }
}

/** A field as both its names say it: the one of the rules, and Jira's id where that is another one. */
export function fieldInWords(path: string, field: string | undefined): string {
  return field === undefined || field === path ? path : `${path} (${field})`;
}

export function explainOffScreen(field: string, raw: unknown, mayNotOverride: boolean): Reason {
  const right = mayNotOverride
    ? ' The app user may not override screens: that needs the permission "Administer Jira".'
    : '';
  return {
    why: `"${shownValue(raw)}" could not be written to the field ${field}: it is neither on the edit screen of this work type nor on the screen of a transition from here.${right}`,
    next: `Add the field ${field} to the edit screen of this space, or switch its mapping off. Then press "Sync now".`,
  };
}

/** Jira has refused a value in its own words. */
export function explainRefusal(field: string, raw: unknown, says: string): Reason {
  return {
    why: `"${shownValue(raw)}" could not be written to the field ${field}. Jira says: ${says}`,
    next: 'Put right what Jira names: the value, the field’s options or the mapping. Then press "Sync now"; a new value is tried by itself.',
  };
}

/** Jira has refused the write without blaming the value. */
export function explainNotNow(field: string, raw: unknown, says: string): Reason {
  return {
    why: `"${shownValue(raw)}" could not be written to the field ${field}: Jira does not let the app change this work item now. Jira says: ${says}`,
    next: 'Check that the app user Counterpart may edit work items of this space and that this one is open for edits. It is tried again by itself for three days; "Sync now" tries at once.',
  };
}
