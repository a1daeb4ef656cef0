/**
 * Every product event that Atlassian documents for Jira, Jira Software, service desks, life cycle and data
 * security. Forge's own validator lets a name through that does not exist, and then never delivers it.
 */
const byObject: Readonly<Record<string, readonly string[]>> = {
  'avi:jira:*:issue': ['created', 'updated', 'deleted', 'assigned', 'viewed', 'mentioned', 'commented'],
  'avi:jira:*:comment': ['mentioned', 'deleted'],
  'avi:jira:*:attachment': ['created', 'deleted'],
  'avi:jira:*:issuelink': ['created', 'deleted'],
  'avi:jira:*:worklog': ['created', 'updated', 'deleted'],
  'avi:jira:*:issue-property': ['set', 'deleted'],
  'avi:jira:*:version': [
    'created',
    'updated',
    'deleted',
    'released',
    'unreleased',
    'archived',
    'unarchived',
    'moved',
    'merged',
  ],
  'avi:jira:*:component': ['created', 'updated', 'deleted'],
  'avi:jira:*:project': [
    'created',
    'updated',
    'softdeleted',
    'deleted',
    'archived',
    'unarchived',
    'restored',
  ],
  'avi:jira:*:issuetype': ['created', 'updated', 'deleted'],
  'avi:jira:*:field': ['created', 'updated', 'trashed', 'restored', 'deleted'],
  'avi:jira:*:field:context': ['created', 'updated', 'deleted'],
  'avi:jira:*:field:context:configuration': ['updated'],
  'avi:jira:*:user': ['created', 'updated', 'deleted'],
  'avi:jira:*:filter': ['created', 'updated', 'deleted'],
  'avi:jira:*:configuration': ['changed'],
  'avi:jira:*:expression': ['failed'],
  'avi:jira-software:*:sprint': ['created', 'started', 'updated', 'closed', 'deleted'],
  'avi:jira-software:*:board': ['created', 'updated', 'deleted', 'configuration-changed'],
  'avi:jsm-entity:*:request-type': ['created', 'updated', 'deleted'],
  'avi:jsm-entity:*:request-type-group': ['created', 'updated', 'deleted'],
  'avi:jsm-entity:*:portal': ['created', 'updated'],
  'avi:jsm-entity:*:service-desk': ['created', 'updated', 'deleted'],
  'avi:forge:*:app': ['installed', 'upgraded'],
};

export const productEventNames: ReadonlySet<string> = new Set([
  ...Object.entries(byObject).flatMap(([shape, actions]) => actions.map((one) => shape.replace('*', one))),
  'avi:jira:timetracking:provider:changed',
  'avi:ecosystem.app_policy:blocked:app_access_to_objects.v2',
  'avi:ecosystem.app_policy:unblocked:app_access_to_objects.v2',
]);
