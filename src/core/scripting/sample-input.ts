import type { ApiMember, Side } from './api.ts';
import type { Asked } from './read-outcome.ts';
import { scriptObjects } from './script-api.ts';
import type { ScriptInput, ScriptIssue } from './script-input.ts';

const AT = Date.UTC(2026, 0, 15, 9, 30);

const person = { name: 'Ann Archer', email: 'ann@example.com', ref: 'p1' };

const rich = (text: string) => ({
  $adf: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  $text: text,
});

/**
 * All that a script of one side is given, made up: a work item with every field filled, so that a script can be tried
 * where no work item is at hand. `customFields`: names of those that the script reads.
 */
export function sampleInput(side: Side, customFields: readonly string[]): Omit<ScriptInput, 'answers'> {
  const own = sampleIssue('10042', 'SUP-42', customFields);
  const theirs = sampleIssue('20017', 'DEV-17', customFields);
  const incoming = side === 'incoming';
  return {
    issue: own,
    replica: incoming ? theirs : {},
    previous: incoming ? { ...theirs, summary: 'The printer smokes' } : null,
    firstSync: false,
    connection: {
      name: 'Ours to Theirs',
      local: 'Ours',
      peer: 'Theirs',
      url: 'https://ours.example.com',
      peerUrl: 'https://theirs.example.com',
      remoteKey: 'DEV-17',
      remoteUrl: 'https://theirs.example.com/browse/DEV-17',
    },
    entityType: 'issue',
    sprint: null,
    tables: {},
  };
}

/** When the made-up work item was last updated, epoch milliseconds. */
export const SAMPLE_TIME = AT;

function sampleIssue(id: string, key: string, customFields: readonly string[]): ScriptIssue {
  const project = key.slice(0, key.indexOf('-'));
  return {
    id,
    key,
    url: `https://ours.example.com/browse/${key}`,
    project: { key: project, name: project },
    summary: 'The printer burns',
    description: rich('It is on fire.'),
    environment: rich('Second floor'),
    issueType: { name: 'Task' },
    status: { name: 'In Progress', category: 'indeterminate' },
    priority: { name: 'High' },
    resolution: { name: 'Done' },
    securityLevel: { name: 'Internal' },
    labels: ['printer'],
    components: [{ name: 'Hardware' }],
    fixVersions: [{ name: '2.0' }],
    affectedVersions: [{ name: '1.0' }],
    due: '2026-02-01',
    assignee: person,
    reporter: person,
    originalEstimate: 7200,
    remainingEstimate: 3600,
    spent: 3600,
    created: AT,
    updated: AT,
    parent: { id: '10001', key: `${project}-1` },
    comments: [
      { id: '1', body: rich('Water helps.'), author: person, internal: false, created: AT, updated: AT },
    ],
    attachments: [{ id: '2', filename: 'fire.png', mimetype: 'image/png', filesize: 2048, internal: false }],
    workLogs: [
      { id: '3', author: person, timeSpent: 3600, startDate: AT, comment: rich('Put out.'), internal: false },
    ],
    issueLinks: [{ type: 'Blocks', to: { id: '10002', key: `${project}-2` } }],
    customFields: Object.fromEntries(customFields.map((name) => [name, { value: 'A value' }])),
    customKeys: {},
  };
}

/** What a look-up would be answered on a site where everything that is asked for is there. */
export function sampleAnswer({ name, args }: Asked): unknown {
  const gives = memberOf(name)?.gives ?? 'null';
  const text = args.find((one) => typeof one === 'string' && !one.startsWith('@')) ?? 'Sample';
  if (gives.endsWith('[]')) return [];
  if (gives.startsWith('boolean')) return true;
  if (gives.startsWith('Named')) return { name: text };
  if (gives.startsWith('Status')) return { name: text, category: 'indeterminate' };
  if (gives.startsWith('Project')) return { key: text, name: text };
  if (gives.startsWith('IssueRef')) return { id: '10003', key: 'SUP-3' };
  if (gives.startsWith('User')) return person;
  if (gives.startsWith('string')) return args.at(-1) ?? null;
  return null;
}

function memberOf(name: string): ApiMember | undefined {
  const dot = name.indexOf('.');
  const object = scriptObjects.find((one) => one.name === name.slice(0, dot));
  return object?.members.find((one) => one.name === name.slice(dot + 1));
}
