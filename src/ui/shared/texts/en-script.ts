/** The words of the part where an admin writes scripts. */
export const enScript = {
  script: {
    intro:
      'Each side has two scripts. The outgoing one says what leaves, the incoming one how what came lands. They run beside the mappings in Fields; where both write the same, the script counts.',
    sides: { outgoing: 'Outgoing', incoming: 'Incoming' },
    choose: 'Which script',
    unsaved: 'Not saved',
    save: 'Save in the draft',
    compare: 'Compare with the one in force',
    stopCompare: 'Stop comparing',
    plain: 'Write in a plain field',
    editor: 'Write in the editor',
    labels: { outgoing: 'Outgoing script', incoming: 'Incoming script' },
    check: 'Look through it',
    sound: 'There is nothing to mend',
    inForce: 'In force',
    none: {
      outgoing: 'This side has no outgoing script: the mappings alone say what leaves.',
      incoming: 'This side has no incoming script: the mappings alone say how what came lands.',
    },
    starter: 'Begin with a starter',
    problems: 'What keeps the script from being published',
    failures: 'Where the scripts in force have stopped lately',
    findings: 'What there is to mend and to look at',
    more: (count: number) => `and ${count} more.`,
    at: (line: number, column: number) => `Line ${line}, column ${column}:`,
    line: (line: number) => `Line ${line}:`,
    go: 'Go there',
    error: 'To mend',
    warning: 'To look at',
    groovy: 'This looks like Groovy',
    groovyText: 'Scripts are JavaScript here. It can be translated: you see both side by side first.',
    translate: 'Translate it',
    translated: {
      ready: 'The translation is complete. It was looked through, and ran on a made-up work item.',
      refused: (count: number) =>
        count === 1
          ? 'One statement was not taken over. Where it stood the script stops with an error, until you have written it anew.'
          : `${count} statements were not taken over. Where they stood the script stops with an error, until you have written them anew.`,
      findings: 'All statements were taken over, but there is something to mend in what came out.',
      failed: (message: string) =>
        `All statements were taken over. A run on a made-up work item stopped: ${message}`,
    },
    refusals: 'Not taken over',
    instead: (text: string) => `In its place: ${text}.`,
    notes: 'To look at',
    take: 'Take the translation',
    leave: 'Back to the Groovy',
    reference: 'What scripts can use',
    referenceOf: {
      outgoing: 'What an outgoing script can use',
      incoming: 'What an incoming script can use',
    },
    referenceText:
      'Everything that a script can read, write and call, as the editor completes it. What is not listed here is not there: a script reaches no network, no clock and no other connection.',
    referenceFields: (names: string) => `Custom fields of this site: ${names}.`,
    referenceTables: (names: string) => `Tables of this site: ${names}.`,
    fields: 'Custom fields by name',
    fieldsText:
      'Scripts call custom fields of this site by these names. A field that a script names is added when you save.',
    name: 'Name',
    field: 'Field',
    kind: 'Kind',
    add: 'Add a custom field',
    remove: (name: string) => `Remove ${name}`,
  },
};
