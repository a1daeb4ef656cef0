import type { SiteName } from './stage.ts';

const line = (field: string, path: string, kind: string, more: object = {}) => ({
  id: path,
  field,
  path,
  kind,
  ...more,
});

/** Rules as an admin makes them with the mapper. */
export function visualRules(site: SiteName, person: string | undefined) {
  return {
    mode: 'visual',
    mappings: [
      line('summary', 'summary', 'text'),
      line('description', 'description', 'richText', { merge: 'text' }),
      line('issuetype', 'issueType', 'issueType', {
        when: { firstSync: true },
        noMatch: 'default',
        ...(site === 'blue' ? {} : { values: [{ here: 'Bug', there: 'Incident' }] }),
      }),
      line('status', 'status', 'status', { values: statuses[site] }),
      line('priority', 'priority', 'priority', { noMatch: 'nothing' }),
      line('labels', 'labels', 'labels', { merge: 'merge' }),
      line('assignee', 'assignee', 'user', { direction: 'in', noMatch: 'nothing' }),
      line('customfield_10035', 'colour', 'select', {
        noMatch: 'error',
        ...(site === 'blue' ? { values: [{ here: 'Red', there: 'Crimson' }] } : {}),
      }),
      line('customfield_10036', 'team', 'multiSelect', {
        noMatch: 'nothing',
        ...(site === 'blue' ? { direction: 'out', table: 'teams' } : { direction: 'in' }),
      }),
      line('duedate', 'due', 'date', { when: { types: [site === 'blue' ? 'Incident' : 'Bug'] } }),
    ],
    userMap: {
      map:
        person === undefined ? [] : [{ here: person, there: site === 'blue' ? 'Gil Gardner' : 'Ann Archer' }],
      ...(person === undefined ? {} : { default: person }),
    },
    comments: { out: 'public', in: 'on', template: '{author} ({company}):' },
    attachments: { out: 'public', in: 'on', filter: { maxBytes: 10_000_000 } },
    worklogs: { out: 'off', in: 'off' },
    links: { out: 'all', in: 'on', types: [{ here: 'Blocks', there: 'Blocks' }] },
    policies: {
      delete: 'close',
      redaction: {
        patterns: [{ id: 'cards', name: 'Card numbers', pattern: '\\d{4}-\\d{4}-\\d{4}-\\d{4}' }],
      },
    },
  };
}

/** What blue's admin is about to publish: one field more, and all comments. */
export function draft(person: string | undefined) {
  const rules = visualRules('blue', person);
  const mappings = [...rules.mappings, line('environment', 'environment', 'richText')];
  return { ...rules, mappings, comments: { ...rules.comments, out: 'all' } };
}

const statuses = {
  blue: [
    { here: 'In Progress', there: 'In Progress' },
    { here: 'Resolved', there: 'Done' },
  ],
  green: [
    { here: 'In Progress', there: 'In Progress' },
    { here: 'Done', there: 'Resolved' },
  ],
} as const;

/** Rules as an admin writes them. */
export function scriptRules(site: SiteName): object {
  return {
    mode: 'script',
    mappings: [line('summary', 'summary', 'text'), line('description', 'description', 'richText')],
    scripts:
      site === 'blue'
        ? { outgoing: outgoing.join('\n'), incoming: incoming.join('\n') }
        : { outgoing: outgoing.slice(0, 3).join('\n') },
  };
}

const outgoing = [
  '// What leaves for Globex: the urgent things are marked as such.',
  'replica.summary = issue.summary',
  'replica.priority = issue.priority',
  "if (issue.labels.includes('night')) replica.labels = [...issue.labels, 'out-of-hours']",
  'else replica.labels = issue.labels',
];

const incoming = [
  '// What comes: a priority that we do not have becomes Medium.',
  "const known = { Highest: 'High', High: 'High', Low: 'Low' }",
  "issue.priority = known[replica.priority] ?? 'Medium'",
];
