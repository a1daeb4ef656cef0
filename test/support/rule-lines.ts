/** Lines of rules that many tests publish. */
export const SUMMARY = { id: 'summary', field: 'summary', path: 'summary', kind: 'text' } as const;

/** The type that a new work item gets; later ones stay. */
export const FIRST_TYPE = {
  id: 'type',
  field: 'issuetype',
  path: 'issueType',
  kind: 'issueType',
  when: { firstSync: true },
} as const;
