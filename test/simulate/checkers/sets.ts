/** Labels of one issue on each side, and what people have made of them together. */
export interface LabelState {
  readonly issue: string;
  readonly wanted: readonly string[];
  readonly held: Readonly<Record<string, readonly string[]>>;
}

/** I5 of sets: every member that somebody has added is on both sides, and none that somebody has taken out. */
export function checkSets(states: readonly LabelState[]): string[] {
  return states.flatMap(({ issue, wanted, held }) =>
    Object.entries(held).flatMap(([site, labels]) => [
      ...wanted
        .filter((label) => !labels.includes(label))
        .map((label) => `I5 ${label} of ${issue} is lost on ${site}`),
      ...labels
        .filter((label) => !wanted.includes(label))
        .map((label) => `I5 ${label} of ${issue} is still on ${site}`),
    ]),
  );
}
