import type { Operation } from '../bench-row.ts';
import { lastMessageAfter, measured, pass, used } from '../measure.ts';
import { type WarmPair, warmPair } from '../warm-pair.ts';

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

const DAY = 24 * 3600;
const ISSUES = 300;
const EDITS = 5000;
const DAYS = 10;

/**
 * The partner cannot be reached for ten days, while 300 issues are edited 5,000 times; measured from its return to
 * the end. What the days of waiting cost is told apart, on standard error.
 */
export const outage: Operation = {
  name: 'outage-10-days',
  floor: { calls: 2 * ISSUES, points: 3 * ISSUES },
  budget: { items: ISSUES, virtualSeconds: 600 },
  async measure() {
    const pair = await warmPair(ISSUES);
    // Into an hour whose points are all there.
    await pair.host.advance(3600);
    await pair.host.addFault({ kind: 'wire', partition: true });
    pair.host.resetMeters();
    const every = (DAYS * DAY) / EDITS;
    for (let edit = 0; edit < EDITS; edit += 1) {
      await pair.blue.edit(pair.blueKeys[edit % ISSUES] ?? '', { summary: `Edit ${edit}` });
      await pair.host.advance(every);
    }
    const away = used(pair);
    process.stderr.write(`outage-10-days, while the partner is away: ${JSON.stringify(away)}\n`);
    pair.host.clearFaults();
    const cost = await measured(pair, 1, async () => {
      const from = pair.host.clock.now();
      for (let minute = 0; minute < 30 && !(await hasConverged(pair)); minute += 1)
        await pair.host.advance(60);
      return { virtualSeconds: lastMessageAfter(pair, from) };
    });
    const converged = await hasConverged(pair);
    pair.dispose();
    if (!converged) throw new Error('The sites have not converged half an hour after the outage');
    return cost;
  },
};

/** The last edit of every issue is on the other side. */
async function hasConverged(pair: WarmPair): Promise<boolean> {
  for (let at = 0; at < ISSUES; at += 1) {
    const last = EDITS - ISSUES + ((at - (EDITS % ISSUES) + ISSUES) % ISSUES);
    const { fields } = await pair.green.read(pair.greenKeys[at] ?? '');
    if (fields.summary !== `Edit ${last}`) return false;
  }
  return true;
}
