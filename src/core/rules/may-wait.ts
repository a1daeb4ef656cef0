import type { Version } from './version.ts';

/** Whether anything under these rules ever waits for another pair: a parent, the end of a link, a sub-task. */
export function mayWait({ subtasks, links, mappings }: Version): boolean {
  const leaves = mappings.filter(({ on, direction }) => on && direction !== 'in');
  return subtasks.follow || links.out !== 'off' || leaves.some(({ kind }) => kind === 'issue');
}
