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

/** The rules of the site with other mappings, as if they had been published. */
const withMappings = (change: (mapping: { direction: string }) => object) =>
  withRules(on, ({ mappings }) => ({ mappings: mappings.map((one) => ({ ...one, ...change(one) })) }));

describe('a test run of the partner', () => {
  it('is not answered before an admin here says so, and Jira is not asked', async () => {
    await answerTestRuns(on.ports, on.world.id, false);
    expect(await on.preview({ issue: issue('501'), fields: { summary: text('Hello') } })).toEqual({
      code: 'off',
    });
    expect(on.jira.calls).toEqual([]);
  });

  it('says what would be made, and makes nothing', async () => {
    const before = stored();
    const answer = await on.preview({ issue: issue('501'), fields: { summary: text('Hello') } });
    expect(answer).toEqual({
      code: 'previewed',
      made: true,
      fields: [{ path: 'summary', result: 'written', after: text('Hello') }],
    });
    expect(on.jira.issues.size).toBe(0);
    expect(on.writes()).toEqual([]);
    expect(stored()).toBe(before);
  });

  it('says what would change of an issue under sync, and changes nothing', async () => {
    const made = await on.create('501');
    const before = stored();
    const writes = on.writes().length;
    const fields = { summary: text('Another'), priority: { kind: 'option', value: 'High' } };
    const answer = await on.preview({ issue: issue('501'), to: made.id, fields });
    expect(answer).toEqual({
      code: 'previewed',
      made: false,
      fields: [
        { path: 'summary', result: 'written', before: text('From the partner'), after: text('Another') },
        { path: 'priority', result: 'aside', code: 'not-mapped' },
      ],
    });
    expect(on.writes()).toHaveLength(writes);
    expect(stored()).toBe(before);
    expect(on.jira.issues.get(made.id)?.fields['summary']).toBe('From the partner');
  });

  it('answers the same however often it is played again', async () => {
    const made = await on.create('501');
    const asked = { issue: issue('501'), to: made.id, fields: { summary: text('Another') } };
    const answers = [await on.preview(asked), await on.preview(asked), await on.preview(asked)];
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('says no value of a field that the rules here let no value of leave', async () => {
    const made = await on.create('501');
    await withMappings(() => ({ direction: 'in' }));
    const answer = await on.preview({
      issue: issue('501'),
      to: made.id,
      fields: { summary: text('Another') },
    });
    expect(answer).toEqual({
      code: 'previewed',
      made: false,
      fields: [{ path: 'summary', result: 'written' }],
    });
    expect(JSON.stringify(answer)).not.toContain('From the partner');
  });

  it('finds by the id of an issue here none that is not the twin of the issue that asks', async () => {
    const other = await on.create('501');
    const calls = on.jira.calls.length;
    const asked = (to: string) => on.preview({ issue: issue('777'), to, fields: { summary: text('Mine') } });
    expect(await asked(other.id)).toEqual({ code: 'no-such-issue' });
    expect(await asked('99999')).toEqual({ code: 'no-such-issue' });
    expect(on.jira.calls).toHaveLength(calls);
  });

  it.each([
    ['an unknown member', { issue: issue('501'), fields: {}, jql: 'project = SECRET' }],
    ['a path of the prototype', { issue: issue('501'), fields: JSON.parse('{"__proto__": {}}') }],
    ['a key that is JQL', { issue: { ...issue('501'), key: 'A-1 OR 1=1' }, fields: {} }],
    ['an id that is a path', { issue: issue('501'), to: '1/../2', fields: {} }],
    [
      'more paths than an issue has',
      {
        issue: issue('501'),
        fields: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}`, text('x')])),
      },
    ],
  ])('with %s is refused before Jira is asked', async (_name, payload) => {
    await expect(on.preview(payload)).rejects.toThrow(/^401: /);
    expect(on.jira.calls).toEqual([]);
  });
});

describe('the handler of test runs', () => {
  it('does its work with ports on which every call that writes throws', async () => {
    const made = await on.create('501');
    const connection = await on.ports.store.get(connectionKind, on.world.id);
    if (!connection) throw new Error('There is no connection');
    const ports = { ...on.ports, store: onlyReading(on.ports.store), jira: onlyReading(on.ports.jira) };
    const ask = (payload: object) =>
      answerPreview(ports, connection, {
        issue: issue('501'),
        fields: { summary: { kind: 'text', value: 'Another' } },
        ...payload,
      });
    expect(await ask({ to: made.id })).toMatchObject({ code: 'previewed', made: false });
    expect(await ask({ issue: issue('502') })).toMatchObject({ code: 'previewed', made: true });
  });
});
