import { beforeEach, describe, expect, it } from 'vitest';
import { connectionKind } from '../../src/core/connection/connection-record.ts';
import { answerPreview } from '../../src/usecases/preview/answer-preview.ts';
import { answerTestRuns } from '../../src/usecases/preview/answer-test-runs.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';
import { onlyReading } from '../support/only-reading.ts';
import {
  issueOfPartner as issue,
  textValue as text,
  withRules,
} from '../support/rules-of-hostile-partner.ts';

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
  await answerTestRuns(on.ports, on.world.id, true);
});

const stored = () => JSON.stringify([...on.site.snapshot()]);

/** An incoming script as if it had been published, which reads and writes what is named. */
const withScript = (...lines: string[]) =>
  withRules(on, () => ({
    scripts: {
      incoming: lines.join('\n'),
      into: [
        { path: 'summary', field: 'summary', kind: 'text' },
        { path: 'environment', field: 'environment', kind: 'text' },
      ],
      looksAt: ['summary', 'environment'],
      takes: ['summary'],
    },
  }));

describe('a test run through an incoming script', () => {
  const asked = (id: string, summary: string, to?: string) =>
    on.preview({ issue: issue(id), ...(to === undefined ? {} : { to }), fields: { summary: text(summary) } });

  it('says what the script makes of a value, and that it stays where the script gives what it gave before', async () => {
    await withScript('issue.summary = "[B] " + replica.summary');
    const made = await on.create('501');
    expect(on.jira.issues.get(made.id)?.fields['summary']).toBe('[B] From the partner');
    const before = stored();
    const writes = on.writes().length;
    expect(await asked('501', 'Another', made.id)).toEqual({
      code: 'previewed',
      made: false,
      fields: [
        {
          path: 'summary',
          result: 'written',
          before: text('[B] From the partner'),
          after: text('[B] Another'),
        },
      ],
    });
    expect(await asked('501', 'From the partner', made.id)).toMatchObject({
      fields: [{ path: 'summary', result: 'same', before: text('[B] From the partner') }],
    });
    expect(await asked('502', 'New')).toEqual({
      code: 'previewed',
      made: true,
      fields: [{ path: 'summary', result: 'written', after: text('[B] New') }],
    });
    expect(on.writes()).toHaveLength(writes);
    expect(stored()).toBe(before);
  });

  it('comes to what an apply of the same then does', async () => {
    await withScript(
      'issue.summary = replica.summary.toUpperCase() + (previous ? " was " + previous.summary : "")',
    );
    const made = await on.create('501');
    const answer = await asked('501', 'Another', made.id);
    await on.send(
      on.item('501', {
        to: made.id,
        full: false,
        seq: 2,
        base: 1,
        changed: [{ path: 'summary', since: 2 }],
        fields: { summary: text('Another') },
      }),
    );
    expect(answer).toMatchObject({
      fields: [{ result: 'written', after: text('ANOTHER was From the partner') }],
    });
    expect(on.jira.issues.get(made.id)?.fields['summary']).toBe('ANOTHER was From the partner');
  });

  it('names what the script asks for by its kind alone, once each', async () => {
    await withScript(
      'issue.summary = replica.summary',
      'commentHelper.addComment("Secret of green: " + replica.summary)',
      'commentHelper.addComment("Another secret")',
      'syncHelper.unlinkAfterProcessing()',
    );
    const before = stored();
    const answer = await asked('501', 'Hello');
    expect(answer).toMatchObject({ code: 'previewed', made: true, effects: ['add-comment', 'unlink'] });
    expect(JSON.stringify(answer)).not.toMatch(/secret/i);
    expect(on.writes()).toEqual([]);
    expect(stored()).toBe(before);
  });

  it('says neither value nor name of a field that the script writes and the rules here let not leave', async () => {
    const script = ['issue.summary = replica.summary', 'issue.environment = "cellar of " + replica.summary'];
    await withScript(...script);
    const made = await on.create('501');
    const answers = [await asked('501', 'Another', made.id), await asked('502', 'New')];
    for (const answer of answers) {
      expect(answer).toMatchObject({ code: 'previewed', fields: [{ path: 'summary', result: 'written' }] });
      expect(JSON.stringify(answer)).not.toMatch(/environment|cellar/);
    }
  });

  it.each([
    ['throws', 'throw new Error("the door code is 4711")'],
    ['stops by itself', 'fail("the door code is 4711")'],
    ['is in an endless loop', 'for (;;) String(replica.summary)'],
    ['uses up its memory', 'issue.summary = "x".repeat(1e9)'],
    ['writes what it may not', 'issue.priority = "High"'],
    ['adds a comment that is to cross', 'commentHelper.addComment("door", true)'],
  ])('where the script %s is refused in one word, and leaves no trace', async (_name, line) => {
    const made = await on.create('501');
    await withScript(line, 'issue.summary = replica.summary');
    const before = stored();
    const writes = on.writes().length;
    expect(await asked('501', 'Another', made.id)).toEqual({ code: 'refused' });
    expect(await asked('502', 'New')).toEqual({ code: 'refused' });
    expect(on.writes()).toHaveLength(writes);
    expect(stored()).toBe(before);
  });

  it('has one time for both runs, so that a clock that goes on makes no change', async () => {
    await withScript('issue.summary = replica.summary + " at " + Date.now()');
    const made = await on.create('501');
    const connection = await on.ports.store.get(connectionKind, on.world.id);
    if (!connection) throw new Error('There is no connection');
    let now = on.world.now;
    const clock = { ...on.ports.clock, now: () => (now += 1_000) };
    const payload = { issue: issue('501'), to: made.id, fields: { summary: text('From the partner') } };
    expect(await answerPreview({ ...on.ports, clock }, connection, payload)).toMatchObject({
      fields: [{ path: 'summary', result: 'same' }],
    });
  });

  it('is answered with ports on which every call that writes throws', async () => {
    await withScript('issue.summary = "[B] " + replica.summary', 'commentHelper.addComment("seen")');
    const made = await on.create('501');
    const connection = await on.ports.store.get(connectionKind, on.world.id);
    if (!connection) throw new Error('There is no connection');
    const ports = { ...on.ports, store: onlyReading(on.ports.store), jira: onlyReading(on.ports.jira) };
    const fields = { summary: { kind: 'text' as const, value: 'Another' } };
    expect(
      await answerPreview(ports, connection, { issue: issue('501'), to: made.id, fields }),
    ).toMatchObject({ code: 'previewed', made: false });
    expect(await answerPreview(ports, connection, { issue: issue('502'), fields })).toMatchObject({
      code: 'previewed',
      made: true,
    });
  });
});
