import { personalData } from '../adapters/runtime/personal-data.ts';
import { quickJsRunner } from '../adapters/script/quickjs-runner.ts';
import { eraseEnded } from '../usecases/connection/erase-connection.ts';
import { tendConnections } from '../usecases/connection/tend-connections.ts';
import { tellErrors } from '../usecases/items/tell-errors.ts';
import { reportPeople } from '../usecases/people/report-people.ts';
import { checkFixtures } from '../usecases/preview/run-fixtures.ts';
import { checkTwins } from '../usecases/upkeep/check-twins.ts';
import { pollFacets } from '../usecases/upkeep/poll-facets.ts';
import { reconcile } from '../usecases/upkeep/reconcile.ts';
import { sayStates } from '../usecases/upkeep/say-states.ts';
import { searchTriggers } from '../usecases/upkeep/search-triggers.ts';
import { isSweepLate } from '../usecases/upkeep/see-sweep.ts';
import { sweep } from '../usecases/upkeep/sweep.ts';
import { connectionPorts } from './connection-ports.ts';
import { syncPorts } from './sync-ports.ts';
import { testPorts } from './test-runs.ts';

/** What the schedules run. */
export function wireScheduled(installContext: string | undefined) {
  const ports = connectionPorts(installContext);
  const engine = syncPorts(ports);
  return {
    sweep: async () => {
      await sweep(engine);
      await searchTriggers(engine);
    },
    reconcile: async () => {
      // Before the search, which marks anew what waits: the age of a mark says how long.
      await sayStates(engine);
      await reconcile(engine);
      await checkTwins(engine);
      await pollFacets(engine);
      if (await isSweepLate(engine)) await sweep(engine);
      await searchTriggers(engine);
      await tellErrors(engine);
    },
    tend: async () => {
      await tendConnections(ports);
      await eraseEnded(ports);
      await checkFixtures(testPorts(ports, quickJsRunner()));
      await reportPeople({ ...ports, people: personalData() });
    },
  };
}
