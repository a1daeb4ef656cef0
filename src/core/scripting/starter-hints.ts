/** Lines of a script to uncomment, and what they are for. */
export interface Hint {
  readonly says: string;
  readonly code: readonly string[];
}

const plainFields: readonly (readonly [name: string, says: string])[] = [
  ['priority', 'The priority, by its name.'],
  ['labels', 'Labels.'],
  ['due', 'The due date.'],
  ['components', 'Components, by their names.'],
  ['fixVersions', 'Versions, by their names.'],
  ['environment', 'The environment.'],
  ['resolution', 'The resolution, by its name.'],
];

/** `taken`: names that a mapping carries already; `custom`: custom fields by the names that scripts call them. */
export function outgoingHints(taken: ReadonlySet<string>, custom: readonly string[]): Hint[] {
  return [
    ...plainFields
      .filter(([name]) => !taken.has(name))
      .map(([name, says]) => ({ says, code: [`replica.${name} = issue.${name}`] })),
    ...unlessTaken(taken, 'status', {
      says: 'The status; the partner decides what becomes of it.',
      code: ['replica.status = issue.status'],
    }),
    ...unlessTaken(taken, 'assignee', {
      says: 'Who works on it.',
      code: ['replica.assignee = issue.assignee'],
    }),
    ...custom.map((name) => ({
      says: `The custom field ${inRemark(name)}.`,
      code: [`replica.customFields[${quoted(name)}].value = issue.customFields[${quoted(name)}].value`],
    })),
    {
      says: 'Something only in some cases.',
      code: [
        'if (issue.priority?.name === "Highest") {',
        '  replica.labels = [...issue.labels, "urgent"]',
        '}',
      ],
    },
    {
      says: 'A value that belongs to no field, for the script of the partner.',
      code: ['replica.customKeys["origin"] = issue.key'],
    },
    {
      says: 'The description as Markdown, for a partner whose field takes no formatting.',
      code: ['replica.description = nodeHelper.toMarkdown(issue.description)'],
    },
  ];
}

export function incomingHints(taken: ReadonlySet<string>, custom: readonly string[]): Hint[] {
  return [
    ...unlessTaken(taken, 'issueType', {
      says: 'The work type, where this site has one of the same name.',
      code: [
        'if (firstSync) issue.issueType = nodeHelper.getIssueType(replica.issueType?.name ?? "Task", issue.project) ?? "Task"',
      ],
    }),
    ...unlessTaken(taken, 'priority', {
      says: 'The priority of the same name, else one that is there.',
      code: ['issue.priority = nodeHelper.getPriority(replica.priority?.name ?? "") ?? "Medium"'],
    }),
    ...unlessTaken(taken, 'status', {
      says: 'The status, by the shortest way through the workflow.',
      code: [
        'if (replica.status && changed("status")) workflowHelper.transitionTo(issue, replica.status.name)',
      ],
    }),
    ...unlessTaken(taken, 'assignee', {
      says: 'The person with the same address, where this site shows it.',
      code: ['issue.assignee = nodeHelper.getUserByEmail(replica.assignee?.email)'],
    }),
    ...plainFields
      .filter(([name]) => name !== 'priority' && name !== 'resolution' && !taken.has(name))
      .map(([name, says]) => ({ says, code: [`issue.${name} = replica.${name}`] })),
    ...custom.map((name) => ({
      says: `The custom field ${inRemark(name)}.`,
      code: [
        `issue.customFields[${quoted(name)}].value = replica.customFields[${quoted(name)}]?.value ?? null`,
      ],
    })),
    {
      says: 'Comments, with a line of your own above each.',
      code: [
        'commentHelper.mergeComments(issue, replica, (comment) => {',
        '  comment.body = comment.author.name + " wrote: " + comment.body',
        '  return comment',
        '})',
      ],
    },
    {
      says: 'Files, but only pictures.',
      code: [
        'attachmentHelper.mergeAttachments(issue, replica, (file) => file.mimetype.startsWith("image/"))',
      ],
    },
    { says: 'Work that was logged.', code: ['workLogHelper.mergeWorkLogs(issue, replica)'] },
    {
      says: 'Stop with a sentence that the error shows, where something cannot be.',
      code: ['if (!replica.summary) fail("The partner sent no summary.")'],
    },
  ];
}

const unlessTaken = (taken: ReadonlySet<string>, name: string, hint: Hint): Hint[] =>
  taken.has(name) ? [] : [hint];

const quoted = (name: string): string =>
  JSON.stringify(name).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

const inRemark = (name: string): string => quoted(name.replace(/[\r\n\u2028\u2029]+/g, ' '));
