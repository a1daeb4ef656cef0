import { personalData } from '../adapters/runtime/personal-data.ts';
import { checkTwins } from '../usecases/check-twins.ts';
import { eraseEnded } from '../usecases/erase-connection.ts';
import { reconcile } from '../usecases/reconcile.ts';
import { reportPeople } from '../usecases/report-people.ts';
import { isSweepLate } from '../usecases/see-sweep.ts';
import { sweep } from '../usecases/sweep.ts';
import { tendConnections } from '../usecases/tend-connections.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';

/** What the schedules run. */
export function wireScheduled(installContext: string | undefined) {
  const ports = connectionPorts(installContext);
  const engine = syncPorts(ports);
  return {
    sweep: () => sweep(engine),
    reconcile: async () => {
      await reconcile(engine);
      await checkTwins(engine);
      if (await isSweepLate(engine)) await sweep(engine);
    },
    tend: async () => {
      await tendConnections(ports);
      await eraseEnded(ports);
      await reportPeople({ ...ports, people: personalData() });
    },
  };
}
