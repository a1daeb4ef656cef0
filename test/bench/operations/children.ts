import type { Operation } from '../bench-row.ts';
import { lastMessageAfter, measured, pass } from '../measure.ts';
import { LABEL, TWINS, warmPair } from '../warm-pair.ts';

export const comment: Operation = {
  name: 'comment',
  floor: { calls: 2, points: 3 },
  budget: { calls: 3, points: 5, messages: 1, items: 1 },
  async measure() {
    const pair = await warmPair();
    const cost = await measured(pair, TWINS, async () => {
      let seconds = 0;
      for (const key of pair.blueKeys) {
        const from = pair.host.clock.now();
        await pair.blue.comment(key, 'It jams again.');
        await pair.settle();
        seconds += lastMessageAfter(pair, from);
        await pass(pair, 5);
      }
      return { virtualSeconds: seconds / TWINS };
    });
    pair.dispose();
    return cost;
  },
};

/** An issue that has three comments and two attachments when it first crosses. */
export const createRich: Operation = {
  name: 'create-rich',
  floor: { calls: 8, points: 11 },
  budget: { calls: 10, points: 14 },
  async measure() {
    const pair = await warmPair();
    const keys: string[] = [];
    for (let number = 1; number <= TWINS; number += 1) {
      const { key } = await pair.blue.create('SUP', 'Service Request', { summary: `Rich ${number}` });
      for (const text of ['First', 'Second', 'Third']) await pair.blue.comment(key, text);
      await pair.blue.attach(key, 'log.txt', new TextEncoder().encode(`log ${number}`.repeat(1000)));
      await pair.blue.attach(key, 'screen.png', new Uint8Array(20_000).fill(number));
      keys.push(key);
    }
    await pair.settle();
    const cost = await measured(pair, TWINS, async () => {
      let seconds = 0;
      for (const key of keys) {
        const from = pair.host.clock.now();
        await pair.blue.edit(key, { labels: [LABEL] });
        await pair.settle();
        seconds += lastMessageAfter(pair, from);
        await pass(pair, 5);
      }
      return { virtualSeconds: seconds / TWINS };
    });
    pair.dispose();
    return cost;
  },
};
