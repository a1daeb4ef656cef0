import type { enFixtures } from './en-fixtures.ts';

export const deFixtures: typeof enFixtures = {
  fixtures: {
    heading: 'Prüffälle',
    text: 'Vorgänge mit dem, was sie auf der anderen Seite ergeben sollen. Sie laufen vor dem Veröffentlichen und einmal am Tag.',
    none: 'Noch keine: Starten Sie einen Probelauf, und halten Sie einen Vorgang fest, dessen Ergebnis stimmt.',
    keep: 'Als Prüffall festhalten',
    keepHeading: (key) => `${key} als Prüffall festhalten?`,
    keepText:
      'Was er jetzt ergibt, wird fortan erwartet. Ein schon festgehaltener Prüffall dieses Vorgangs wird ersetzt.',
    keepAsked: (peer) =>
      `Seine Werte werden ${peer} bei jedem Lauf gezeigt, einmal am Tag und vor dem Veröffentlichen.`,
    kept: 'Der Prüffall ist festgehalten',
    key: 'Vorgang',
    at: 'Festgehalten',
    last: 'Letztes Ergebnis',
    actions: 'Aktionen',
    never: 'noch nicht gelaufen',
    states: {
      same: 'Wie erwartet',
      altered: 'Verändert',
      edited: 'Seither bearbeitet',
      stopped: 'Kein Ergebnis',
    },
    altered: (path, expected, found) => `${path}: ${found} statt ${expected}`,
    edited: (paths) => `Im Vorgang seither bearbeitet: ${paths}. Halten Sie ihn neu fest, wenn es stimmt.`,
    nothing: 'nichts',
    runNow: 'Alle mit den Regeln in Kraft laufen lassen',
    ran: 'Die Prüffälle sind gelaufen',
    remove: 'Löschen',
    removeHeading: (key) => `Den Prüffall ${key} löschen?`,
    removeText: 'Der Vorgang selbst bleibt, wie er ist.',
    removed: 'Der Prüffall ist gelöscht',
    running: 'Die Prüffälle laufen mit dem Entwurf',
    allSame: (count) =>
      count === 1 ? 'Der Prüffall ergibt das Erwartete.' : `Alle ${count} Prüffälle ergeben das Erwartete.`,
    differ: 'Der Entwurf verändert Prüffälle',
  },
};
