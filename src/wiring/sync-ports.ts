import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import type { Ports } from '../core/ports/ports.ts';
import { peerByMessage } from '../usecases/peer-by-message.ts';
import { scriptedJira } from '../usecases/scripted-jira.ts';
import type { AppPorts } from './connection-ports.ts';

/** The engine's ports over the adapters of one invocation. */
export const syncPorts = (ports: AppPorts): Ports => ({
  store: ports.store,
  jira: scriptedJira({ ...ports, scripts: quickJsRunner() }),
  budget: ports.budget,
  queue: ports.queue,
  peer: peerByMessage(ports),
  clock: ports.clock,
  random: ports.random,
  log: ports.log,
  memo: ports.memo,
});
