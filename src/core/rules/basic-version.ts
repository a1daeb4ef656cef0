import type { Mapping, Version, VersionTrigger } from './version.ts';

/** The fixed rules of Basic mode, for one project of this side. */
export function basicVersion(
  project: { readonly id: string; readonly key: string },
  triggers: readonly VersionTrigger[] = [],
): Version {
  return {
    v: 1,
    mode: 'basic',
    scope: { projects: [project], methods: { out: 'automatic', in: 'automatic' }, routing: [] },
    mappings: [...BASIC_MAPPINGS],
    userMap: [],
    comments: { out: 'public', in: 'on' },
    attachments: { out: 'all', in: 'on' },
    scripts: {},
    triggers: [...triggers],
    policies: { delete: 'unlink' },
  };
}

const BASIC_MAPPINGS: readonly Mapping[] = [
  {
    id: 'summary',
    on: 'always',
    from: 'summary',
    to: 'summary',
    kind: 'text',
    direction: 'both',
    noMatch: 'error',
  },
  {
    id: 'description',
    on: 'always',
    from: 'description',
    to: 'description',
    kind: 'richText',
    direction: 'both',
    noMatch: 'error',
  },
  {
    id: 'issue-type',
    on: 'create',
    from: 'issuetype',
    to: 'issueType',
    kind: 'issueType',
    direction: 'both',
    noMatch: 'default',
  },
];
