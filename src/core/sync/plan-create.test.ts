import { describe, expect, it } from 'vitest';
import type { JiraProject } from '../ports/jira.ts';
import type { UpdateItem } from '../protocol/kinds/sync.ts';
import { basicVersion } from '../rules/basic-version.ts';
import { compileVersion } from '../rules/compile-version.ts';
import type { Mapping } from '../rules/mapping.ts';
import { type CreateSource, planCreate, replanned } from './plan-create.ts';

const project: JiraProject = {
  id: '10',
  key: 'DEV',
  name: 'Engineering',
  typeKey: 'software',
  issueTypes: [
    { id: '1', name: 'Task', level: 0 },
    { id: '2', name: 'Bug', level: 0 },
  ],
};

const item: UpdateItem = {
  do: 'update',
  gen: '1.first',
  seq: 1,
  base: 0,
  context: 0,
  policy: 1,
  full: true,
  issue: { id: '7', key: 'SUP-7', url: 'https://blue.example/browse/SUP-7', type: 'Bug', project: 'SUP' },
  changed: [{ path: 'summary', since: 1 }],
  fields: { summary: { kind: 'text', value: 'Printer jams' } },
  comments: [],
  attachments: [],
  removed: [],
};

const basic = basicVersion({ id: '10', key: 'DEV' });
const source = (version = basic, change: Partial<UpdateItem> = {}): CreateSource => ({
  rules: compileVersion(version),
  key: 'key',
  item: { ...item, ...change },
  digest: 'digest',
  project,
});
const plan = (version = basic, change: Partial<UpdateItem> = {}) => planCreate(source(version, change), {});

const environment: Mapping = {
  id: 'env',
  on: true,
  field: 'environment',
  path: 'environment',
  kind: 'text',
  direction: 'both',
  noMatch: 'nothing',
};

describe('what an issue is made with', () => {
  it('has the type of the peer’s issue by its name where no rule says another', () => {
    const withoutType = { ...basic, mappings: basic.mappings.filter(({ id }) => id !== 'issue-type') };
    expect(plan(withoutType).fields).toMatchObject({ summary: 'Printer jams', issuetype: { id: '2' } });
  });

  it('has the peer’s key as summary where none came', () => {
    expect(plan(basic, { fields: {} }).fields).toMatchObject({ summary: 'SUP-7' });
  });

  it('has what lines write that ask for the type it will have, by the rules or by the routing', () => {
    const forBugs: Mapping = { ...environment, when: { types: ['Bug'] } };
    const version = { ...basic, mappings: [...basic.mappings, forBugs] };
    const said = (value: string) => ({
      fields: {
        issueType: { kind: 'issueType', value },
        environment: { kind: 'text', value: 'Blue' },
      } as const,
    });
    const bug = plan(version, said('Bug'));
    expect(bug.fields).toMatchObject({ issuetype: { id: '2' }, environment: 'Blue' });
    expect(bug.claim.shadow).toHaveProperty('environment');
    expect(plan(version, said('Story')).fields).not.toHaveProperty('environment');
    const routed = planCreate({ ...source(version, said('Story')), type: 'Bug' }, {});
    expect(routed.fields).toMatchObject({ issuetype: { id: '2' }, environment: 'Blue' });
    expect(planCreate({ ...source(version, said('Bug')), type: 'Task' }, {}).fields).not.toHaveProperty(
      'environment',
    );
  });

  it('has what lines write that ask for the status it will have, and else waits until that is known', () => {
    const whileOpen: Mapping = { ...environment, when: { statuses: ['To Do'] } };
    const status: Mapping = {
      id: 'status',
      on: true,
      field: 'status',
      path: 'status',
      kind: 'status',
      direction: 'both',
      noMatch: 'nothing',
    };
    const version = { ...basic, mappings: [...basic.mappings, whileOpen] };
    const said = { fields: { environment: { kind: 'text', value: 'Blue' } } } as const;
    const known = (firstStatus: string) => planCreate({ ...source(version, said), firstStatus }, {});
    expect(known('To Do').fields).toMatchObject({ environment: 'Blue' });
    expect(known('To Do').claim.unwritten).toBeUndefined();
    expect(known('Backlog').fields).not.toHaveProperty('environment');
    expect(known('Backlog').claim.unwritten).toBeUndefined();
    const unknown = plan(version, said);
    expect(unknown.fields).not.toHaveProperty('environment');
    expect(unknown.claim.unwritten).toEqual(['environment']);
    const walks = { ...version, mappings: [...version.mappings, status] };
    const walked = (name: string) =>
      plan(walks, {
        fields: { ...said.fields, status: { kind: 'status', value: { name, category: 'new' } } },
      });
    expect(walked('To Do').fields).toMatchObject({ environment: 'Blue' });
    expect(walked('Done').fields).not.toHaveProperty('environment');
  });

  it('goes on without what Jira refused, and with the key where that was the summary', () => {
    const says = { summary: 'Not today.' };
    const aside = { write: {}, aside: { summary: 'refused' }, later: [], fillers: {}, says } as const;
    const second = replanned(source(), plan(), ['summary'], aside);
    expect(second.fields).toMatchObject({ summary: 'SUP-7', project: { id: '10' } });
    expect(second.claim.partial).toEqual({ summary: 'refused' });
    expect(second.reasons['summary']?.why).toBe(
      '"Printer jams" could not be written to the field summary. Jira says: Not today.',
    );
    expect(replanned(source(), second, ['summary'], aside).fields).not.toHaveProperty('summary');
  });
});
