import type { Host } from '../../../host/host.ts';
import { plainText } from '../plain-text.ts';

/** Notes when each value is first seen in a field of a site's issues, from outside of the app. */
export class Arrivals {
  readonly #seen = new Map<string, number>();

  /** From now on, on all sites. */
  constructor(host: Host) {
    for (const { name, jira } of host.sites()) {
      jira.state.issues.watch(({ after }) => {
        const text = after === undefined ? '' : plainText(after.values['summary']);
        const key = `${name} ${text}`;
        if (!this.#seen.has(key)) this.#seen.set(key, host.clock.now());
      });
    }
  }

  /** Epoch milliseconds. */
  at(site: string, summary: string): number | undefined {
    return this.#seen.get(`${site} ${summary}`);
  }
}
