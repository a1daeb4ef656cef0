import * as z from 'zod';
import type { TrafficEntry } from '../../../host/network/traffic.ts';

const message = z.object({
  kind: z.literal('sync'),
  payload: z.object({ items: z.array(z.object({ issue: z.object({ id: z.string() }) })) }),
});

/** An issue that was changed while its partner did not answer. */
export interface Missed {
  readonly site: string;
  readonly issue: string;
}

/** Items of `sync` messages, by site and issue of the sender. */
function sentItems(traffic: readonly TrafficEntry[]): Missed[] {
  return traffic.flatMap(({ from, body }) => {
    const parsed = message.safeParse(body);
    return parsed.success
      ? parsed.data.payload.items.map(({ issue }) => ({ site: from, issue: issue.id }))
      : [];
  });
}

/** I11: what was changed in an outage crosses after it, the newest state of each issue, once. */
export function checkOutage(missed: readonly Missed[], after: readonly TrafficEntry[]): string[] {
  const sent = sentItems(after);
  const count = (one: Missed) =>
    sent.filter(({ site, issue }) => site === one.site && issue === one.issue).length;
  const wrong = missed.flatMap((one) => {
    const times = count(one);
    return times === 1
      ? []
      : [`I11 ${one.site}/${one.issue} crossed ${times} times after the outage, not once`];
  });
  const others = sent.filter(
    (one) => !missed.some(({ site, issue }) => site === one.site && issue === one.issue),
  );
  return [
    ...wrong,
    ...others.map(
      ({ site, issue }) => `I11 ${site}/${issue} crossed after the outage, though nobody changed it`,
    ),
  ];
}
