import * as z from 'zod';
import type { Operation } from '../bench-row.ts';
import { measured, pass } from '../measure.ts';
import { warmPair } from '../warm-pair.ts';

const sent = z.object({ url: z.string(), headers: z.record(z.string(), z.string()), body: z.unknown() });

/** As many as Forge lets through in a second. */
const REQUESTS = 250;

/** Until Forge lets as many through again. */
const SECOND_AND_MINUTE = 61;

/** Somebody who has the address of the web trigger and nothing else: a message as one was, without its signature. */
export const unsignedRequest: Operation = {
  name: 'unsigned-request',
  floor: { calls: 0, points: 0 },
  budget: { calls: 0, points: 0, storeOps: 0, messages: 0, cpuMs: 1 },
  async measure() {
    const pair = await warmPair(1);
    const message = pair.host
      .traffic({})
      .map((entry) => sent.parse(entry))
      .at(-1);
    if (!message) throw new Error('Nothing has gone over the wire');
    const { 'webhook-signature': _signature, ...headers } = message.headers;
    const body = JSON.stringify(message.body);
    const knock = async (): Promise<void> => {
      const request = new Request(message.url, { method: 'POST', headers, body });
      const { status } = await pair.host.host.callWebTrigger(request);
      if (status !== 401) throw new Error(`A request without a signature was answered ${status}`);
    };
    for (let round = 0; round < 4; round += 1) {
      for (let warm = 0; warm < REQUESTS; warm += 1) await knock();
      await pass(pair, SECOND_AND_MINUTE);
    }
    let begun = process.cpuUsage();
    const cost = await measured(pair, REQUESTS, async () => {
      begun = process.cpuUsage();
      for (let number = 0; number < REQUESTS; number += 1) await knock();
      return undefined;
    });
    const spent = process.cpuUsage(begun);
    pair.dispose();
    return { ...cost, cpuMs: Math.round((spent.user + spent.system) / REQUESTS / 10) / 100 };
  },
};
