import { greetPeers, takeLeave } from '../usecases/peer/tell-peers.ts';
import { connectionPorts } from './connection-ports.ts';

/** What installing, upgrading and removing the app leads to. */
export function wireLifecycle(installContext: string | undefined) {
  const ports = connectionPorts(installContext);
  return {
    log: ports.log,
    /** False: partners can be let in only once the app variable is set. */
    isSetUp: () => ports.installation.tokenSecrets() !== undefined,
    greetPeers: () => greetPeers(ports),
    takeLeave: () => takeLeave(ports),
  };
}
