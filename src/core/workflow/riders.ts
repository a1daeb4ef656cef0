import type { JiraTransition } from '../ports/jira.ts';
import type { Writing } from './writing.ts';

/**
 * Which of the commands that are left are written by which step of a path. What a screen requires rides on the
 * first step that asks for it; a resolution, and what the edit screen does not show, on the last one that has it.
 */
export function ridersOf(
  writing: Writing,
  steps: readonly JiraTransition[],
): ReadonlyMap<JiraTransition, readonly string[]> {
  const riders = new Map<JiraTransition, string[]>();
  for (const [path, command] of Object.entries(writing.left)) {
    const step = stepFor(writing, command.field, steps);
    if (step) riders.set(step, [...(riders.get(step) ?? []), path]);
  }
  return riders;
}

function stepFor(
  writing: Writing,
  field: string,
  steps: readonly JiraTransition[],
): JiraTransition | undefined {
  const asking = steps.find((step) => step.screen.some((shown) => shown.field === field && shown.required));
  if (asking) return asking;
  if (field !== 'resolution' && !writing.offScreen.has(field)) return undefined;
  return steps.filter((step) => step.screen.some((shown) => shown.field === field)).at(-1);
}
