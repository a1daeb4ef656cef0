import type { enTables } from './en-tables.ts';

export const deTables: typeof enTables = {
  tables: {
    heading: 'Tabellen',
    text: 'Eine Tabelle sagt, welcher Name hier welchem unterwegs entspricht, wer wer ist oder wo neue Vorgänge angelegt werden. Die Regeln aller Verbindungen dieser Site können sich nach ihr richten.',
    emptyHeader: 'Es gibt noch keine Tabelle',
    emptyText:
      'Legen Sie eine an für Namen, die mehrere Zuordnungen oder Verbindungen gemeinsam haben, etwa Teams.',
    add: 'Tabelle anlegen',
    name: 'Name',
    nameHint:
      'So heißt sie in Skripten: tables["teams"]. Buchstaben, Ziffern, - und _, am Anfang ein Buchstabe; er bleibt, wie er ist.',
    about: 'Wozu sie dient',
    holds: 'Was sie enthält',
    holdsNames: { values: 'Werte', people: 'Personen', routes: 'Zielorte' },
    holdsChoices: {
      values: 'Werte: ein Name hier und was dort dasselbe heißt',
      people: 'Personen: wer von dieser Site wer bei Partnern ist',
      routes: 'Zielorte: wo neue Vorgänge angelegt werden',
    },
    rowHints: {
      values: 'Für Zeilen der Zuordnung und für Skripte.',
      people:
        'Für den Teil Personen jeder Verbindung, die die Tabelle nennt. Dort steht die E-Mail-Adresse oder der Name, wie der Partner ihn schickt. Skripte kennen Personen dieser Site unter ihren Kennungen.',
      routes:
        'Für den Teil Zielorte. Hier steht ein Bereich des Umfangs, auch mit Vorgangstyp (HELP, Bug); dort der Bereich des Partners oder Bedingungen wie @space = OPS, priority = High.',
    },
    addPerson: 'Eine Person dieser Site hinzufügen',
    rows: 'Zeilen',
    users: 'Verwendet von',
    nobody: 'niemand',
    inForce: (name) => `${name} (in Kraft)`,
    inDraft: (name) => `${name} (Entwurf)`,
    behind: (name, revision) => `${name} (in Kraft, noch mit Revision ${revision})`,
    revision: 'Revision',
    saved: 'Gespeichert',
    actions: 'Aktionen',
    edit: (name) => `${name} bearbeiten`,
    remove: (name) => `${name} löschen`,
    editLabel: 'Bearbeiten',
    removeLabel: 'Löschen',
    removeHeading: (name) => `Die Tabelle ${name} löschen?`,
    removeText:
      'Frühere Versionen der Regeln behalten die Zeilen, nach denen sie sich gerichtet haben. Künftige Regeln können sie nicht nennen.',
    removed: (name) => `Die Tabelle ${name} ist gelöscht`,
    change: (name) => `Die Tabelle ${name} ändern`,
    half: (row) =>
      `In Zeile ${row} steht nur ein Name. Tragen Sie den anderen ein, oder entfernen Sie die Zeile.`,
    asks: 'Regeln in Kraft richten sich nach dieser Tabelle',
    asksText: 'Noch ist nichts gespeichert. Diese Verbindungen bekommen neue Regeln mit der Tabelle:',
    savePublish: 'Speichern und veröffentlichen',
    done: (name) => `Die Tabelle ${name} ist gespeichert`,
    published: (count) => `Verbindungen mit neuen Regeln: ${count}.`,
    left: (connection, why) => `${connection} richtet sich noch nach der Tabelle, wie sie war: ${why}`,
    leftNext:
      'Bringen Sie die Regeln in Ordnung und veröffentlichen Sie sie: Dann enthalten sie die Tabelle, wie sie ist.',
  },
};
