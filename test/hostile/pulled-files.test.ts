import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { APP } from '../../src/core/limits.ts';
import { pullAttachments } from '../../src/usecases/children/pull-attachments.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';

let on: HostilePartner;
let issue: string;
beforeEach(async () => {
  on = await hostilePartner();
  issue = (await on.create('501')).id;
});

const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file of `size` bytes is announced; each range that is asked for is answered with what `serve` says. */
async function pulled(
  size: number,
  serve: (asked: { from: number; length: number }) => unknown,
): Promise<number> {
  let asked = 0;
  Object.assign(on.partner.items, {
    blob: async (_: unknown, payload: { from: number; length: number }) => {
      asked += 1;
      return serve(payload);
    },
  });
  const file = { id: '7', name: 'film.bin', size, mime: 'application/zip', visibility: 'public' };
  await on.send(
    on.item('501', {
      seq: 2,
      base: 1,
      full: undefined,
      to: issue,
      changed: [{ path: 'summary', since: 2 }],
      fields: { summary: { kind: 'text', value: 'With a file' } },
      attachments: [file],
    }),
  );
  for (let time = 0; time < 5; time += 1) {
    await pullAttachments(on.ports, { connection: on.world.id, issue, chain: 0 });
    on.world.now += 60_000;
  }
  return asked;
}

const files = () => [...on.jira.issues.values()].flatMap(({ attachments }) => attachments);
const range = (bytes: Uint8Array, sha256 = hex(bytes)) => ({
  code: 'range',
  bytes: Buffer.from(bytes).toString('base64'),
  sha256,
});

describe('A40 a file that is not what it was said to be', () => {
  it('with another hash than its bytes have is not stored, and the rest of the issue is', async () => {
    await pulled(3, () => range(Buffer.from('abc'), hex(Buffer.from('xyz'))));
    expect(files()).toEqual([]);
    expect([...on.jira.issues.values()][0]?.fields['summary']).toBe('With a file');
  });

  it.each([
    ['longer', 5],
    ['shorter', 1],
  ])('%s than it was announced is not stored', async (_, length) => {
    await pulled(3, () => range(Buffer.alloc(length, 97)));
    expect(files()).toEqual([]);
  });

  it('in crumbs of one byte is given up before it costs a thousand requests', async () => {
    const asked = await pulled(1000, () => range(Buffer.from('a')));
    expect(asked).toBeLessThan(50);
    expect(files()).toEqual([]);
  });

  it('in ranges is asked for once each, from its beginning', async () => {
    const asked: number[] = [];
    await pulled(APP.blobRangeBytes + 3, ({ from, length }) => {
      asked.push(from);
      return range(Buffer.alloc(length, from === 0 ? 97 : 98));
    });
    expect(asked).toEqual([0, APP.blobRangeBytes]);
    const [file] = files();
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(-4)
        .toString(),
    ).toBe('abbb');
  });

  it.each([
    ['the first range again in place of the second', 0],
    ['the last range in place of the first', APP.blobRangeBytes],
  ])('with %s is not stored', async (_, from) => {
    const whole = Buffer.concat([Buffer.alloc(APP.blobRangeBytes, 97), Buffer.from('bbb')]);
    await pulled(whole.length, () => range(whole.subarray(from, from + APP.blobRangeBytes)));
    expect(files()).toEqual([]);
  });

  it('as a zip bomb is stored as the bytes it is: nothing is unpacked', async () => {
    const bomb = Buffer.from('504b0304', 'hex');
    await pulled(4, () => range(bomb));
    expect(files().map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(['504b0304']);
  });
});
