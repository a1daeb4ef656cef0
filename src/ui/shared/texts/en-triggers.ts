/** The words for sync triggers. */
export const enTriggers = {
  triggers: {
    heading: 'Triggers',
    text: 'A trigger starts the sync of every work item that its JQL finds. Once under sync, all changes flow until a work item is unlinked.',
    empty: 'No triggers yet',
    emptyText: 'Without a trigger only the work items that you sync by hand cross.',
    create: 'Create trigger',
    edit: 'Edit trigger',
    jql: 'JQL',
    jqlHint: 'Only work items of the connected space can match.',
    notes: 'Notes',
    notesHint: 'Optional. What the trigger is for.',
    active: 'Active',
    fromPartners: 'Also work items that other partners sent here',
    check: 'Check the JQL',
    found: (count: number) =>
      count === 1 ? 'It finds about one work item now.' : `It finds about ${count} work items now.`,
    actions: 'Actions',
    turnOn: (jql: string) => `Trigger ${jql} is active`,
    remove: 'Delete',
    removeHeading: 'Delete this trigger?',
    removeText: (jql: string) =>
      `Work items found by ${jql} no longer start to sync. Those under sync stay under sync.`,
    saved: 'The trigger is saved',
    removed: 'The trigger is deleted',
    turnedOn: 'The trigger is on',
    turnedOff: 'The trigger is off',
    drafted: 'The change stands in the draft of the rules',
    draftedText:
      'On this site another administrator must agree before it is in force: an administrator of the site publishes the draft on the tab Rules of the connection.',
    inDraft: 'The draft of the rules holds other triggers',
    entity: 'Starts',
    entities: { issue: 'Work items', request: 'Requests of a service desk' },
    schedule: 'Search besides',
    schedules: {
      none: 'On change alone',
      'five-minutes': 'Every 5 minutes (288 points a day)',
      hourly: 'Every hour (24 points a day)',
      daily: 'Every day (1 point a day)',
    },
    judged: 'Judged',
    often: {
      none: 'On change',
      'five-minutes': 'On change and every 5 minutes',
      hourly: 'On change and every hour',
      daily: 'On change and every day',
    },
    scheduleHint:
      'Each search costs a point of this site, and another for each work item that it finds. It also starts work items that exist already.',
    moves: 'Time or changes that Jira does not report can make this trigger true',
    movesNext: 'On change alone it would miss such work items. Choose how often Jira is searched.',
    move: (clause: string, why: string) => `${clause}: ${why}`,
    why: {
      time: 'it depends on the time',
      sprint: 'a sprint starts, ends or is renamed without a change of the work item',
      link: 'the links of another work item can change it',
      group: 'who belongs to a group or leads something can change',
      'request-type': 'Jira does not report every change of the request type',
      desk: 'Jira does not report changes of approvals, SLAs and organizations',
      version: 'a version is released without a change of the work item',
      watch: 'Jira does not report who watches, votes or views',
      property: 'Jira does not report changes of properties',
    },
    timeZone: (zone: string) => `Relative dates are counted in the time zone of the app: ${zone}.`,
    unsynced: (count: number) =>
      count === 1 ? 'One of them is not under sync.' : `${count} of them are not under sync.`,
    searched: (when: string) => `Last search ${when}.`,
    offSince: (when: string) => `Off since ${when}.`,
    passedOver: (count: number) =>
      count === 1
        ? 'It has passed over about one work item.'
        : `It has passed over about ${count} work items.`,
    fault: 'Jira no longer takes this query',
    backfill: 'Start existing',
    backfillOf: (jql: string) => `Start the existing work items of ${jql}`,
    backfillHeading: 'Start the work items that exist already?',
    backfillText: (jql: string) =>
      `A trigger starts work items when they change. This starts now what ${jql} finds and what is not under sync, step by step.`,
    backfillCount: (count: number) =>
      count === 1 ? 'That is about one work item.' : `Those are about ${count} work items.`,
    begin: 'Start them now',
    spaces: 'Spaces',
    spacesText:
      'While a space is off, nothing of its work items is sent or taken. What changed meanwhile crosses once it is on again.',
    spaceOn: 'The sync of the space is on',
    spaceOff: 'The sync of the space is off',
    synced: (key: string) => `${key} is synced`,
    begun: 'The existing work items are being started',
  },
};
