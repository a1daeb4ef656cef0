/** What somebody who is not the partner has tried, and how it was answered. */
export interface Attempt {
  readonly what: string;
  readonly status: number;
}

/** What the attacked site held before and after, and what the app wrote at its Jira meanwhile. */
export interface Attacked {
  readonly before: string;
  readonly after: string;
  readonly writes: readonly string[];
}

const UNAUTHORIZED = 401;

/** I10, I17: an old message, an old key and a message to somebody else are turned away and change nothing. */
export function checkIntrusion(attempts: readonly Attempt[], { before, after, writes }: Attacked): string[] {
  return [
    ...attempts.flatMap(({ what, status }) =>
      status === UNAUTHORIZED ? [] : [`I10 ${what} is answered ${status}, not ${UNAUTHORIZED}`],
    ),
    ...(before === after ? [] : ['I10 what was turned away has changed what is stored']),
    ...writes.map((name) => `I10 what was turned away has led to ${name}`),
  ];
}
