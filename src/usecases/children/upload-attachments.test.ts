import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../../test/support/memory-ports.ts';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { type Child, childrenKind } from '../../core/sync/records/children-page.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { leaseOf } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { loadLedger, loadRows } from '../twin/twin-rows.ts';
import { type FetchedFile, uploadAttachments } from './upload-attachments.ts';

const CONNECTION = 'connection';

/** An issue that two files of the peer's are to be uploaded to. */
async function site() {
  const memory = memoryPorts();
  const { ports, store, jira } = memory;
  const made = await jira.createIssue({ fields: { summary: 'A' } });
  if (!('id' in made)) throw new Error('the issue was not made');
  const issue = made.id;
  const rows = sampleRows({ connection: CONNECTION, issue, pages: 1 });
  const key = twinKey(CONNECTION, issue);
  const waiting = (p: string): Child => ({
    k: 'a',
    p,
    o: 'there',
    pull: { name: `${p}.txt`, size: p.length, mime: 'text/plain' },
  });
  const children = ['f1', 'f22'].map(waiting);
  await store.put(twinKind, key, rows.twin);
  await store.put(workKind, key, rows.work);
  await store.put(childrenKind, `${key}:0`, { v: 1, c: children });
  const fetched: FetchedFile[] = children.map((child) => ({
    child,
    bytes: new Uint8Array(child.p?.length ?? 0),
  }));
  const now = async () => {
    const after = await loadRows(store, CONNECTION, issue);
    if (!after) throw new Error('the twin is gone');
    return { lease: leaseOf(after), ledger: await loadLedger(store, after.twin) };
  };
  const upload = (files = fetched) =>
    uploadAttachments(ports, { connection: CONNECTION, issue, fields: [] }, files);
  const names = () => jira.issues.get(issue)?.attachments.map(({ name }) => name);
  const uploads = () => jira.calls.filter((call) => call === 'addAttachments').length;
  return { ...memory, issue, upload, now, names, uploads };
}

const unanswered = () => new PortError('unknown-outcome', 'no answer');

describe('files of a peer', () => {
  it('are uploaded in one call and known by their ids', async () => {
    const { upload, now, names, uploads } = await site();
    expect(await upload()).toMatchObject({ is: 'done' });
    const { lease, ledger } = await now();
    expect(lease).toBeUndefined();
    expect(ledger.map(({ l, s, pull, tell }) => [l, s, pull, tell])).toEqual([
      ['102', 2, undefined, true],
      ['103', 3, undefined, true],
    ]);
    expect([names(), uploads()]).toEqual([['f1.txt', 'f22.txt'], 1]);
  });

  it('are not uploaded by a function that was held until its lease was over', async () => {
    const { upload, now, names, store, time } = await site();
    const transact = store.transact.bind(store);
    let held = false;
    store.transact = async (changes) => {
      const result = await transact(changes);
      if (!held) time.now += 130;
      held = true;
      return result;
    };
    expect(await upload()).toEqual({ is: 'later' });
    expect(names()).toEqual([]);
    expect((await now()).ledger.every(({ pull }) => pull !== undefined)).toBe(true);
    expect(await upload()).toMatchObject({ is: 'done' });
    expect(names()).toEqual(['f1.txt', 'f22.txt']);
  });

  it('that landed without an answer are found again and not made twice', async () => {
    const { upload, now, names, jira, time } = await site();
    const add = jira.addAttachments.bind(jira);
    jira.addAttachments = async (issue, files) => {
      await add(issue, files.slice(0, 1));
      throw unanswered();
    };
    await expect(upload()).rejects.toThrow('no answer');
    const { lease, ledger } = await now();
    expect(lease).toBeUndefined();
    expect(ledger.map(({ pull }) => [pull?.before, pull?.at])).toEqual([
      [[], time.now + TIMING.lease],
      [[], time.now + TIMING.lease],
    ]);
    jira.addAttachments = add;
    expect(await upload()).toMatchObject({ is: 'done' });
    expect(names()).toEqual(['f1.txt', 'f22.txt']);
    expect((await now()).ledger.map(({ l }) => l)).toEqual(['102', '103']);
  });

  it('wait no longer than the call where Jira has not taken it up', async () => {
    const { upload, now, jira } = await site();
    const add = jira.addAttachments.bind(jira);
    jira.addAttachments = async () => {
      throw new PortError('rate-limited', 'wait', { retryAfter: 5 });
    };
    await expect(upload()).rejects.toThrow('wait');
    const { lease, ledger } = await now();
    expect(lease).toBeUndefined();
    expect(ledger.every(({ pull }) => pull?.at === undefined)).toBe(true);
    jira.addAttachments = add;
    expect(await upload()).toMatchObject({ is: 'done' });
  });

  it('go alone where Jira refuses them together, so that only the refused one is left out', async () => {
    const { upload, now, names, jira } = await site();
    const add = jira.addAttachments.bind(jira);
    jira.addAttachments = async (issue, files) =>
      files.some(({ name }) => name === 'f1.txt')
        ? { refused: true, fields: {}, messages: ['too large'] }
        : add(issue, files);
    expect(await upload()).toMatchObject({ is: 'done' });
    expect(names()).toEqual(['f22.txt']);
    const { ledger } = await now();
    expect(ledger[0]).toMatchObject({ no: 'refused', tell: true });
    expect(ledger[1]).toMatchObject({ l: '102', tell: true });
  });
});
