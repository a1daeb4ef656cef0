/** Work on one issue: what people have logged on all sides, and what a side shows, in seconds. */
export interface WorkState {
  readonly issue: string;
  readonly site: string;
  readonly wanted: readonly number[];
  readonly held: readonly number[];
  /** The sum that Jira shows. */
  readonly spent: number;
}

const sorted = (seconds: readonly number[]): string => [...seconds].sort((a, b) => a - b).join(' ');

/** I4 of worklogs: each is on every side once, and the time spent is their sum. */
export function checkWorklogs(states: readonly WorkState[]): string[] {
  return states.flatMap(({ issue, site, wanted, held, spent }) => {
    const sum = wanted.reduce((all, one) => all + one, 0);
    return [
      ...(sorted(wanted) === sorted(held)
        ? []
        : [`I4 the worklogs of ${issue} are ${sorted(held)} on ${site}, not ${sorted(wanted)}`]),
      ...(spent === sum ? [] : [`I4 ${spent} s are spent on ${issue} on ${site}, not ${sum}`]),
    ];
  });
}
