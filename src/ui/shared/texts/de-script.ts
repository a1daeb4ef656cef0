import type { enScript } from './en-script.ts';

export const deScript: typeof enScript = {
  script: {
    intro:
      'Jede Seite hat zwei Skripte. Das ausgehende sagt, was hinausgeht, das eingehende, wie das Angekommene hier landet. Sie laufen neben den Zuordnungen in den Feldern; schreiben beide dasselbe, zählt das Skript.',
    sides: { outgoing: 'Ausgehend', incoming: 'Eingehend' },
    choose: 'Welches Skript',
    unsaved: 'Nicht gespeichert',
    save: 'Im Entwurf speichern',
    compare: 'Mit dem geltenden vergleichen',
    stopCompare: 'Vergleich beenden',
    plain: 'In ein einfaches Feld schreiben',
    editor: 'In den Editor schreiben',
    labels: { outgoing: 'Ausgehendes Skript', incoming: 'Eingehendes Skript' },
    check: 'Durchsehen',
    sound: 'Es gibt nichts zu berichtigen',
    inForce: 'In Kraft',
    none: {
      outgoing: 'Diese Seite hat kein ausgehendes Skript: Allein die Zuordnungen sagen, was hinausgeht.',
      incoming:
        'Diese Seite hat kein eingehendes Skript: Allein die Zuordnungen sagen, wie das Angekommene landet.',
    },
    starter: 'Mit einem Anfang beginnen',
    problems: 'Was der Veröffentlichung des Skripts entgegensteht',
    failures: 'Wo die geltenden Skripte zuletzt stehen geblieben sind',
    findings: 'Was zu berichtigen und anzusehen ist',
    more: (count: number) => `und ${count} weitere.`,
    at: (line: number, column: number) => `Zeile ${line}, Spalte ${column}:`,
    line: (line: number) => `Zeile ${line}:`,
    go: 'Dorthin',
    error: 'Zu berichtigen',
    warning: 'Anzusehen',
    groovy: 'Das sieht nach Groovy aus',
    groovyText:
      'Skripte sind hier JavaScript. Es lässt sich übersetzen: Sie sehen zuerst beides nebeneinander.',
    translate: 'Übersetzen',
    translated: {
      ready:
        'Die Übersetzung ist vollständig. Sie wurde durchgesehen und lief mit einem ausgedachten Vorgang.',
      refused: (count: number) =>
        count === 1
          ? 'Eine Anweisung wurde nicht übernommen. An ihrer Stelle hält das Skript mit einem Fehler an, bis Sie sie neu geschrieben haben.'
          : `${count} Anweisungen wurden nicht übernommen. An ihrer Stelle hält das Skript mit einem Fehler an, bis Sie sie neu geschrieben haben.`,
      findings: 'Alle Anweisungen wurden übernommen, aber am Ergebnis ist etwas zu berichtigen.',
      failed: (message: string) =>
        `Alle Anweisungen wurden übernommen. Ein Lauf mit einem ausgedachten Vorgang hielt an: ${message}`,
    },
    refusals: 'Nicht übernommen',
    instead: (text: string) => `An ihrer Stelle: ${text}.`,
    notes: 'Anzusehen',
    take: 'Die Übersetzung übernehmen',
    leave: 'Zurück zum Groovy',
    reference: 'Was Skripte benutzen können',
    referenceOf: {
      outgoing: 'Was ein ausgehendes Skript benutzen kann',
      incoming: 'Was ein eingehendes Skript benutzen kann',
    },
    referenceText:
      'Alles, was ein Skript lesen, schreiben und aufrufen kann, so wie der Editor es ergänzt. Was hier nicht steht, gibt es nicht: Ein Skript erreicht kein Netz, keine Uhr und keine andere Verbindung.',
    referenceFields: (names) => `Eigene Felder dieser Site: ${names}.`,
    referenceTables: (names) => `Tabellen dieser Site: ${names}.`,
    fields: 'Eigene Felder nach Namen',
    fieldsText:
      'Skripte nennen eigene Felder dieser Site bei diesen Namen. Ein Feld, das ein Skript nennt, kommt beim Speichern hinzu.',
    name: 'Name',
    field: 'Feld',
    kind: 'Art',
    add: 'Ein eigenes Feld hinzufügen',
    remove: (name: string) => `${name} entfernen`,
  },
};
