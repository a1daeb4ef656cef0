/** What a trigger starts: any work item, or only what was raised as a request of a service desk. */
export const triggerEntities = ['issue', 'request'] as const;
export type TriggerEntity = (typeof triggerEntities)[number];

const IS_REQUEST = '"Request Type" is not EMPTY';

/** The query that a trigger stands for: its JQL, and what its entity adds. */
export const triggerQuery = ({
  entity,
  jql,
}: {
  readonly entity: TriggerEntity;
  readonly jql: string;
}): string => (entity === 'request' ? `(${jql}) AND ${IS_REQUEST}` : jql);
