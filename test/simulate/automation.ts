import type { Host } from '../../host/host.ts';
import type { Random } from '../../host/random.ts';
import type { People } from './people.ts';

const AFTER_MS = 500;
const AT_MOST = 4;

/** A rule of one site: whenever the app has changed an issue, it sets the description to a fixed text. */
export function addAutomation(host: Host, people: People, random: Random): void {
  const site = random.pick(host.sites());
  const { jira, installation } = site;
  let left = 1 + random.below(AT_MOST);
  jira.onEvent((event) => {
    if (event.name !== 'avi:jira:updated:issue' || event.actorId !== installation?.appAccountId) return;
    const id = issueIdOf(event.payload['issue']);
    if (id === undefined || left === 0) return;
    left -= 1;
    host.clock.at(host.clock.now() + AFTER_MS, async () => {
      const issue = jira.state.issues.get(id);
      if (issue !== undefined) await people.setField(site.name, issue, 'description', 'checked by a rule.');
    });
  });
}

function issueIdOf(issue: unknown): string | undefined {
  if (typeof issue !== 'object' || issue === null || !('id' in issue)) return undefined;
  return String(issue.id);
}
