/** The words for what administrators of a space may do. */
export const enSiteSettings = {
  siteSettings: {
    open: 'Settings',
    heading: 'Settings of this site',
    projectAdmins: 'Administrators of a space may connect their own space',
    projectAdminsHint:
      'Basic connections that reach no other space. They compare the six words, pause and publish Basic rules; keys, ends and other modes stay with site admins.',
    choices: {
      approval: 'After a site admin has approved it',
      alone: 'By themselves',
      never: 'Not at all',
    },
    partners: 'Only with these sites',
    partnersHint: 'One address a line, like https://partner.atlassian.net. Empty for any site.',
    errorsIn: 'Errors are told in the space',
    errorsInHint:
      'The key of a space that no connection syncs. Errors that are new are told there once an hour by a work item for each connection. Leave it empty for none.',
    secondAdmin: 'Rules are published',
    secondAdminChoices: {
      never: 'By one administrator, who is asked twice where many work items would change',
      wide: 'By a second administrator, where many work items would change',
      always: 'Always by a second administrator',
    },
    secondAdminHint: (lookAt: number, percent: number, least: number) =>
      `Of the ${lookAt} work items that were synced last, more than ${percent} % and at least ${least} count as many.`,
    save: 'Save',
    saved: 'The settings are saved',
    approve: 'Approve',
    approved: 'The connection is approved',
    approvedText: 'Whoever asked for it goes on from the settings of the space.',
    ask: 'Ask to connect',
    waits: 'A site admin is asked',
    waitsText: 'Nothing leaves this site before the connection is approved.',
    makeCode: 'Make the code',
    pasteAgain: 'The connection is approved. Paste the code once more under “Accept invitation”.',
    askedBy: (name: string) => `${name} asks for this connection`,
    askedText: (until: string) =>
      `Nothing has left this site. It can be approved until ${until}; whoever asked then makes the code, or pastes it once more.`,
  },
};
