import type { Host } from '../../../host/host.ts';

/** When a change of one connection had arrived, in a run in which nothing broke and in one in which another broke. */
export interface Arrival {
  readonly what: string;
  /** Epoch milliseconds; undefined where it never came. */
  readonly undisturbed: number | undefined;
  readonly beside: number | undefined;
}

/** Milliseconds by which the trouble of one connection, or of one issue, may delay another. */
const MOST_MS = 60_000;

/** I8, I13: the trouble of one delays no other. `id` is the invariant that is asked about. */
export function checkDelays(id: 'I8' | 'I13', arrivals: readonly Arrival[]): string[] {
  return arrivals.flatMap(({ what, undisturbed, beside }) => {
    if (undisturbed === undefined) return [`${id} ${what} does not arrive even where nothing breaks`];
    if (beside === undefined) return [`${id} ${what} never arrives beside the trouble of another`];
    const late = beside - undisturbed;
    return late <= MOST_MS
      ? []
      : [`${id} ${what} arrives ${Math.round(late / 1000)} s later beside the trouble of another`];
  });
}

/** I8: nothing of one partner's reaches the other: not its messages, its store, its Jira or its log. */
export function checkNoCrossing(host: Host, stranger: string, texts: readonly string[]): string[] {
  const { state } = host.site(stranger).jira;
  const places = {
    messages: JSON.stringify(host.traffic({ site: stranger })),
    store: JSON.stringify(host.records(stranger)),
    Jira: JSON.stringify([state.issues.all(), state.comments.all()]),
    log: JSON.stringify(host.logs(stranger)),
  };
  return texts.flatMap((text) =>
    Object.entries(places).flatMap(([name, content]) =>
      content.includes(text) ? [`I8 ${text} is in the ${name} of ${stranger}`] : [],
    ),
  );
}
