import type { Cost, Operation } from '../bench-row.ts';
import { jiraWrites, measured } from '../measure.ts';
import { TWINS, warmPair } from '../warm-pair.ts';

const DAY = 24 * 3600;

/** Twins of which a rolling check looks at ten a day at each installation. */
const MANY = 280;

/** A day in which nobody does anything, over both installations. */
export const idleDay: Operation = {
  name: 'idle-day',
  floor: { calls: 0, points: 0 },
  // 24 searches of each installation, and the rolling check of ten twins.
  budget: { calls: 50, points: 52, messages: 1 },
  measure: () => quietDay(TWINS),
};

/** The same day over many pairs: what it costs more than `idle-day` is the rolling check. */
export const rollingCheck: Operation = {
  name: 'rolling-check',
  floor: { calls: 0, points: 0 },
  // 24 searches of each installation; a point for each of ten twins and one for the call that fetches them.
  budget: { calls: 2 * (24 + 1), points: 2 * (24 + 10 + 1), messages: 1 },
  measure: () => quietDay(MANY),
};

/** What both installations use in 24 hours without a change, with `twins` pairs in step. */
async function quietDay(twins: number): Promise<Cost> {
  const pair = await warmPair(twins);
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
}
