import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import type { Ports } from '../core/ports/ports.ts';
import { scriptedJira } from '../usecases/incoming/scripted-jira.ts';
import { peerByMessage } from '../usecases/peer/peer-by-message.ts';
import type { AppPorts } from './connection-ports.ts';

/** The engine's ports over the adapters of one invocation. */
export const syncPorts = (ports: AppPorts, scripts = quickJsRunner()): Ports => ({
  store: ports.store,
  jira: scriptedJira({ ...ports, scripts }),
  scripts,
  budget: ports.budget,
  queue: ports.queue,
  peer: peerByMessage(ports),
  clock: ports.clock,
  random: ports.random,
  log: ports.log,
  memo: ports.memo,
});
