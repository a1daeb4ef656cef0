import { giveWorkflow, IN_A_ROW } from '../../support/workflows.ts';
import type { Operation } from '../bench-row.ts';
import { lastMessageAfter, measured, pass } from '../measure.ts';
import { APART, TWINS, type WarmPair, warmPair } from '../warm-pair.ts';

/** Status and, where the workflow sets one, resolution; both sides know the workflow by then. */
export const transition: Operation = {
  name: 'transition',
  floor: { calls: 2, points: 3 },
  budget: { calls: 3, points: 5, messages: 1, items: 1 },
  async measure() {
    const pair = await warmPair(TWINS, (sites) => {
      giveWorkflow(sites, 'blue', 'SUP', IN_A_ROW);
      giveWorkflow(sites, 'green', 'DEV', IN_A_ROW);
    });
    const status = { id: 'status', field: 'status', path: 'status', kind: 'status', noMatch: 'same' };
    for (const site of ['blue', 'green'] as const)
      await pair.publish(site, pair.connection, { mappings: [{ ...status, direction: 'both' }] });
    await pass(pair, APART);
    // The first of each tells both sides of the workflow.
    for (const name of ['Start', 'Stop', 'Start']) {
      await moveEach(pair, name);
      await pass(pair, APART);
    }
    const cost = await measured(pair, TWINS, async () => ({
      virtualSeconds: (await moveEach(pair, 'Stop')) / TWINS,
    }));
    const arrived = await pair.green.find('project = DEV AND status = "To Do"');
    pair.dispose();
    if (arrived.length !== TWINS) throw new Error(`${arrived.length} of ${TWINS} issues have been moved`);
    return cost;
  },
};

/** One transition per twin, each on its own; the sum of the seconds until it was there. */
async function moveEach(pair: WarmPair, name: string): Promise<number> {
  let seconds = 0;
  for (const key of pair.blueKeys) {
    const from = pair.host.clock.now();
    await pair.blue.move(key, name);
    await pair.settle();
    seconds += lastMessageAfter(pair, from);
    await pass(pair, 5);
  }
  return seconds;
}
