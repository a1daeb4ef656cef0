import { describe, expect, it } from 'vitest';
import { found, problems } from '../../../test/support/run-sample-query.ts';
import { sampleView } from '../../../test/support/sample-search-view.ts';

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
