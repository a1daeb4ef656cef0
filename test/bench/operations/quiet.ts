import type { Operation } from '../bench-row.ts';
import { jiraWrites, measured } from '../measure.ts';
import { warmPair } from '../warm-pair.ts';

const DAY = 24 * 3600;

/** A day in which nobody does anything, over both installations. */
export const idleDay: Operation = {
  name: 'idle-day',
  floor: { calls: 0, points: 0 },
  // 24 searches of each installation, and the rolling check of ten twins.
  budget: { calls: 50, points: 52, messages: 1 },
  async measure() {
    const pair = await warmPair();
    // What the last edits have left to look at is looked at first.
    await pair.host.advance(3 * 3600);
    const cost = await measured(pair, 1, async () => {
      await pair.host.advance(DAY);
      return undefined;
    });
    const writes = jiraWrites(pair);
    pair.dispose();
    if (writes > 0) throw new Error(`Jira was written ${writes} times on a day without a change`);
    return cost;
  },
};
