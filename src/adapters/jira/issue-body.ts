import type { IssueWrite } from '../../core/ports/jira.ts';

/** Body of create, edit and transition: properties ride on the same call as the fields. */
export function bodyOf(write: IssueWrite): Record<string, unknown> {
  const properties = Object.entries(write.properties ?? {}).map(([key, value]) => ({ key, value }));
  return {
    fields: write.fields,
    ...(write.update === undefined ? {} : { update: write.update }),
    ...(properties.length === 0 ? {} : { properties }),
  };
}
