import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '../../host/jira/model.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';
import { checkRun } from './check-run.ts';
import { checkAuthority } from './checkers/authority.ts';
import { checkBoundedWork } from './checkers/bounded-work.ts';
import { checkComments, checkFiles } from './checkers/children.ts';
import { checkConfinement } from './checkers/confinement.ts';
import { checkConvergence } from './checkers/convergence.ts';
import { checkDeletion } from './checkers/deletion.ts';
import { checkEnded } from './checkers/ended.ts';
import { checkLiveness } from './checkers/liveness.ts';
import { checkLostUpdates } from './checkers/lost-updates.ts';
import { checkOrder } from './checkers/order.ts';
import { checkQuiet } from './checkers/quiet.ts';
import { checkRate } from './checkers/rate.ts';
import { checkRest } from './checkers/rest.ts';
import { checkSecrecy } from './checkers/secrecy.ts';
import { checkStorage } from './checkers/storage.ts';
import { checkChildrenOnce, checkIssuesOnce } from './checkers/twice.ts';
import { checkWinner } from './checkers/winner.ts';
import { Evidence } from './evidence.ts';
import { familiesOf } from './families.ts';
import { readApp } from './ground.ts';
import { History } from './history.ts';
import { Laboratory } from './laboratory.ts';
import { People } from './people.ts';
import { drawPlan } from './plan.ts';
import type { FinishedRun } from './run.ts';
import { issueOn } from './scenario.ts';

const laboratory = readApp().then((app) => new Laboratory(app));

/** A run in which nothing is wrong: an issue with a comment and a file, edited once. */
async function soundRun(): Promise<FinishedRun> {
  const shared = await laboratory;
  const ground = await shared.ground('pair');
  const evidence = new Evidence(false);
  const host = shared.begin(ground, new SeededRandom('sound'), evidence);
  const history = new History();
  const people = new People(host, new SeededRandom('people'), history, { fresh: 1 }, () => undefined);
  await host.clock.run(() => people.create('blue'));
  await host.drain();
  const issue = () => issueOn({ host }, 'blue');
  await host.clock.run(async () => {
    await people.comment('blue', issue(), false);
    await people.attach('blue', issue());
    await people.setField('blue', issue(), 'summary', 'u-first.');
  });
  await host.drain();
  await host.advance(3600);
  const now = host.clock.now();
  const families = familiesOf(ground, history.issues, evidence.creates);
  const plan = drawPlan('calm', 1);
  return { plan, ground, host, history, evidence, families, quietFrom: now, watchedFrom: now };
}

let run: FinishedRun;
beforeEach(async () => {
  run?.host.dispose();
  run = await soundRun();
});

const state = (site: string) => run.host.site(site).jira.state;
const green = (): Issue => issueOn(run, 'green');
const one = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined) throw new Error('the list is empty');
  return first;
};

describe('the checkers', () => {
  it('find nothing where nothing is wrong', () => {
    expect([...checkRun(run), ...checkWinner(run)]).toEqual([]);
  });

  it('I1: see a field that differs, an issue that is missing and a comment that is', () => {
    state('green').issues.put({ ...green(), values: { ...green().values, summary: 'another' } });
    expect(checkConvergence(run)).toEqual([expect.stringMatching(/^I1 summary/)]);
    expect(checkWinner(run)).toEqual([expect.stringMatching(/^I6 green/)]);
    state('green').comments.clear();
    expect(checkComments(run)).toEqual([expect.stringMatching(/^I1 comment .* 0 times on green/)]);
    state('green').issues.clear();
    expect(checkConvergence(run)).toEqual([expect.stringMatching(/^I1 .* no issue on green/)]);
  });

  it('I2: see writes and messages of quiet times', () => {
    const bad = checkQuiet({ ...run, watchedFrom: 0 });
    expect(bad).toContainEqual(expect.stringMatching(/^I2 .*green calls jira.PUT/));
    expect(bad).toContainEqual(expect.stringMatching(/^I2 .*blue sends sync/));
  });

  it('I3 and I4: see what was made twice, also where it is gone', () => {
    const { creates } = run.evidence;
    creates.push(one(creates.filter(({ kind }) => kind === 'issue')));
    expect(checkIssuesOnce(run)).toEqual([expect.stringMatching(/^I3/)]);
    creates.push(one(creates.filter(({ kind }) => kind === 'comment')));
    creates.push(one(creates.filter(({ kind }) => kind === 'attachment')));
    expect(checkChildrenOnce(run)).toHaveLength(2);
  });

  it('I5: see an edit that is neither there nor named as a loser', () => {
    const last = one(run.history.edits);
    run.history.edits.push({ ...last, value: 'u-lost.', at: last.at + 60_000 });
    expect(checkLostUpdates(run)).toEqual([expect.stringMatching(/^I5 .*u-lost/)]);
  });

  it('I7: see an older value that was written over a newer one', () => {
    const edit = one(run.history.edits);
    const { installation } = run.host.site('green');
    for (const [index, value] of ['u-newer.', 'u-older.'].entries()) {
      run.history.edits.push({ ...edit, value, at: edit.at + 1000 - index });
      const item = {
        field: 'summary',
        fieldtype: 'jira' as const,
        fieldId: 'summary',
        from: null,
        fromString: null,
      };
      state('green').changes.put({
        id: `9${index}`,
        issueId: green().id,
        authorId: installation?.appAccountId ?? '',
        created: 0,
        items: [{ ...item, to: null, toString: value }],
      });
    }
    expect(checkOrder(run)).toEqual([expect.stringMatching(/^I7 .*u-older. was written after u-newer./)]);
  });

  it('I9: see a secret that has crossed', () => {
    run.history.canaries.push({ site: 'blue', text: 'u-first.' });
    expect(checkConfinement(run)).toEqual([expect.stringMatching(/^I9/)]);
  });

  it('I10: see a write that nobody has asked for, and one of a field that the rules do not take in', () => {
    const { evidence, host } = run;
    const call = one(evidence.calls.filter(({ name }) => name.startsWith('jira.')));
    evidence.calls.push({ ...call, site: 'blue', name: 'jira.PUT /rest/api/3/issue/10000' });
    evidence.creates.push({ ...one(evidence.creates), kind: 'issue', id: '777', property: undefined });
    const item = { field: 'Rank', fieldtype: 'jira' as const, from: null, fromString: null, to: null };
    state('green').changes.put({
      id: '99',
      issueId: green().id,
      authorId: host.site('green').installation?.appAccountId ?? '',
      created: 0,
      items: [{ ...item, toString: 'first' }],
    });
    expect(checkAuthority(run)).toEqual([
      expect.stringMatching(/^I10 blue calls jira.PUT/),
      expect.stringMatching(/^I10 green makes issue 777/),
      expect.stringMatching(/^I10 green\/.*writes Rank/),
    ]);
  });

  it('I14: see more calls than the changes account for', () => {
    const call = one(run.evidence.calls.filter(({ name }) => name.startsWith('jira.')));
    for (let more = 0; more < 1000; more += 1) run.evidence.calls.push(call);
    expect(checkBoundedWork(run)).toEqual([expect.stringMatching(/^I14/)]);
  });

  it('I15: see a call that comes too early', () => {
    const call = one(run.evidence.calls.filter(({ name }) => name.startsWith('jira.')));
    run.evidence.limited.push({
      ...call,
      at: call.since - 31_000,
      until: call.at + 60_000,
      reason: 'something new',
    });
    expect(checkRate(run)).toEqual([expect.stringMatching(/^I15/)]);
    run.evidence.limited.splice(0, 1, { ...call, at: call.at, until: call.at, reason: undefined });
    expect(checkRate(run)).toEqual([]);
  });

  it('I16: see an issue deleted, and a pair that goes on after its end', () => {
    const call = one(run.evidence.calls);
    run.evidence.calls.push({ ...call, name: 'jira.DELETE /rest/api/3/issue/10000' });
    expect(checkDeletion(run)).toEqual([expect.stringMatching(/^I16/)]);
    expect(checkEnded(run)).toEqual([expect.stringMatching(/^I16 the twin on blue is linked/)]);
  });

  it('I21: see what is left to do', async () => {
    const blue = issueOn(run, 'blue');
    await run.host.clock.run(() =>
      new People(run.host, new SeededRandom('late'), run.history, { fresh: 1 }, () => undefined).setField(
        'blue',
        blue,
        'summary',
        'u-late.',
      ),
    );
    await run.host.advance(2.5);
    expect(checkRest(run)).toContainEqual(expect.stringMatching(/^I21 blue mark:.* is still dirty/));
  });

  it('I21: see a pair that keeps more and more', () => {
    const { host } = run;
    const records = host.records.bind(host);
    const [first] = records('green', 'children:');
    if (first === undefined) throw new Error('The pair has no ledger.');
    const more = Array.from({ length: 9 }, (_, page) => ({
      ...first,
      key: first.key.replace(/0$/, `${page + 1}`),
    }));
    vi.spyOn(host, 'records').mockImplementation((site, prefix) => [...records(site, prefix), ...more]);
    expect(checkStorage(run)).toContainEqual(expect.stringMatching(/^I21 green keeps \d+ records/));
    const long = { ...first, value: 'x'.repeat(20_000) };
    vi.spyOn(host, 'records').mockImplementation((site, prefix) => [...records(site, prefix), long]);
    expect(checkStorage(run)).toContainEqual(expect.stringMatching(/^I21 green keeps \d+ characters/));
  });

  it('I22: see a file that is another one, and one that is missing', () => {
    const copy = one(state('green').attachments.by('issue', green().id));
    state('green').putBlob(copy.id, new Uint8Array([1, 2, 3]));
    expect(checkFiles(run)).toEqual([expect.stringMatching(/^I22 .* another one on green/)]);
    state('green').attachments.clear();
    expect(checkFiles(run)).toEqual([expect.stringMatching(/^I22 .* 0 times on green/)]);
  });

  it('I23: see a key in a record, and a hidden text in a log and in the store of the partner', () => {
    const { host, ground } = run;
    const table = one(ground.frozen.tables.filter(({ name }) => name === 'kvs_row'));
    const row = one(table.rows.filter((values) => values.includes('secret')));
    const text = String(row[table.columns.indexOf('json')]);
    const records = host.records.bind(host);
    const leak = { ...one(records('green', 'twin:')), value: JSON.parse(text) };
    vi.spyOn(host, 'records').mockImplementation((site, prefix) => [...records(site, prefix), leak]);
    expect(checkSecrecy(run)).toContainEqual(expect.stringMatching(/^I23 a secret is in an open record/));
    run.history.canaries.push({ site: 'blue', text: 'twin:' });
    vi.spyOn(host, 'logs').mockReturnValue([{ at: 0, level: 'info', invocation: '', text: 'twin: told' }]);
    expect(checkSecrecy(run)).toContainEqual('I23 twin: of blue is in the log of green');
    expect(checkSecrecy(run)).toContainEqual('I23 twin: of blue is stored on green');
  });

  it('I24: see a function that fails in quiet times', async () => {
    await run.host.injectFault({ kind: 'kill', at: 'store.*' });
    await run.host.advance(600);
    expect(checkLiveness({ ...run, quietFrom: 0 })).toEqual([
      expect.stringMatching(/^I24 .* failed in quiet/),
    ]);
  });
});
