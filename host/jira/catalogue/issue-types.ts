import type { IssueType, LinkType, NamedValue, Status } from '../model.ts';

const type = (id: string, name: string, description: string, hierarchyLevel = 0): IssueType => ({
  id,
  name,
  description,
  subtask: hierarchyLevel < 0,
  hierarchyLevel,
});

export const ISSUE_TYPES: readonly IssueType[] = [
  type('10000', 'Epic', 'A large piece of work, made of stories, tasks and bugs.', 1),
  type('10001', 'Story', 'Something that a user wants to reach.'),
  type('10002', 'Task', 'A piece of work to be done.'),
  type('10003', 'Sub-task', 'A part of the work of another issue.', -1),
  type('10004', 'Bug', 'Something that does not work as it should.'),
  type('10005', 'Service Request', 'A request for help or for a thing.'),
  type('10006', 'Incident', 'A service is down or works badly.'),
  type('10007', 'Problem', 'The cause of one or several incidents.'),
  type('10008', 'Change', 'A change to a service, to be approved.'),
];

export const SOFTWARE_TYPE_IDS = ['10000', '10001', '10002', '10003', '10004'];
export const SERVICE_TYPE_IDS = ['10005', '10006', '10007', '10008', '10002', '10003'];
export const BUSINESS_TYPE_IDS = ['10002', '10003'];

const status = (id: string, name: string, category: Status['category'], description = ''): Status => ({
  id,
  name,
  description,
  category,
});

export const STATUSES: readonly Status[] = [
  status('10000', 'To Do', 'new'),
  status('3', 'In Progress', 'indeterminate', 'Somebody works on this issue at the moment.'),
  status('10001', 'In Review', 'indeterminate'),
  status('10002', 'Done', 'done'),
  status('10003', 'Waiting for support', 'indeterminate', 'The team owes an answer.'),
  status('10004', 'Waiting for customer', 'indeterminate', 'The customer owes an answer.'),
  status('10005', 'Pending', 'indeterminate'),
  status('10006', 'Escalated', 'indeterminate'),
  status('10007', 'Canceled', 'done'),
  status('5', 'Resolved', 'done', 'A resolution has been found and waits for the reporter.'),
  status('6', 'Closed', 'done', 'The issue is finished and its resolution is right.'),
  status('1', 'Open', 'new', 'The issue is open and nobody works on it yet.'),
  status('4', 'Reopened', 'new', 'The issue was resolved once, but the resolution was wrong.'),
];

const priority = (id: string, name: string, description: string, statusColor: string): NamedValue => ({
  id,
  name,
  description,
  sequence: Number(id),
  statusColor,
  iconPath: `/images/icons/priorities/${name.toLowerCase()}.svg`,
});

export const PRIORITIES: readonly NamedValue[] = [
  priority('1', 'Highest', 'Blocks progress.', '#d04437'),
  priority('2', 'High', 'May block progress.', '#f15C75'),
  priority('3', 'Medium', 'May affect progress.', '#f79232'),
  priority('4', 'Low', 'Minor, easily worked around.', '#707070'),
  priority('5', 'Lowest', 'Trivial, little or no effect.', '#999999'),
];

export const RESOLUTIONS: readonly NamedValue[] = [
  { id: '10000', name: 'Done', description: 'The work has been finished.', sequence: 1 },
  { id: '10001', name: "Won't Do", description: 'The issue will not be worked on.', sequence: 2 },
  { id: '10002', name: 'Duplicate', description: 'Another issue says the same.', sequence: 3 },
  { id: '10003', name: 'Cannot Reproduce', description: 'All attempts to see it have failed.', sequence: 4 },
];

export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
  { id: '10004', name: 'Problem/Incident', inward: 'is caused by', outward: 'causes' },
];
