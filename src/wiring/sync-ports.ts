import { warmMemo } from '../adapters/runtime/warm-memo.ts';
import type { Ports } from '../core/ports/ports.ts';
import { peerByMessage } from '../usecases/peer-by-message.ts';
import type { AppPorts } from './connection-ports.ts';

/** The engine's ports over the adapters of one invocation. */
export const syncPorts = (ports: AppPorts, installContext: string | undefined): Ports => {
  const memo = warmMemo(installContext, () => ports.clock.now());
  return {
    store: ports.store,
    jira: ports.jira,
    queue: ports.queue,
    peer: peerByMessage({ ...ports, memo }),
    clock: ports.clock,
    random: ports.random,
    log: ports.log,
    memo,
  };
};
