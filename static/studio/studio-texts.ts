const en = {
  outgoing: 'Outgoing script',
  incoming: 'Incoming script',
  groovy: 'Groovy',
  translated: 'JavaScript',
  leave: 'Tab indents. Press Escape, then Tab, to leave the editor.',
  putBack: 'Put back',
  sound: 'Nothing to mend.',
  count: (errors: number, warnings: number) => `${errors} to mend, ${warnings} to look at.`,
  unchecked: (why: string) => `Not checked: ${why}`,
  inForce: 'In force',
  jql: 'JQL',
  jqlLeave: 'Ctrl+Space says what can stand here.',
  counting: 'Counting …',
  found: (count: number) =>
    count === 0
      ? 'No work item matches now.'
      : count === 1
        ? 'One work item matches now.'
        : `${count} work items match now.`,
};

const de: typeof en = {
  outgoing: 'Ausgehendes Skript',
  incoming: 'Eingehendes Skript',
  groovy: 'Groovy',
  translated: 'JavaScript',
  leave: 'Tab rückt ein. Esc und dann Tab verlässt den Editor.',
  putBack: 'Zurücksetzen',
  sound: 'Nichts zu berichtigen.',
  count: (errors: number, warnings: number) => `${errors} zu berichtigen, ${warnings} anzusehen.`,
  unchecked: (why: string) => `Nicht geprüft: ${why}`,
  inForce: 'In Kraft',
  jql: 'JQL',
  jqlLeave: 'Strg+Leertaste zeigt, was hier stehen kann.',
  counting: 'Wird gezählt …',
  found: (count: number) =>
    count === 0
      ? 'Kein Vorgang passt derzeit.'
      : count === 1
        ? 'Ein Vorgang passt derzeit.'
        : `${count} Vorgänge passen derzeit.`,
};

export type StudioTexts = typeof en;

/** The editor's own words in the language of the person. */
export const studioTexts = (locale: string): StudioTexts => (locale.startsWith('de') ? de : en);
