import { ForgeQueue } from '../adapters/queue/forge-queue.ts';
import { consoleLog } from '../adapters/runtime/console-log.ts';
import { cryptoRandom } from '../adapters/runtime/crypto-random.ts';
import { wallClock } from '../adapters/runtime/wall-clock.ts';
import { warmMemo } from '../adapters/runtime/warm-memo.ts';
import { ForgeStore } from '../adapters/store/forge-store.ts';
import type { LocalPorts } from '../core/ports/ports.ts';
import type { IssueChange } from '../core/sync/issue-change.ts';
import type { ProjectChange } from '../core/sync/project-change.ts';
import { completeClaim } from '../usecases/birth/complete-claim.ts';
import { noteChange } from '../usecases/outgoing/note-change.ts';
import { noteProject } from '../usecases/upkeep/note-project.ts';

/**
 * What product events lead to. It runs for every change of the site, so it loads neither Jira nor the JQL parser
 * nor the protocol: it reads routes, sets marks and rings.
 */
export function wireTrigger(installContext: string | undefined) {
  const clock = wallClock();
  const ports: LocalPorts = {
    store: new ForgeStore(() => clock.now()),
    queue: new ForgeQueue(),
    clock,
    random: cryptoRandom(),
    log: consoleLog(),
    memo: warmMemo(installContext, () => clock.now()),
  };
  return {
    log: ports.log,
    noteProject: (change: ProjectChange) => noteProject(ports, change),
    note: (change: IssueChange) => noteChange(ports, change),
    completeClaim: (event: { issue: string; trace?: string }) => completeClaim(ports, event),
  };
}
