import { describe, expect, it } from 'vitest';
import { sampleView } from '../../../test/support/sample-search-view.ts';
import { compileQuery } from './compile-query.ts';
import { parseQuery } from './parse-query.ts';
import type { SearchView } from './search-view.ts';

function run(jql: string, view: SearchView = sampleView()): { keys: string[]; problems: string[] } {
  const parsed = parseQuery(jql);
  if (!parsed.ok) throw new Error(`${jql}: ${parsed.messages.join(' ')}`);
  const compiled = compileQuery(parsed.query, view);
  const found = [...view.documents()].filter(compiled.matches).sort(compiled.compare);
  return {
    keys: found.map(({ issue }) => issue.key),
    problems: compiled.problems.map(({ message }) => message),
  };
}

/** Query -> keys without `OPS-` in the order of the project, `DEV-1` as `D`. */
function found(jql: string, view?: SearchView): string {
  const { keys, problems } = run(jql, view);
  expect(problems).toEqual([]);
  return keys.map((key) => (key === 'DEV-1' ? 'D' : key.replace('OPS-', ''))).join(' ');
}

const problems = (jql: string, view?: SearchView): string[] => run(jql, view).problems;

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

describe('dates, in the time zone of the asker', () => {
  it.each([
    ['created >= -2d', '2 1'],
    ['created > "-2d 1h"', '2 1'],
    ['created < startOfDay(-3d)', '10 D'],
    ['created = "2026-03-14"', '1'],
    ['created = "2026/03/14 13:30"', '1'],
    ['created != "2026-03-14" and project = OPS', '10 3 2'],
    ['created >= 2026-03-13 and created < "2026-03-14 13:30"', '2'],
    ['created > 1773405000000', '1'],
    ['created >= startOfWeek()', ''],
    ['created >= startOfWeek(-1)', '3 2 1 D'],
    ['created >= startOfMonth() and created <= endOfMonth()', '10 3 2 1 D'],
    ['created < startOfYear()', ''],
    ['updated >= -90m', '1'],
    ['updated > currentLogin()', '1'],
    ['resolved >= -1d', '2'],
    ['resolved is empty and type = Task', ''],
    ['due = now()', '1'],
    ['due <= "2026-03-15"', '1'],
    ['due < startOfDay()', ''],
    ['due <= endOfDay()', '1'],
    ['duedate > endOfMonth()', '10'],
    ['due is not empty', '10 1'],
    ['due in ("2026-04-01")', '10'],
    ['lastViewed > -5m', '2'],
    ['Deadline > now()', '1'],
    ['cf[10006] = "2026-03-20"', '1'],
    ['statusCategoryChangedDate >= -1d', '2 1'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('refuses what is no date', () => {
    expect(problems('created > yesterday')).toEqual([
      "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ]);
    expect(problems('due = "2026-02-30"')).toHaveLength(1);
    expect(problems('created > startOfDay(soon)')).toHaveLength(1);
  });

  it('reads the same day differently in another zone', () => {
    const far = sampleView({ timeZone: 'Pacific/Auckland' });
    expect(found('created = "2026-03-15"', far)).toBe('1');
  });
});

describe('issues', () => {
  it.each([
    ['key = OPS-1', '1'],
    ['key = ops-1', '1'],
    ['issue = OLD-7', '1'],
    ['id = 10002', '2'],
    ['key in (OPS-1, DEV-1)', '1 D'],
    ['key > OPS-2', '10 3'],
    ['key >= OPS-2 and key <= OPS-3', '3 2'],
    ['issuekey != OPS-1 and type = Bug', '10 D'],
    ['parent = OPS-1', '3'],
    ['parent is empty and project = OPS', '10 2 1'],
    ['issue in linkedIssues(OPS-1)', 'D'],
    ['issue in linkedIssues(OPS-1, "blocks")', 'D'],
    ['issue in linkedIssues(OPS-1, "is blocked by")', ''],
    ['issueLinkType = blocks', '1'],
    ['issueLinkType = "is blocked by"', 'D'],
    ['issueLinkType is empty', '10 3 2'],
    ['issue in votedIssues()', ''],
    ['issue in watchedIssues()', '1'],
    ['issue in issueHistory()', '2'],
    ['issue in updatedBy(bob)', '2 D'],
    ['issue in updatedBy(ann, "-1d")', '2 1'],
    ['issue in childIssuesOf(OPS-1)', '3'],
    ['issue in issuesWithRemoteLinksByGlobalId("far=1")', '3'],
    ['attachments is not empty', '1'],
    ['attachments is null and type = Bug', '10 D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
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
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('work', () => {
  it.each([
    ['originalEstimate = 2h', '1'],
    ['originalEstimate > 90m', '1'],
    ['originalEstimate >= 120', '1'],
    ['timespent < 1d', '1'],
    ['remainingEstimate is empty and type = Task', '2'],
    ['workratio = 50', '1'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('entity properties', () => {
  it.each([
    ['issue.property[sync].key = "DEV-1"', '1'],
    ['issue.property["sync"].key is not empty', '1'],
    ['syncKey = DEV-1', '1'],
    ['syncCount > 3', '1'],
    ['syncCount != 4', ''],
    ['issue.property[sync].tags = b', '1'],
    ['syncedAt <= "2026-03-01 01:00"', '1'],
    ['syncNote ~ partner', '1'],
    ['syncKey is empty and type = Task', '2'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('knows only what an app has declared', () => {
    expect(problems('issue.property[sync].other = 1')).toEqual([
      "Field 'issue.property[sync].other' does not exist or you do not have permission to view it.",
    ]);
  });
});

describe('history', () => {
  it.each([
    ['status was Open', '10 3 2 D'],
    ['status was "In Progress"', '2 1'],
    ['status was not "In Progress"', '10 3 D'],
    ['status was in ("In Progress", Closed)', '2 1'],
    ['status was not in (Open)', '1'],
    ['status was Waiting', '1'],
    ['status was Closed by ann', '2'],
    ['status was Closed by bob', ''],
    ['status was "In Progress" before -1d', '2'],
    ['status was "In Progress" after -13h', '1'],
    ['status was "In Progress" on "2026-03-13"', '2'],
    ['status was "In Progress" during ("2026-03-13", "2026-03-14")', '2'],
    ['status changed', '2 1'],
    ['status changed to Closed', '2'],
    ['status changed from Open to "In Progress" by bob', '2'],
    ['status changed from Open to Closed', ''],
    ['status changed after -13h', '1'],
    ['status changed before startOfDay(-1d)', '2'],
    ['status changed on "2026-03-14"', '2'],
    ['not status changed', '10 3 D'],
    ['assignee was empty', '10 3 2 D'],
    ['assignee was bob', '2'],
    ['assignee changed to bob by (ann, carol)', '2'],
    ['fixVersion was "1.0"', '1'],
    ['fixVersion changed', '1'],
    ['fixVersion was empty', '10 3 D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('is kept for some fields only', () => {
    expect(problems('summary was x')).toEqual(["History searches do not support the field 'summary'."]);
  });
});

describe('logic and order', () => {
  it.each([
    ['type = Task or type = Bug and project = DEV', '2 D'],
    ['(type = Task or type = Bug) and project = DEV', 'D'],
    ['not (type = Task or project = DEV)', '10 3 1'],
    ['not not type = Task', '2'],
    ['filter = "My open ones"', '1'],
    ['filter != 81 and type = Bug', '10 D'],
    ['filter in (81)', '1'],
    ['project = OPS order by key', '1 2 3 10'],
    ['project = OPS order by priority', '10 1 3 2'],
    ['project = OPS order by priority asc, key asc', '2 3 1 10'],
    ['project = OPS order by due asc, key asc', '1 10 2 3'],
    ['project = OPS order by due desc, key asc', '2 3 10 1'],
    ['order by created asc', '10 D 3 2 1'],
    ['project = OPS order by assignee, key asc', '1 2 3 10'],
    ['project = OPS order by "Story Points" desc, key desc', '10 2 3 1'],
    ['project = OPS order by summary', '10 3 2 1'],
    ['', '10 3 2 1 D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('what Jira refuses', () => {
  it.each([
    ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['fixVersion = 10350', "A value with ID '10350' does not exist for the field 'fixVersion'."],
    ['status ~ open', "The operator '~' is not supported by the 'status' field."],
    ['summary = test', "The operator '=' is not supported by the 'summary' field."],
    [
      'status = currentUser()',
      "A value provided by the function 'currentUser' is invalid for the field 'status'.",
    ],
    ['assignee = noSuch()', "Unable to find JQL function 'noSuch()'."],
    ['assignee = currentUser(x)', "Function 'currentUser' expected '0' arguments but received '1'."],
    [
      'assignee = membersOf(staff)',
      "Operator '=' does not support the list value 'membersOf(staff)' for field 'assignee'.",
    ],
    [
      'assignee in currentUser()',
      "Operator 'in' does not support the non-list value 'currentUser()' for field 'assignee'.",
    ],
    [
      'assignee in membersOf(nobody)',
      "Function 'membersOf' can not generate a list of usernames for group 'nobody'; the group does not exist.",
    ],
    ['key = OPS-999', "An issue with key 'OPS-999' does not exist for field 'key'."],
    ['key = nonsense', "The issue key 'nonsense' for field 'key' is invalid."],
    ['issue in linkedIssues(OPS-99)', "Issue 'OPS-99' could not be found in function 'linkedIssues'."],
    ['"Story Points" = many', "Value 'many' for the 'Story Points' field is not a valid number."],
    ['Severity = Huge', "The option 'Huge' for field 'Severity' does not exist."],
    [
      'labels = "two words"',
      "The label 'two words' contains spaces which is invalid for the field 'labels'.",
    ],
    ['project = OPS order by watcher', "Not able to sort using field 'watcher'."],
    [
      'project = OPS order by nothing',
      "Field 'nothing' does not exist or you do not have permission to view it.",
    ],
    [
      'filter = Circle',
      "Field 'filter' with value 'Circle' matches filter 'Circle' and causes a cyclical reference, this query can not be executed.",
    ],
  ])('%s', (jql, message) => expect(problems(jql)).toEqual([message]));

  it('tells all problems at once', () => {
    expect(problems('project = NOPE and status = Nowhere')).toEqual([
      "The value 'NOPE' does not exist for the field 'project'.",
      "The value 'Nowhere' does not exist for the field 'status'.",
    ]);
  });

  it('tells a stranger that the field may be hidden from strangers', () => {
    expect(problems('colour = red', sampleView({ user: null }))).toEqual([
      "Field 'colour' does not exist or this field cannot be viewed by anonymous users.",
    ]);
  });
});
