import type { AppCall } from '../evidence.ts';

/** Attempts that the schedule of failures allows: one at once, nine more over four days, one for each new edit. */
const SCHEDULED = 10;
/** An edit that is refused is tried again without the fields that were named, at most twice. */
const REPEATS = 3;

export interface Poisoned {
  readonly site: string;
  readonly issue: string;
  /** Edits of people on the far side meanwhile. */
  readonly edits: number;
  /** What the panels of both sides say of it, where they say something. */
  readonly problems: readonly (string | undefined)[];
}

/** I13: what fails for good is shown, and tried no oftener than the schedule says. */
export function checkPoison({ site, issue, edits, problems }: Poisoned, calls: readonly AppCall[]): string[] {
  const tries = calls.filter(
    (call) => call.site === site && call.name.startsWith(`jira.PUT /rest/api/3/issue/${issue}`),
  );
  const most = (SCHEDULED + edits) * REPEATS;
  return [
    ...(tries.length <= most
      ? []
      : [`I13 ${site}/${issue} was written ${tries.length} times, not at most ${most}`]),
    ...(problems.every((text) => text === undefined)
      ? [`I13 nobody is shown that ${site}/${issue} cannot be written`]
      : []),
  ];
}
