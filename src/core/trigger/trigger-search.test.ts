import { describe, expect, it } from 'vitest';
import { compileTrigger } from './compile-trigger.ts';
import { placeOfFault } from './place-of-fault.ts';
import { isSearchDue, pointsPerDay, triggerSchedules } from './trigger-schedule.ts';
import { unsyncedJql } from './unsynced-jql.ts';

describe('what makes a trigger true without an event', () => {
  const moves = (jql: string) => {
    const compiled = compileTrigger(jql);
    return compiled.ok ? compiled.moves.map(({ why }) => why) : ['broken'];
  };
  it.each([
    ['project = SD AND created >= -1d', ['time']],
    ['created >= "-1w 2d"', ['time']],
    ['due <= endOfWeek()', ['time']],
    ['due <= 2026-12-01', []],
    ['status changed to Done after -2d', ['time']],
    ['sprint in openSprints()', ['sprint']],
    ['sprint = "Sprint 5" OR sprint = 7', ['sprint', 'sprint']],
    ['issue in linkedIssues(SUP-1)', ['link']],
    ['issueLinkType = blocks', ['link']],
    ['assignee in membersOf(support)', ['group']],
    ['assignee in (membersOf(support), 5b10a2844c20165700ede21g)', ['group']],
    ['"Request Type" = "Incident"', ['request-type']],
    ['"Time to resolution" = breached()', ['desk']],
    ['organizations = Acme', ['desk']],
    ['fixVersion in unreleasedVersions()', ['version']],
    ['watcher = currentUser()', ['watch']],
    ['issue.property[a].b = c', ['property']],
    ['originalEstimate > 2w', []],
    ['"Story Points" > -1', []],
    ['summary ~ printer AND labels = x AND assignee = currentUser()', []],
    ['', []],
  ])('is for "%s": %j', (jql, expected) => {
    expect(moves(jql)).toEqual(expected);
  });
});

describe('the place of a fault', () => {
  it.each([
    ["The value 'Nope' does not exist for the field 'project'.", 'project = Nope', { line: 1, column: 11 }],
    ["Field 'colour' does not exist.", 'project = SUP AND\n  colour = red', { line: 2, column: 3 }],
    ['Error in the JQL Query: expecting a value (line 2, character 9).', 'a =\nb', { line: 2, column: 9 }],
    ['Something is wrong.', 'project = SUP', undefined],
  ])('of %j in %j is %j', (message, jql, at) => {
    expect(placeOfFault(jql, message)).toEqual(at);
  });
});

describe('a schedule', () => {
  const midnight = 1_767_571_200;
  it('is due once in each of its periods', () => {
    expect(isSearchDue('hourly', midnight + 10, midnight + 3599)).toBe(false);
    expect(isSearchDue('hourly', midnight + 10, midnight + 3600)).toBe(true);
    expect(isSearchDue('daily', midnight + 10, midnight + 86_399)).toBe(false);
    expect(isSearchDue('daily', midnight + 10, midnight + 86_400)).toBe(true);
    expect(isSearchDue('five-minutes', midnight, midnight + 300)).toBe(true);
  });
  it('never is where there is none', () => {
    expect(isSearchDue('none', 0, midnight)).toBe(false);
  });
  it('costs a point for each search of a day that finds nothing', () => {
    expect(triggerSchedules.map(pointsPerDay)).toEqual([0, 288, 24, 1]);
  });
});

describe('a search for what is not under sync', () => {
  it('keeps to the projects, the filter and those that do not name the connection', () => {
    const scope = { connection: 'c1', projects: ['10', '11'], filter: 'labels = a OR labels = b' };
    expect(unsyncedJql(scope, 'type = Bug OR type = Task')).toBe(
      'project in (10, 11) AND (labels = a OR labels = b) AND (type = Bug OR type = Task) AND ' +
        '(issue.property[counterpart].links.c is EMPTY OR issue.property[counterpart].links.c != "c1")',
    );
  });
});
