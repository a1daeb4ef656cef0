/** What a field of an issue holds in the end, by site. */
export interface EndState {
  readonly what: string;
  /** What it must be: of concurrent edits that of the initiator, else the only one there was. */
  readonly wanted: string;
  readonly held: Readonly<Record<string, string>>;
}

/** I6: the same edits end the same on all sides, in whatever order they arrive and whatever breaks on the way. */
export function checkDeterminism(plays: readonly (readonly EndState[])[]): string[] {
  const [first = []] = plays;
  const wrong = plays.flatMap((states) =>
    states.flatMap(({ what, wanted, held }) =>
      Object.entries(held).flatMap(([site, value]) =>
        value === wanted ? [] : [`I6 ${what} is "${value}" on ${site}, not "${wanted}"`],
      ),
    ),
  );
  const unlike = plays.flatMap((states, play) =>
    first.flatMap((state, index) => {
      const [here, there] = [JSON.stringify(state.held), JSON.stringify(states[index]?.held)];
      return here === there ? [] : [`I6 ${state.what} ends as ${here}, and in play ${play + 1} as ${there}`];
    }),
  );
  return [...wrong, ...unlike];
}
