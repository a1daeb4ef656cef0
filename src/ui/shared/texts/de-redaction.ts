import type { enRedaction } from './en-redaction.ts';

export const deRedaction: typeof enRedaction = {
  redaction: {
    text: 'Was hier steht, wird in allem verborgen, was hinausgeht: Felder, Kommentare, Arbeitsprotokolle, Links und Dateinamen, was immer Zuordnungen und Skripte sagen. Texte behalten den Rest; eine Option, ein Datum oder eine Zahl, die es enthält, geht gar nicht hinaus.',
    patterns: 'Verborgene Wörter',
    patternsNone: 'Es werden keine Wörter verborgen.',
    patternsEmpty:
      'Fügen Sie ein Muster für das hinzu, was nicht hinausgehen darf, etwa Kartennummern oder Decknamen.',
    name: 'Name',
    nameHint: 'Wie es genannt wird, etwa „Kartennummern“.',
    pattern: 'Muster',
    patternHint:
      'Ein regulärer Ausdruck wie \\d{4}-\\d{4}-\\d{4}-\\d{4} oder Einsatz (Falke|Reiher). Verborgen wird immer so viel, wie passt.',
    patternFault: (sign: number, message: string, next: string) => `Zeichen ${sign}: ${message} ${next}`,
    ignoreCase: 'Groß- und Kleinschreibung ist gleich',
    on: 'An',
    turn: (name: string) => `${name} verbergen`,
    actions: 'Aktionen',
    add: 'Muster hinzufügen',
    edit: 'Bearbeiten',
    change: 'Muster ändern',
    remove: 'Entfernen',
    fields: 'Verborgene Felder',
    fieldsNone: 'Es wird kein Feld verborgen.',
    field: 'Feld',
    fieldHint:
      'Die Id eines Jira-Felds wie customfield_10050 oder ein Name, den Zuordnungen dem geben, was hinausgeht.',
    addField: 'Feld verbergen',
    fieldTwice: 'Dieses Feld wird schon verborgen.',
    tryHeading: 'Ausprobieren',
    tryText: 'Text',
    tryHint:
      'Schreiben oder fügen Sie einen Text ein, um zu sehen, was Ihr Partner davon bekäme. Er bleibt auf dieser Seite.',
    tryNothing: 'Nichts davon wird verborgen.',
    broken:
      'Ein Muster oben ist nicht zu gebrauchen, daher lässt sich nichts ausprobieren. Die Leiste sagt, welches.',
  },
};
