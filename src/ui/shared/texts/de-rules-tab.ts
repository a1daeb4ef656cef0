import type { enRulesTab } from './en-rules-tab.ts';

export const deRulesTab: typeof enRulesTab = {
  rulesTab: {
    rowSearch: {
      label: 'Suchen',
      all: (count) => `Insgesamt ${count} Zeilen.`,
      found: (found, count) => `${found} von ${count} Zeilen.`,
    },
    parts: {
      inForce: 'In Kraft',
      scope: 'Umfang',
      fields: 'Felder',
      comments: 'Kommentare und Dateien',
      redaction: 'Schwärzung',
      people: 'Personen',
      service: 'Service Desk',
      routing: 'Verteilung',
      partner: 'Partner',
      script: 'Skript',
      testRun: 'Probelauf',
      versions: 'Fassungen',
    },
    noDraft: (number) =>
      `Fassung ${number} ist in Kraft. Was Sie hier ändern, wird als Entwurf aufbewahrt; nichts davon gilt, bevor er veröffentlicht ist.`,
    draft: 'Entwurf',
    saved: (when) => `Gespeichert ${when}.`,
    changes: (count) => (count === 1 ? 'Eine Änderung.' : `${count} Änderungen.`),
    problems: (count) => (count === 1 ? 'Ein Problem.' : `${count} Probleme.`),
    show: 'Zeigen',
    hide: 'Verbergen',
    changesHeading: 'Was der Entwurf ändert',
    problemsHeading: 'Was vor dem Veröffentlichen zu beheben ist',
    same: 'Er ist wie die Regeln in Kraft.',
    behind: (basedOn, inForce) =>
      `Der Entwurf wurde auf Fassung ${basedOn} begonnen; seitdem wurde Fassung ${inForce} veröffentlicht. Sehen Sie sich seine Änderungen an, bevor Sie ihn veröffentlichen.`,
    publish: 'Veröffentlichen',
    publishHeading: 'Den Entwurf veröffentlichen?',
    publishText:
      'Er gilt von der nächsten Synchronisation an. Änderungen, die unterwegs sind, bleiben unberührt.',
    publishAgain: 'Trotzdem veröffentlichen',
    published: (number) => `Fassung ${number} ist in Kraft`,
    publishWaits: 'Veröffentlicht: Er wartet auf die Zustimmung Ihres Partners',
    secondAdmin: 'Ein zweiter Admin muss zustimmen',
    existing: 'Vorgänge, die schon synchronisiert werden',
    existingChoices: {
      'as-they-change': 'folgen den neuen Regeln mit ihrer nächsten Änderung',
      now: 'werden jetzt auf den Stand der neuen Regeln gebracht',
      not: 'behalten, was sie haben, wo nur die Regeln etwas anderes ergeben',
    },
    discard: 'Verwerfen',
    discardHeading: 'Den Entwurf verwerfen?',
    discardText: 'Was darin geändert wurde, ist weg. Die Regeln in Kraft bleiben, wie sie sind.',
    discarded: 'Der Entwurf ist verworfen',
    savedFlag: 'Im Entwurf gespeichert',
    reload: 'Den Entwurf neu laden',
  },
};
