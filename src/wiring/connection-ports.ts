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
import type { JiraBudget } from '../core/ports/jira-budget.ts';
import type { JiraGate } from '../core/ports/jira-gate.ts';
import type { JiraQueries } from '../core/ports/jira-queries.ts';
import { pointsPerHour } from '../core/retry/points.ts';
import { guardJira, heedingStore } from '../usecases/patience/guard-jira.ts';

export type AppPorts = ConnectionPorts & {
  readonly jira: Jira & JiraQueries;
  readonly gate: JiraGate;
  readonly budget: JiraBudget;
};

/**
 * The adapters of one invocation. Built anew each time: a warm process serves one installation after another.
 * `installContext` is what the platform hands to each function; `lane`: whether a person's page asks.
 */
export function connectionPorts(
  installContext: string | undefined,
  lane: 'live' | 'page' = 'live',
): AppPorts {
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
  const perHour = pointsPerHour(variables.COUNTERPART_POINTS_PER_HOUR);
  const gate = guardJira(ground, { perHour, lane });
  const jira = jiraAsApp(gate);
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
    gate,
    budget: gate,
  };
}
