import type { Operation } from '../bench-row.ts';
import { lastMessageAfter, measured, pass } from '../measure.ts';
import { warmPair } from '../warm-pair.ts';

/** Somebody types: fifty edits of one issue in thirty seconds. */
export const burst: Operation = {
  name: 'burst-50',
  floor: { calls: 2, points: 3 },
  budget: { items: 2 },
  async measure() {
    const pair = await warmPair();
    const [key = ''] = pair.blueKeys;
    const cost = await measured(pair, 1, async () => {
      const from = pair.host.clock.now();
      for (let edit = 1; edit <= 50; edit += 1) {
        await pair.blue.edit(key, { summary: `Draft ${edit}` });
        await pass(pair, 0.6);
      }
      await pair.settle();
      return { virtualSeconds: lastMessageAfter(pair, from) };
    });
    const arrived = await pair.green.read(pair.greenKeys[0] ?? '');
    pair.dispose();
    if (arrived.fields.summary !== 'Draft 50') throw new Error(`The last edit has not arrived`);
    return cost;
  },
};
