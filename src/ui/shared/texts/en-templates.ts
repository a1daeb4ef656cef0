/** The words of templates, and of what of a connection can be changed later. */
export const enTemplates = {
  templates: {
    heading: 'Templates',
    text: 'A template holds the rules of a connection with placeholders for what differs from partner to partner. A new connection begins with it in a minute, and each connection that follows it says how its rules differ.',
    emptyHeader: 'There is no template yet',
    emptyText:
      'Open a connection whose rules others are to have, and choose "Save as template" on its tab Settings. Or write one.',
    add: 'Write a template',
    name: 'Name',
    about: 'What it is for',
    asks: 'Asks for',
    asksNothing: 'nothing',
    followers: 'Followed by',
    nobody: 'nobody',
    follower: (name: string, revision: number, newest: number) =>
      revision === newest
        ? name
        : revision === 0
          ? `${name} (has no rules from it yet)`
          : `${name} (from revision ${revision})`,
    saved: 'Saved',
    savedBy: (revision: number, when: string) => `Revision ${revision}, ${when}`,
    actions: 'Actions',
    begin: 'New connection',
    beginLabel: (name: string) => `New connection from ${name}`,
    edit: 'Edit',
    editLabel: (name: string) => `Edit ${name}`,
    remove: 'Delete',
    removeLabel: (name: string) => `Delete ${name}`,
    removeHeading: (name: string) => `Delete the template ${name}?`,
    removeText: 'Connections that follow it keep their rules and follow nothing from then on.',
    removed: (name: string) => `The template ${name} is deleted`,
    change: (name: string) => `Change the template ${name}`,
    content: 'Rules with placeholders',
    contentHint:
      'A connection file. What stands as {{client}} is asked for; each placeholder has its line under "placeholders", with what it is and perhaps a value.',
    done: (name: string) => `The template ${name} is saved`,
    doneText: 'Connections that follow it stay as they are until somebody brings them in line.',
    fillHeading: (name: string) => `From the template ${name}`,
    fillText: 'Fill in what differs for this partner. All of it can be changed later.',
    fillStep: 'Template',
    noSpace: (key: string) => `The app sees no space ${key} on this site.`,
    afterwards: (name: string) =>
      `Once both sides have confirmed the six words, the rules of "${name}" are brought in on the tab Settings, looked over as a draft and published.`,
  },
  connectionTemplate: {
    heading: 'Template',
    text: 'The rules in force beside a template of this site. Bringing them in line makes a draft: nothing of it is in force before you publish it.',
    none: 'This connection follows no template.',
    gone: 'The template that this connection followed was deleted. Its rules stay as they are.',
    early: (name: string) =>
      `It follows "${name}". Its rules are brought in once both sides have confirmed the six words.`,
    inLine: (name: string) => `The rules in force are those of "${name}".`,
    drifts: (name: string, count: number) =>
      `The rules in force differ from "${name}" in ${count === 1 ? 'one place' : `${count} places`}. Brought in line:`,
    more: (count: number) => `And ${count} more.`,
    bring: 'Bring in line',
    choose: 'Template to follow',
    apply: 'Make it the draft',
    asks: 'The template leaves these open. Fill them in and go on.',
    drafted: 'The template is the draft now',
    draftedText: (changes: number, problems: number) =>
      `It differs from the rules in force in ${changes === 1 ? 'one place' : `${changes} places`}${problems === 0 ? '' : ` and has ${problems === 1 ? 'one problem' : `${problems} problems`}`}. Look at it on the tab Rules, and publish it there.`,
    leave: 'Follow it no more',
    left: 'The connection follows no template',
    save: 'Save as template',
    saveText: 'Others can begin with the rules in force of this connection.',
    people: 'With the user map of this connection',
    person: 'An account id, or an e-mail address that Jira shows.',
    noticeTitle: 'The rules of its template are not in force yet',
    noticeText: (name: string) =>
      `This connection was made from "${name}" and runs with the Basic rules until then. Bring them in under Settings, look at the draft and publish it.`,
  },
  connectionForm: {
    names: 'Names',
    namesText:
      'What the connection and both sides are called on this site. The partner’s page keeps its own names.',
    name: 'Name of the connection',
    description: 'Description',
    localName: 'This side',
    peerName: 'The partner',
    saved: 'The names are saved',
    changeScope: 'Change spaces and directions',
    scope: 'Spaces and directions',
    scopeText:
      'What the connection reaches here. In force at the next sync; work items of a space that is taken out stay where they are.',
    save: 'Save and publish',
    published: 'The scope is published',
    drafted: 'The scope stands in the draft',
    draftedText: 'On this site another administrator must agree: publish the draft on the tab Rules.',
    waits: 'The scope waits for the partner’s yes',
  },
};
