import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../../test/support/memory-ports.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { COUNTERPART } from '../../core/sync/counterpart-property.ts';
import { type Claim, claimKey, claimKind } from '../../core/sync/records/claim.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { nameOrigin } from '../twin/keep-origin.ts';
import { takeOrigin } from './take-origin.ts';

const FIRST = 'first-connection';
const SECOND = 'second-connection';
const claim: Claim = {
  v: 1,
  token: 't',
  at: 0,
  seq: 1,
  gen: '1.a',
  digest: 'd',
  project: '10',
  peer: { id: '20', key: 'RED-20' },
  shadow: {},
  origin: 'o',
};
const byFirst = { origin: 'o', issue: { id: '20' } };
const bySecond = { origin: 'o', issue: { id: '30' } };

/** A site where the first connection has made an issue of the origin `o`. */
async function site() {
  const memory = memoryPorts();
  const { ports } = memory;
  expect(await takeOrigin(ports, FIRST, byFirst)).toBeUndefined();
  await ports.store.create(claimKind, claimKey(FIRST, '20', 1), claim);
  const link = { c: FIRST, claim: '20:1', k: 'RED-20', s: 'ok' };
  const post = async () => {
    const made = await ports.jira.createIssue({
      fields: { summary: 'A' },
      properties: { [COUNTERPART]: { links: [link] } },
    });
    if (!('id' in made)) throw new Error('the issue was not made');
    return made;
  };
  const born = async () => {
    const made = await post();
    await nameOrigin(ports, FIRST, claim, made.id);
    return made;
  };
  return { ...memory, post, born };
}

describe('an origin that another way has taken', () => {
  it('is a cycle where its issue stands', async () => {
    const { ports, born } = await site();
    const { key } = await born();
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'cycle', key });
    expect(await takeOrigin(ports, FIRST, byFirst)).toBeUndefined();
  });

  it('is a cycle still where Jira does not show the issue just now', async () => {
    const { ports, jira, born } = await site();
    const { id } = await born();
    jira.issues.delete(id);
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'cycle' });
  });

  it('is free again where the issue is deleted, or went with its project', async () => {
    const one = await site();
    const { id } = await one.born();
    one.jira.issues.delete(id);
    await one.store.put(goneKind, id, { v: 1, what: 'issue', at: 0 });
    expect(await takeOrigin(one.ports, SECOND, bySecond)).toBeUndefined();
    const two = await site();
    const other = await two.born();
    two.jira.issues.delete(other.id);
    const { twin } = sampleRows({ connection: FIRST, issue: other.id, life: 'deleted' });
    await two.store.put(twinKind, twinKey(FIRST, other.id), twin);
    expect(await takeOrigin(two.ports, SECOND, bySecond)).toBeUndefined();
  });

  it('waits while its issue is being made, and is free where none was made in ten minutes', async () => {
    const { ports, time } = await site();
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'busy' });
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, SECOND, bySecond)).toBeUndefined();
  });

  it('is a cycle where its issue was made and nobody heard of it', async () => {
    const { ports, time, post } = await site();
    const { key } = await post();
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'cycle', key });
  });

  it('falls to one alone where its first holder comes back as another takes over', async () => {
    const { ports, time } = await site();
    time.now += TIMING.claimLost;
    const answers = await Promise.all([
      takeOrigin(ports, FIRST, byFirst),
      takeOrigin(ports, SECOND, bySecond),
    ]);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(answers).toContainEqual({ code: 'busy' });
  });

  it('is held anew by a holder that comes back late, and is free again ten minutes after that', async () => {
    const { ports, time } = await site();
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, FIRST, byFirst)).toBeUndefined();
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'busy' });
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, SECOND, bySecond)).toBeUndefined();
    expect(await takeOrigin(ports, FIRST, byFirst)).toEqual({ code: 'busy' });
  });

  it('is free again where the issue that a second holder made is deleted', async () => {
    const { ports, jira, store, time, post } = await site();
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, SECOND, bySecond)).toBeUndefined();
    const { id, key } = await post();
    await nameOrigin(ports, SECOND, { ...claim, peer: { id: '30', key: 'BLUE-30' } }, id);
    expect(await takeOrigin(ports, FIRST, byFirst)).toEqual({ code: 'cycle', key });
    jira.issues.delete(id);
    await store.put(goneKind, id, { v: 1, what: 'issue', at: 0 });
    time.now += TIMING.claimLost;
    expect(await takeOrigin(ports, FIRST, byFirst)).toBeUndefined();
    expect(await takeOrigin(ports, SECOND, bySecond)).toEqual({ code: 'busy' });
  });
});
