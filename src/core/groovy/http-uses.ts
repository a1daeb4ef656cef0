/** A known use of `httpClient`, and what does the same here. */
interface HttpUse {
  readonly use: string;
  readonly method: RegExp;
  readonly path: RegExp;
  readonly instead: string;
}

const ANY = /./;
const GET = /^get$/;
const WRITE = /^(post|put|delete|http)$/;

export const HTTP_USES: readonly HttpUse[] = [
  use('transitions of the work item', GET, /issue\/[^/]*\/transitions/, 'nodeHelper.getTransitions(issue)'),
  use(
    'a transition',
    WRITE,
    /issue\/[^/]*\/transitions/,
    'workflowHelper.transition(issue, "name") or workflowHelper.transitionTo(issue, "status")',
  ),
  use('comments of the work item', GET, /issue\/[^/]*\/comment/, 'issue.comments'),
  use(
    'a comment',
    WRITE,
    /issue\/[^/]*\/comment/,
    'commentHelper.addComment(text), or commentHelper.mergeComments(issue, replica) for what came',
  ),
  use('watchers', GET, /issue\/[^/]*\/watchers/, 'jiraHelper.get("watchers")'),
  use('a watcher', WRITE, /issue\/[^/]*\/watchers/, 'jiraHelper.post("watchers", accountId)'),
  use(
    'work logged',
    ANY,
    /worklog/,
    'issue.workLogs, and workLogHelper.mergeWorkLogs(issue, replica) for what came',
  ),
  use(
    'files',
    ANY,
    /attachment/,
    'issue.attachments, and attachmentHelper.mergeAttachments(issue, replica) for what came',
  ),
  use(
    'properties of the work item',
    ANY,
    /issue\/[^/]*\/properties/,
    'jiraHelper.get("properties/<key>") or jiraHelper.put("properties/<key>", value)',
  ),
  use(
    'links to other sites',
    ANY,
    /issue\/[^/]*\/remotelink/,
    'jiraHelper.get("remotelink") or jiraHelper.post("remotelink", body)',
  ),
  use(
    'the history of the work item',
    ANY,
    /issue\/[^/]*\/changelog|expand=changelog/,
    'jiraHelper.get("changelog")',
  ),
  use('fields that may be edited', ANY, /issue\/[^/]*\/editmeta/, 'jiraHelper.get("editmeta")'),
  use('votes', ANY, /issue\/[^/]*\/votes/, 'jiraHelper.get("votes")'),
  use(
    'links between work items',
    ANY,
    /issuelink/i,
    'issue.issueLinks, or links in the rules of the connection, which carry them both ways',
  ),
  use(
    'people',
    ANY,
    /\/user/,
    'nodeHelper.getUserByEmail(email), nodeHelper.getUserByFullName(name) or nodeHelper.getUser(accountId)',
  ),
  use(
    'search by JQL',
    ANY,
    /\/search(\/jql)?\b/,
    'a named table of the site, tables["name"][key], or nodeHelper.getLocalIssueKeyFromRemoteId for the twin; scripts do not search',
  ),
  use(
    'sprints of the work item',
    ANY,
    /agile\/.*sprint|sprint\/.*issue/,
    'issue.customFields["Sprint"].value',
  ),
  use('epics', ANY, /agile\/.*epic|\/epic\//, 'issue.parent: on Jira Cloud the epic is the parent'),
  use('boards and sprints', ANY, /agile\//, 'the entity "sprint", which a trigger of its own sends'),
  use(
    'participants of a request',
    GET,
    /servicedeskapi\/.*participant/,
    'serviceHelper.getParticipants(issue)',
  ),
  use(
    'participants of a request',
    WRITE,
    /servicedeskapi\/.*participant/,
    'serviceHelper.addParticipants(issue, users)',
  ),
  use(
    'organizations of a request',
    GET,
    /servicedeskapi\/.*organization/,
    'serviceHelper.getOrganizations(issue)',
  ),
  use(
    'organizations of a request',
    WRITE,
    /servicedeskapi\/.*organization/,
    'serviceHelper.setOrganizations(issue, names)',
  ),
  use('approvals', ANY, /servicedeskapi\/.*approval/, 'serviceHelper.getApprovals(issue)'),
  use('service levels', ANY, /servicedeskapi\/.*sla/, 'serviceHelper.getSla(issue, "name")'),
  use(
    'request types',
    ANY,
    /servicedeskapi|requesttype/i,
    'serviceHelper.getRequestType(name) and serviceHelper.setRequestType(issue, name)',
  ),
  use(
    'dates and details of versions',
    /^put$/,
    /\/version\b/,
    'nothing yet: a version crosses by its name; keep its dates in Jira',
  ),
  use(
    'versions',
    ANY,
    /\/versions?\b/,
    'nodeHelper.getVersion(name, issue.project) and nodeHelper.createVersion(issue, name, description)',
  ),
  use(
    'components',
    ANY,
    /\/components?\b/,
    'nodeHelper.getComponent(name, issue.project) and nodeHelper.createComponent(issue, name)',
  ),
  use(
    'options of a custom field',
    ANY,
    /\/(option|context|customFieldOption)/,
    'nodeHelper.getOption(issue, field, value) and nodeHelper.createOption(issue, field, value)',
  ),
  use('statuses', ANY, /\/status/, 'nodeHelper.getStatus(name)'),
  use('priorities', ANY, /\/priority/, 'nodeHelper.getPriority(name)'),
  use('types of work items', ANY, /issuetype/i, 'nodeHelper.getIssueType(name, issue.project)'),
  use('spaces', ANY, /\/project/, 'nodeHelper.getProject(key)'),
  use(
    'fields of the work item',
    GET,
    /\/issue\//,
    'what issue holds already: issue.parent, issue.customFields["name"].value and the like',
  ),
  use(
    'an edit of the work item',
    /^(put|http)$/,
    /\/issue\//,
    'a field of issue: issue.parent = …, issue.customFields["name"].value = …',
  ),
  use(
    'a new work item',
    WRITE,
    /\/issue\/?$/,
    'syncHelper.syncIssue(key) for one that is there; a script makes no others',
  ),
];

function use(what: string, method: RegExp, path: RegExp, instead: string): HttpUse {
  return { use: what, method, path, instead };
}

const OTHER =
  'jiraHelper reaches the work item under sync by a closed list of paths; other sites and other work items are out of reach of scripts';

/** What stands in place of a call; `path` has `{}` where a value is put in. */
export function insteadOfHttp(method: string, path: string | undefined): string {
  if (path === undefined) return OTHER;
  const known = HTTP_USES.find((one) => one.method.test(method) && one.path.test(path));
  return known === undefined ? OTHER : `for ${known.use} use ${known.instead}`;
}
