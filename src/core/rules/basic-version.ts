import type { Mapping } from './mapping.ts';
import type { Version, VersionTrigger } from './version.ts';

/** The fixed rules of Basic mode, for one project of this side. */
export function basicVersion(
  project: { readonly id: string; readonly key: string },
  triggers: readonly VersionTrigger[] = [],
): Version {
  return {
    v: 1,
    mode: 'basic',
    scope: {
      projects: [project],
      methods: { out: 'automatic', in: 'automatic' },
      routing: [],
      unrouted: 'first',
    },
    mappings: [...BASIC_MAPPINGS],
    userMap: { map: [], sendEmail: false, matchEmail: true },
    comments: { out: 'public', in: 'on' },
    attachments: { out: 'public', in: 'on' },
    worklogs: { out: 'off', in: 'off' },
    links: { out: 'off', in: 'off', remote: false, types: [] },
    subtasks: { follow: false },
    scripts: {},
    triggers: [...triggers],
    policies: { delete: 'unlink', mail: 'jira', labelSpaces: 'underscore' },
  };
}

const BASIC_MAPPINGS: readonly Mapping[] = [
  {
    id: 'summary',
    on: true,
    field: 'summary',
    path: 'summary',
    kind: 'text',
    direction: 'both',
    noMatch: 'error',
  },
  {
    id: 'description',
    on: true,
    field: 'description',
    path: 'description',
    kind: 'richText',
    direction: 'both',
    noMatch: 'error',
  },
  {
    id: 'issue-type',
    on: true,
    field: 'issuetype',
    path: 'issueType',
    kind: 'issueType',
    direction: 'both',
    when: { firstSync: true },
    noMatch: 'default',
  },
];
