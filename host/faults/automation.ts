import type { HostClock } from '../clock/host-clock.ts';
import type { ProductEvent } from '../jira/site.ts';
import type { Site } from '../sites/site.ts';
import type { FaultRegistry } from './fault-registry.ts';

const AFTER_MS = 500;

/** An automation rule of the site: it edits an issue right after the app has written to it. */
export function automate(faults: FaultRegistry, clock: HostClock, site: Site, event: ProductEvent): void {
  if (event.actorId !== site.installation?.appAccountId) return;
  const issue = issueIdOf(event.payload['issue']);
  if (issue === undefined) return;
  const rule = faults.strike('automation', site.name, (one) => one.event === event.name);
  if (rule === undefined) return;
  clock.at(clock.now() + AFTER_MS, async () => {
    const request = new Request(new URL(`/rest/api/3/issue/${issue}`, site.baseUrl), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fields: rule.fields }),
    });
    const response = await site.jira.fetch(request, { kind: 'user', accountId: rule.as });
    if (response.ok) return;
    throw new Error(
      `The automation rule on ${site.name} could not edit ${issue}: ${response.status} ${await response.text()}`,
    );
  });
}

function issueIdOf(issue: unknown): string | undefined {
  if (typeof issue !== 'object' || issue === null || !('id' in issue)) return undefined;
  return typeof issue.id === 'string' ? issue.id : undefined;
}
