import { jiraAsApp } from '../adapters/jira/jira-as-app.ts';
import { ForgeQueue } from '../adapters/queue/forge-queue.ts';
import { appClock } from '../adapters/runtime/app-clock.ts';
import { appInstallation } from '../adapters/runtime/app-installation.ts';
import { appVariables } from '../adapters/runtime/app-variables.ts';
import { consoleLog } from '../adapters/runtime/console-log.ts';
import { cryptoRandom } from '../adapters/runtime/crypto-random.ts';
import { warmMemo } from '../adapters/runtime/warm-memo.ts';
import { ForgeSecretStore } from '../adapters/store/forge-secret-store.ts';
import { ForgeStore } from '../adapters/store/forge-store.ts';
import { postToPeer } from '../adapters/transport/post-to-peer.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import type { Jira } from '../core/ports/jira.ts';
import type { JiraQueries } from '../core/ports/jira-queries.ts';
import { pointsPerHour } from '../core/retry/points.ts';
import { guardJira, heedingStore } from '../usecases/guard-jira.ts';

export type AppPorts = ConnectionPorts & { readonly jira: Jira & JiraQueries };

/**
 * The adapters of one invocation. Built anew each time: a warm process serves one installation after another.
 * `installContext` is what the platform hands to each function.
 */
export function connectionPorts(installContext: string | undefined): AppPorts {
  const clock = appClock();
  const variables = appVariables();
  const memo = warmMemo(installContext, () => clock.now());
  const ground = {
    store: heedingStore(new ForgeStore(() => clock.now()), memo),
    queue: new ForgeQueue(),
    memo,
    clock,
    random: cryptoRandom(),
    log: consoleLog(),
  };
  const jira = jiraAsApp(guardJira(ground, pointsPerHour(variables.COUNTERPART_POINTS_PER_HOUR)));
  return {
    ...ground,
    secrets: new ForgeSecretStore(() => clock.now()),
    transport: postToPeer(),
    installation: appInstallation({
      installContext,
      siteUrl: () => jira.siteUrl(),
      variables,
    }),
    jira,
  };
}
