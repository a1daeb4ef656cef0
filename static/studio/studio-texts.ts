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
};

export type StudioTexts = typeof en;

/** The editor's own words in the language of the person. */
export const studioTexts = (locale: string): StudioTexts => (locale.startsWith('de') ? de : en);
