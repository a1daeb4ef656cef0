import type { enConnectionFile } from './en-connection-file.ts';

export const deConnectionFile: typeof enConnectionFile = {
  connectionFile: {
    heading: 'Regeln als Datei',
    text: 'Speichern Sie die geltenden Regeln, um sie aufzuheben, zu vergleichen oder eine andere Verbindung damit zu beginnen. Die Datei enthält keine Id, keinen Schlüssel, kein Geheimnis, keine Site und kein Konto.',
    make: 'Datei erzeugen',
    importHeading: 'Regeln aus einer Datei lesen',
    importText:
      'Die Datei wird der Entwurf dieser Verbindung, anstelle dessen, was er jetzt enthält. Nichts davon gilt, bevor Sie es veröffentlichen.',
    paste: 'Text der Datei',
    read: 'Datei lesen',
    asks: 'Die Datei lässt dies offen. Füllen Sie es aus und lesen Sie sie noch einmal.',
    person: 'Eine Konto-Id oder eine E-Mail-Adresse, die Jira zeigt.',
    drafted: 'Die Datei ist jetzt der Entwurf',
    draftedText: (changes: number, problems: number) =>
      `Er weicht an ${changes === 1 ? 'einer Stelle' : `${changes} Stellen`} von den geltenden Regeln ab${problems === 0 ? '' : ` und hat ${problems === 1 ? 'ein Problem' : `${problems} Probleme`}`}. Sehen Sie ihn auf dem Reiter „Regeln“ an, und veröffentlichen Sie ihn dort.`,
  },
};
