import type { Cost, Operation } from '../bench-row.ts';
import { lastMessageAfter, measured, pass } from '../measure.ts';
import { APART, TWINS, type WarmPair, warmPair } from '../warm-pair.ts';

/** Time between two edits of different twins: below the age of what a warm process remembers. */
const BETWEEN = 5;

/** One edit per twin, each on its own; the average of ten. */
async function editEach(
  pair: WarmPair,
  edit: (index: number) => Promise<void>,
): Promise<{ virtualSeconds: number }> {
  let seconds = 0;
  for (let index = 0; index < TWINS; index += 1) {
    const from = pair.host.clock.now();
    await edit(index);
    await pair.settle();
    seconds += lastMessageAfter(pair, from);
    await pass(pair, BETWEEN);
  }
  return { virtualSeconds: seconds / TWINS };
}

const fieldsOf = (index: number) => ({
  summary: `The printer on floor ${index} jams`,
  description: document(`It takes ${index} sheets at a time.`),
});

const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function withPair(work: (pair: WarmPair) => Promise<Cost>): Promise<Cost> {
  const pair = await warmPair();
  try {
    return await work(pair);
  } finally {
    pair.dispose();
  }
}

export const updateFields: Operation = {
  name: 'update-fields',
  floor: { calls: 2, points: 3 },
  budget: { calls: 3, points: 5, storeOps: 14, storeBytes: 2252, messages: 1, items: 1 },
  measure: () =>
    withPair((pair) =>
      measured(pair, TWINS, () =>
        editEach(pair, (index) => pair.blue.edit(pair.blueKeys[index] ?? '', fieldsOf(index))),
      ),
    ),
};

/** The same two fields where they only leave blue and only enter green. */
export const updateFieldsOneWay: Operation = {
  name: 'update-fields-one-way',
  floor: { calls: 2, points: 3 },
  budget: { calls: 2, points: 3, messages: 1, items: 1 },
  measure: () =>
    withPair(async (pair) => {
      const { connection } = pair;
      for (const [site, direction] of [
        ['blue', 'out'],
        ['green', 'in'],
      ] as const) {
        const mappings = [
          { id: 's', field: 'summary', path: 'summary', kind: 'text', direction },
          { id: 'd', field: 'description', path: 'description', kind: 'richText', direction },
        ];
        await pair.admin(site, 'rules.publish', { connection, version: { mappings } });
      }
      await pass(pair, APART);
      await pair.settle();
      return measured(pair, TWINS, () =>
        editEach(pair, (index) => pair.blue.edit(pair.blueKeys[index] ?? '', fieldsOf(index))),
      );
    }),
};

export const unmappedEdit: Operation = {
  name: 'unmapped-edit',
  floor: { calls: 0, points: 0 },
  budget: { calls: 0, points: 0, messages: 0 },
  measure: () =>
    withPair((pair) =>
      measured(pair, TWINS, async () => {
        await editEach(pair, (index) =>
          pair.blue.edit(pair.blueKeys[index] ?? '', { priority: { name: 'Low' } }),
        );
        return undefined;
      }),
    ),
};

/** A value that is there and gone again before anything has left. */
export const noOp: Operation = {
  name: 'no-op',
  floor: { calls: 1, points: 2 },
  budget: { calls: 1, points: 2, messages: 0 },
  measure: () =>
    withPair((pair) =>
      measured(pair, TWINS, async () => {
        await editEach(pair, async (index) => {
          const key = pair.blueKeys[index] ?? '';
          await pair.blue.edit(key, { summary: 'Somebody is trying something' });
          await pair.blue.edit(key, { summary: `Warm ${pair.greenKeys[index]}` });
        });
        return undefined;
      }),
    ),
};

/** What both sites do about the event that the app's own write has caused; the sum of ten. */
export const echo: Operation = {
  name: 'echo',
  floor: { calls: 0, points: 0 },
  budget: { calls: 0, points: 0, storeOps: 0, messages: 0 },
  measure: () =>
    withPair(async (pair) => {
      const costs: Cost[] = [];
      for (const [index, key] of pair.blueKeys.entries()) {
        await pair.blue.edit(key, fieldsOf(index));
        await untilWritten(pair, index);
        costs.push(await measured(pair, 1, () => reactions(pair)));
      }
      return costs.reduce(sum);
    }),
};

/** Jira has the partner's values and the answer is taken in; the event of the write is still under way. */
async function untilWritten(pair: WarmPair, index: number): Promise<void> {
  const wanted = fieldsOf(index).summary;
  for (let waited = 0; waited < 300; waited += 1) {
    await pass(pair, 0.1);
    if ((await pair.green.read(pair.greenKeys[index] ?? '')).fields.summary === wanted) break;
  }
  await pass(pair, 1.2);
}

async function reactions(pair: WarmPair): Promise<undefined> {
  await pair.settle();
  await pass(pair, APART);
  return undefined;
}

function sum(all: Cost, one: Cost): Cost {
  return {
    calls: all.calls + one.calls,
    points: all.points + one.points,
    storeOps: all.storeOps + one.storeOps,
    storeBytes: all.storeBytes + one.storeBytes,
    invocations: all.invocations + one.invocations,
    messages: all.messages + one.messages,
    items: all.items + one.items,
    wireBytes: all.wireBytes + one.wireBytes,
  };
}
