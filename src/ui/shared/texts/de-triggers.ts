import type { enTriggers } from './en-triggers.ts';

export const deTriggers: typeof enTriggers = {
  triggers: {
    heading: 'Auslöser',
    text: 'Ein Auslöser beginnt die Synchronisation jedes Vorgangs, den sein JQL findet. Danach gehen alle Änderungen hinüber, bis ein Vorgang gelöst wird.',
    empty: 'Noch keine Auslöser',
    emptyText: 'Ohne Auslöser gehen nur Vorgänge hinüber, die Sie von Hand synchronisieren.',
    create: 'Auslöser erstellen',
    edit: 'Auslöser bearbeiten',
    jql: 'JQL',
    jqlHint: 'Nur Vorgänge des verbundenen Bereichs können passen.',
    notes: 'Notizen',
    notesHint: 'Freiwillig. Wozu der Auslöser da ist.',
    active: 'Aktiv',
    fromPartners: 'Auch Vorgänge, die andere Partner hierher gesendet haben',
    check: 'JQL prüfen',
    found: (count) =>
      count === 1 ? 'Es findet jetzt etwa einen Vorgang.' : `Es findet jetzt etwa ${count} Vorgänge.`,
    actions: 'Aktionen',
    turnOn: (jql) => `Auslöser ${jql} ist aktiv`,
    remove: 'Löschen',
    removeHeading: 'Diesen Auslöser löschen?',
    removeText: (jql) =>
      `Vorgänge, die ${jql} findet, beginnen nicht mehr von selbst. Die schon synchronisierten bleiben es.`,
    saved: 'Der Auslöser ist gespeichert',
    removed: 'Der Auslöser ist gelöscht',
    turnedOn: 'Der Auslöser ist an',
    turnedOff: 'Der Auslöser ist aus',
    drafted: 'Die Änderung steht im Entwurf der Regeln',
    draftedText:
      'Auf dieser Site muss ein zweiter Admin zustimmen, bevor sie gilt: ein Admin der Site veröffentlicht den Entwurf auf dem Reiter Regeln der Verbindung.',
    inDraft: 'Der Entwurf der Regeln hat andere Auslöser',
    entity: 'Beginnt',
    entities: { issue: 'Vorgänge', request: 'Anfragen eines Servicedesks' },
    schedule: 'Dazu suchen',
    schedules: {
      none: 'Nur bei Änderungen',
      'five-minutes': 'Alle 5 Minuten (288 Punkte am Tag)',
      hourly: 'Jede Stunde (24 Punkte am Tag)',
      daily: 'Jeden Tag (1 Punkt am Tag)',
    },
    judged: 'Geprüft',
    often: {
      none: 'Bei Änderungen',
      'five-minutes': 'Bei Änderungen und alle 5 Minuten',
      hourly: 'Bei Änderungen und jede Stunde',
      daily: 'Bei Änderungen und jeden Tag',
    },
    scheduleHint:
      'Jede Suche kostet einen Punkt dieser Site und einen je gefundenem Vorgang. Sie beginnt auch Vorgänge, die es schon gibt.',
    moves: 'Die Zeit oder Änderungen, die Jira nicht meldet, können diesen Auslöser wahr machen',
    movesNext:
      'Nur bei Änderungen würde er solche Vorgänge übersehen. Wählen Sie, wie oft in Jira gesucht wird.',
    move: (clause, why) => `${clause}: ${why}`,
    why: {
      time: 'hängt von der Zeit ab',
      sprint: 'ein Sprint beginnt, endet oder heißt anders, ohne dass der Vorgang sich ändert',
      link: 'die Verknüpfungen eines anderen Vorgangs können es ändern',
      group: 'wer zu einer Gruppe gehört oder etwas leitet, kann sich ändern',
      'request-type': 'Jira meldet nicht jede Änderung des Anfragetyps',
      desk: 'Jira meldet Änderungen von Genehmigungen, SLAs und Organisationen nicht',
      version: 'eine Version wird freigegeben, ohne dass der Vorgang sich ändert',
      watch: 'Jira meldet nicht, wer beobachtet, abstimmt oder ansieht',
      property: 'Jira meldet Änderungen von Eigenschaften nicht',
    },
    timeZone: (zone) => `Relative Daten zählen in der Zeitzone der App: ${zone}.`,
    unsynced: (count) =>
      count === 1 ? 'Einer davon wird nicht synchronisiert.' : `${count} davon werden nicht synchronisiert.`,
    searched: (when) => `Zuletzt gesucht ${when}.`,
    offSince: (when) => `Aus seit ${when}.`,
    passedOver: (count) =>
      count === 1 ? 'Er hat etwa einen Vorgang übergangen.' : `Er hat etwa ${count} Vorgänge übergangen.`,
    fault: 'Jira nimmt diese Abfrage nicht mehr an',
    backfill: 'Vorhandene beginnen',
    backfillOf: (jql) => `Die vorhandenen Vorgänge von ${jql} beginnen`,
    backfillHeading: 'Die vorhandenen Vorgänge beginnen?',
    backfillText: (jql) =>
      `Ein Auslöser beginnt Vorgänge, wenn sie sich ändern. Hiermit beginnt jetzt Schritt für Schritt, was ${jql} findet und was noch nicht synchronisiert wird.`,
    backfillCount: (count) =>
      count === 1 ? 'Das ist etwa ein Vorgang.' : `Das sind etwa ${count} Vorgänge.`,
    begin: 'Jetzt beginnen',
    spaces: 'Bereiche',
    spacesText:
      'Solange ein Bereich aus ist, wird von seinen Vorgängen nichts gesendet und nichts angenommen. Was sich inzwischen ändert, geht hinüber, sobald er wieder an ist.',
    spaceOn: 'Die Synchronisation des Bereichs ist an',
    spaceOff: 'Die Synchronisation des Bereichs ist aus',
    synced: (key) => `${key} wird synchronisiert`,
    begun: 'Die vorhandenen Vorgänge werden begonnen',
  },
};
