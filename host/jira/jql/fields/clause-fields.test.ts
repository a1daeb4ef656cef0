import { describe, expect, it } from 'vitest';
import { found, problems, run } from '../../../../test/support/run-sample-query.ts';
import { sampleView } from '../../../../test/support/sample-search-view.ts';

describe('fields with named values', () => {
  it.each([
    ['project = OPS', '10 3 2 1'],
    ['project = operations', '10 3 2 1'],
    ['PROJECT = 2', 'D'],
    ['project != OPS', 'D'],
    ['project in (OPS, "Engine room") and type = Task', '2'],
    ['issuetype = bug', '10 1 D'],
    ['type in subTaskIssueTypes()', '3'],
    ['type in standardIssueTypes()', '10 2 1 D'],
    ['status = "In Progress"', '1'],
    ['status in (1, Closed)', '10 3 2 D'],
    ['statusCategory = Done', '2'],
    ['statusCategory = new', '10 3 D'],
    ['statusCategory != 4 and project = OPS', '10 3 2'],
    ['priority > Medium', '10 1'],
    ['priority <= Medium', '3 2 D'],
    ['resolution = Unresolved', '10 3 1 D'],
    ['resolution != unresolved', '2'],
    ['resolution is empty', '10 3 1 D'],
    ['resolution = Done', '2'],
    ['level = "Staff only"', '10'],
    ['level is empty', '3 2 1 D'],
    ['category = Service', '10 3 2 1'],
    ['category is EMPTY', 'D'],
    ['projectType = software', 'D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('people', () => {
  it.each([
    ['assignee = currentUser()', '1'],
    ['assignee = "Bob Birch"', '2'],
    ['assignee = bob@blue.example', null],
    ['assignee = "bob@blue.example"', '2'],
    ['assignee != bob', '1'],
    ['not assignee = bob', '1'],
    ['assignee is empty', '10 3 D'],
    ['assignee in (EMPTY, ann)', '10 3 1 D'],
    ['assignee not in (ann)', '2'],
    ['assignee in membersOf(staff)', '2 1'],
    ['assignee not in membersOf("admins")', '2'],
    ['reporter = ann', '2'],
    ['creator = bob', 'D'],
    ['watcher = currentUser()', '1'],
    ['watchers > 0', '3 1'],
    ['votes = 2', '1'],
    ['voter = carol', '1'],
    ['project in projectsLeadByUser(bob)', ''],
    ['project in projectsLeadByUser() and type = Task', '2'],
    ['project in projectsWhereUserHasRole(administrators) and type = Task', '2'],
    ['project in projectsWhereUserHasPermission("Edit issues")', '10 3 2 1'],
    ['component in componentsLeadByUser()', '1'],
  ])('%s', (jql, expected) => {
    if (expected === null) expect(() => run(jql)).toThrow(/reserved JQL character/);
    else expect(found(jql)).toBe(expected);
  });

  it('does not find somebody by an address that is hidden', () => {
    expect(problems('assignee = "carol@blue.example"')).toEqual([
      "The value 'carol@blue.example' does not exist for the field 'assignee'.",
    ]);
  });
});

describe('lists, versions and components', () => {
  it.each([
    ['labels = hardware', '3 1'],
    ['labels = HARDWARE', '3 1'],
    ['labels != hardware', ''],
    ['labels not in (nothing)', '3 1'],
    ['labels is empty', '10 2 D'],
    ['labels = "floor*"', '1'],
    ['component = printers', '1'],
    ['component is not empty', '1'],
    ['component ~ print', '1'],
    ['fixVersion = "1.0"', '1'],
    ['fixVersion = 42', '2'],
    ['fixVersion > 1.0', '2'],
    ['fixVersion <= 41', '1'],
    ['fixVersion ~ "1*"', '1'],
    ['fixVersion in releasedVersions()', '1'],
    ['fixVersion in unreleasedVersions(OPS)', '2'],
    ['fixVersion = latestReleasedVersion(OPS)', '1'],
    ['fixVersion != latestReleasedVersion()', '2'],
    ['fixVersion = earliestUnreleasedVersion(OPS)', '2'],
    ['affectedVersion is empty and project = DEV', 'D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('text', () => {
  it.each([
    ['summary ~ printer', '1 D'],
    ['summary ~ "print*"', '1 D'],
    ['summary ~ printers', '1 D'],
    ['summary ~ "printer jam"', '1'],
    ['summary !~ printer', '10 3 2'],
    ['summary ~ "\\"the rollers\\""', '3'],
    ['summary ~ "\\"rollers the\\""', ''],
    ['summary ~ "printer -driver"', '1'],
    ['summary ~ "toner OR rollers"', '3 2'],
    ['summary ~ café', '10'],
    ['description ~ "print queue"', '1'],
    ['description is empty', '10 3 2 D'],
    ['text ~ courier', '2'],
    ['text ~ screwdriver', '1'],
    ['comment ~ cartridge', '2'],
    ['comment ~ confidential', '2'],
    ['"Team notes" ~ screwdriver', '1'],
    ['toner', '2'],
    ['"order toner" order by key', '2'],
    ['description ~ "OPS-2"', '1'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('does not find a comment that the asker may not read', () => {
    expect(
      found(
        'comment ~ confidential',
        sampleView({ mayReadComment: ({ visibility }) => visibility === null }),
      ),
    ).toBe('');
  });

  it('refuses a leading wildcard', () => {
    expect(problems('summary ~ "*rinter"')).toEqual([
      "The text query '*rinter' for field 'summary' is not allowed to start with character '*'.",
    ]);
  });
});

describe('custom fields', () => {
  it.each([
    ['"Story Points" > 3', '3'],
    ['"Story Points[Number]" >= 3', '3 1'],
    ['cf[10002] in (3, 8)', '3 1'],
    ['"Story Points" is empty and project = OPS', '10 2'],
    ['Severity = major', '1'],
    ['Severity[Dropdown] = Major', '1'],
    ['"Severity[Dropdown]" in (2)', '1'],
    ['Severity != Minor', '1'],
    ['Place in cascadeOption(Europe)', '10 1'],
    ['Place in cascadeOption(Europe, Berlin)', '1'],
    ['Place in cascadeOption(Europe, none)', '10'],
    ['Place = Berlin', '1'],
    ['Reviewers = carol', '1'],
    ['Reviewers in (currentUser())', ''],
    ['sprint in openSprints()', '1'],
    ['sprint in closedSprints()', '1'],
    ['sprint in futureSprints()', ''],
    ['sprint = "Sprint 2"', '1'],
    ['sprint is empty and type = Task', '2'],
    ['customfield_10003 = Major', '1'],
    ['"Request Type" = "Get help (OPS)"', '1'],
    ['"Request Type" = "get help"', '1'],
    ['cf[10008] is not empty', '1'],
    ['Area is not empty', ''],
    ['Area is empty', '10 3 2 1 D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});
