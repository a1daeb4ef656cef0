import type { TrafficEntry } from '../../../host/network/traffic.ts';

const UNAUTHORIZED = 401;

/** I19: no message is turned away because the clocks differ by less than what is borne. */
export function checkClocks(heard: readonly TrafficEntry[]): string[] {
  return heard.flatMap(({ from, to, status, headers }) =>
    status === UNAUTHORIZED
      ? [`I19 ${to} turns away a message of ${from} (${headers['counterpart-kind']})`]
      : [],
  );
}
