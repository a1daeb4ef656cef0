import { beforeEach, describe, expect, it } from 'vitest';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { mapping } from '../../src/core/rules/mapping.ts';
import { versionKey, versionKind } from '../../src/core/rules/version.ts';
import { twinKind } from '../../src/core/sync/records/twin.ts';
import { type HostilePartner, hostilePartner } from '../support/hostile-partner.ts';
import { projectId } from '../support/memory-installations.ts';

const LINES = [
  ['due', 'duedate', 'date'],
  ['points', 'customfield_10016', 'number'],
  ['labels', 'labels', 'labels'],
  ['spent', 'timeoriginalestimate', 'duration'],
  ['when', 'customfield_10020', 'dateTime'],
] as const;

let on: HostilePartner;
beforeEach(async () => {
  on = await hostilePartner();
  const basic = basicVersion({ id: projectId, key: 'GREEN' });
  const more = LINES.map(([path, field, kind]) =>
    mapping.parse({ id: path, field, path, kind, direction: 'both', noMatch: 'error' }),
  );
  const version = {
    ...basic,
    mappings: [...basic.mappings, ...more],
    worklogs: { out: 'off' as const, in: 'on' as const },
  };
  await on.site.ports.store.put(versionKind, versionKey(on.world.id, 1), version);
});

const only = () => {
  const [issue] = [...on.jira.issues.values()];
  if (!issue) throw new Error('No issue was made');
  return issue;
};

describe('A50 a value out of all bounds, of a field that the rules let in', () => {
  it.each([
    ['due', 'date', '99999-01-01'],
    ['due', 'date', '2026-02-31'],
    ['points', 'number', 1e300],
    ['points', 'number', 'Infinity'],
    ['spent', 'duration', -1],
    ['when', 'dateTime', 8.7e15],
    ['when', 'dateTime', 'tomorrow'],
  ])('%s as %s %j is set aside, and the others arrive', async (path, kind, value) => {
    const [answer] = await on.send(
      on.item('501', {
        changed: [
          { path: 'summary', since: 1 },
          { path, since: 1 },
        ],
        fields: { summary: { kind: 'text', value: 'Still here' }, [path]: { kind, value } },
      }),
    );
    expect(answer).toMatchObject({ code: 'applied', partial: { [path]: expect.any(String) } });
    expect(only().fields['summary']).toBe('Still here');
    const field = LINES.find(([one]) => one === path)?.[1] ?? '';
    expect(only().fields[field] ?? null).toBeNull();
  });
});

describe('A36 a table larger than Jira takes', () => {
  it('is set aside with a reason on both sides, and the others arrive', async () => {
    const text = (words: string) => [{ type: 'paragraph', content: [{ type: 'text', text: words }] }];
    const cell = { type: 'tableCell', content: text('a cell of a table') };
    const row = { type: 'tableRow', content: Array.from({ length: 20 }, () => cell) };
    const table = { type: 'table', content: Array.from({ length: 150 }, () => row) };
    const [answer] = await on.send(
      on.item('501', {
        changed: ['summary', 'description'].map((path) => ({ path, since: 1 })),
        fields: {
          summary: { kind: 'text', value: 'Still here' },
          description: { kind: 'richText', value: { type: 'doc', version: 1, content: [table] } },
        },
      }),
    );
    expect(answer).toMatchObject({ code: 'applied', partial: { description: 'too-long' } });
    expect(only().fields['summary']).toBe('Still here');
    const twin = await on.site.ports.store.get(twinKind, `${on.world.id}:${only().id}`);
    expect(twin?.aside?.['description']?.why).toMatch(/long/);
  });
});
