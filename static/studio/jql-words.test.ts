import { describe, expect, it } from 'vitest';
import { type JqlSite, offerInJql } from './jql-words.ts';

const field = (id: string, name: string, kind: string, values?: string[]) => ({
  id,
  name,
  kind,
  custom: id.startsWith('customfield'),
  writable: true,
  ...(values === undefined ? {} : { values }),
});
const site: JqlSite = {
  fields: [
    field('priority', 'Priority', 'priority', ['High', 'Very low']),
    field('summary', 'Summary', 'text'),
    field('duedate', 'Due date', 'date'),
    field('customfield_7', 'Team group', 'select', ['A "B"']),
    field('customfield_8', 'Twice', 'select'),
    field('customfield_9', 'Twice', 'select'),
  ],
  types: ['Bug'],
  statuses: ['To Do', 'Done'],
  levels: [],
  spaces: [{ id: '1', key: 'SUP', name: 'Support' }],
};
const labels = (before: string) => offerInJql(before, site).words.map(({ label }) => label);
const applied = (before: string) => offerInJql(before, site).words.map(({ apply }) => apply);

describe('What can stand in a query', () => {
  it('are fields at the beginning, behind a bracket and behind AND, OR and NOT', () => {
    for (const before of ['', 'pri', '(', 'status = Done AND ', 'status = Done or (', 'NOT '])
      expect(labels(before), before).toEqual(expect.arrayContaining(['priority', 'type', 'Team group']));
  });

  it('are operators of the kind of the field', () => {
    expect(labels('status ')).toContain('not in');
    expect(labels('summary ')).toEqual(['~', '!~', 'is EMPTY', 'is not EMPTY']);
    expect(labels('status = Done AND "Team group" ')).toContain('=');
    expect(labels('due ')).toContain('<=');
  });

  it('are values of the field behind an operator, and in a list', () => {
    expect(labels('status = ')).toEqual(['To Do', 'Done']);
    expect(applied('status = ')).toEqual(['"To Do"', 'Done']);
    expect(labels('priority not in (High, ')).toEqual(['High', 'Very low']);
    expect(labels('issuetype = ')).toEqual(['Bug']);
    expect(labels('project in (')).toEqual(['SUP']);
    expect(applied('cf[7] = ')).toEqual(['"A \\"B\\""']);
    expect(applied('"Team group" = ')).toEqual(['"A \\"B\\""']);
    expect(labels('assignee = ')).toEqual(['currentUser()']);
    expect(labels('due < ')).toContain('startOfDay()');
  });

  it('are AND and OR behind a value', () => {
    for (const before of ['status = Done ', 'status = "To Do" ', 'priority in (High) ', 'due is EMPTY '])
      expect(labels(before), before).toEqual(['AND', 'OR']);
  });

  it('is named by its number where two fields have one name', () => {
    expect(applied('')).toEqual(expect.arrayContaining(['cf[8]', 'cf[9]', '"Team group"']));
  });

  it('takes the place of what was typed, a quote that was opened with it', () => {
    expect(offerInJql('status = Do', site).typed).toBe(2);
    expect(offerInJql('status = "To D', site).typed).toBe(5);
    expect(labels('status = "To D')).toContain('To Do');
    expect(offerInJql('status=', site)).toMatchObject({ typed: 0 });
  });

  it('says nothing of values of a field that nobody knows', () => {
    expect(labels('other = ')).toEqual([]);
  });
});
