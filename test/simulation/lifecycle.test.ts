import { beforeEach, describe, expect, it, vi } from 'vitest';
import { versionKey, versionKind } from '../../src/core/rules/version.ts';
import { twinKey } from '../../src/core/sync/records/row.ts';
import { type Twin, twinKind } from '../../src/core/sync/records/twin.ts';
import { firstOf, makePair } from './pair.ts';
import { document, firstIssue } from './people.ts';
import type { Site, Tally } from './site.ts';
import { World } from './world.ts';

const connection = 'c'.padEnd(22, '0');
let world: World;
let here: Site;
let there: Site;

beforeEach(async () => {
  world = new World(1, { kill: 0, lostAnswer: 0, pause: 0 });
  world.faults = false;
  const tally: Tally = { sends: 0, writes: 0, created: [], conflicts: [] };
  const sites = await makePair(world, tally, { winner: 'initiator', loss: 0 });
  const [a, b] = sites;
  if (!a || !b) throw new Error('two sites are needed');
  here = a;
  there = b;
  await firstOf(here, world);
  await pass(120);
});

const pass = (seconds: number) => world.runUntil(world.now + seconds * 1000, 100_000);

async function twinOn(site: Site): Promise<Twin | undefined> {
  const issue = firstIssue(site) ?? { id: site === here ? '10001' : '20001' };
  return site.store.get(twinKind, twinKey(connection, issue.id));
}

function edit(site: Site, field: string, value: unknown): void {
  const issue = firstIssue(site);
  if (!issue) throw new Error(`${site.name} has no issue`);
  issue.fields[field] = value;
  issue.updated = world.now;
  site.changed(issue.id, 'updated', [field]);
}

describe('the cost of a change', () => {
  it('of one field is one read here, one read and one write there', async () => {
    await pass(60);
    here.jira.calls.length = 0;
    there.jira.calls.length = 0;
    const sends = here.tally.sends;
    edit(here, 'summary', 'new');
    await pass(60);
    expect(here.tally.sends - sends).toBe(1);
    expect(firstIssue(there)?.fields['summary']).toBe('new');
    expect([here.jira.calls, there.jira.calls]).toEqual([['readIssue'], ['readIssue', 'updateIssue']]);
  });

  it('of a comment is one read here, one read and one write there', async () => {
    await pass(60);
    here.jira.calls.length = 0;
    there.jira.calls.length = 0;
    here.jira.comment('10001', { body: document('hello'), internal: false });
    here.changed('10001', 'comment');
    await pass(60);
    expect([here.jira.calls, there.jira.calls]).toEqual([['readIssue'], ['readIssue', 'addComment']]);
  });

  it('of 50 edits in 30 seconds is at most two transfers', async () => {
    await pass(60);
    const before = here.tally.sends;
    for (let index = 0; index < 50; index += 1) {
      world.after(index * 0.6, () => edit(here, 'summary', `edit ${index}`));
    }
    await pass(120);
    expect(here.tally.sends - before).toBeLessThanOrEqual(2);
    expect(firstIssue(there)?.fields['summary']).toBe('edit 49');
  });

  it('that no rule reads is nothing', async () => {
    await pass(60);
    here.jira.calls.length = 0;
    edit(here, 'labels', ['x']);
    await pass(60);
    expect(here.jira.calls).toEqual([]);
  });
});

describe('a field that the far side refuses', () => {
  it('does not stop the others, is told and noted, and the issue stays linked', async () => {
    there.jira.refuse.add('description');
    edit(here, 'description', document('no'));
    edit(here, 'summary', 'yes');
    await pass(120);
    expect(firstIssue(there)?.fields['summary']).toBe('yes');
    expect((await twinOn(there))?.last?.partial).toEqual({ description: 'refused' });
    expect((await twinOn(here))?.notes?.map((note) => note.code)).toContain('not-written-there:refused');
    expect((await twinOn(here))?.life).toBe('linked');
  });
});

describe('the mail about what the app writes', () => {
  it.each([
    ['jira', false],
    ['quiet', true],
  ] as const)('is asked for as the rules say: %s', async (mail, quiet) => {
    const key = versionKey(connection, 1);
    const version = await there.store.get(versionKind, key);
    if (!version) throw new Error('there are no rules');
    await there.store.put(versionKind, key, { ...version, policies: { ...version.policies, mail } });
    const written = vi.spyOn(there.jira, 'updateIssue');
    edit(here, 'summary', 'anew');
    await pass(60);
    expect(written.mock.calls.map((call) => call[2])).toMatchObject([{ quiet }]);
  });
});

describe('a deleted issue', () => {
  it('ends the pair on both sides and leaves the far issue as it is', async () => {
    const issue = firstIssue(here);
    here.jira.issues.delete(issue?.id ?? '');
    here.changed('10001', 'deleted');
    await pass(120);
    expect((await twinOn(here))?.life).toBe('deleted');
    expect(await twinOn(there)).toMatchObject({ life: 'unlinked', by: 'peer' });
    expect(firstIssue(there)).toBeDefined();
  });

  it('that is only no longer visible ends nothing', async () => {
    const issue = firstIssue(here);
    here.jira.issues.delete(issue?.id ?? '');
    here.changed('10001', 'updated', ['summary']);
    await pass(120);
    expect(await twinOn(here)).toMatchObject({ life: 'linked', hold: { why: 'not-visible' } });
    expect((await twinOn(there))?.life).toBe('linked');
  });
});

describe('a restored site', () => {
  it('whose issue is older than what was seen sends nothing', async () => {
    edit(here, 'summary', 'later');
    await pass(120);
    const sends = here.tally.sends;
    const issue = firstIssue(here);
    if (issue) {
      issue.fields['summary'] = 'earlier';
      issue.updated -= 3_600_000;
    }
    here.changed('10001', 'updated', ['summary']);
    await pass(30);
    expect((await twinOn(here))?.hold).toBeUndefined();
    await pass(120);
    expect(here.tally.sends).toBe(sends);
    expect((await twinOn(here))?.hold?.why).toBe('restored');
  });

  it('whose records went back hears everything again and ends equal', async () => {
    const before = here.store.snapshot();
    edit(there, 'summary', 'from there');
    await pass(120);
    edit(here, 'description', document('from here'));
    await pass(120);
    here.store.restore(before);
    edit(here, 'summary', 'after the restore');
    await pass(1200);
    const [a, b] = [firstIssue(here), firstIssue(there)];
    expect(a?.fields['summary']).toEqual(b?.fields['summary']);
    expect(a?.fields['description']).toEqual(b?.fields['description']);
  });
});
