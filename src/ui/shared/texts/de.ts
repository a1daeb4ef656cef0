import { deConnectionFile } from './de-connection-file.ts';
import { deDesk } from './de-desk.ts';
import { deFieldsPart } from './de-fields-part.ts';
import { deFixtures } from './de-fixtures.ts';
import { deItems } from './de-items.ts';
import { deLife } from './de-life.ts';
import { deLists } from './de-lists.ts';
import { dePartner } from './de-partner.ts';
import { dePeopleRouting } from './de-people-routing.ts';
import { deRedaction } from './de-redaction.ts';
import { deRulesTab } from './de-rules-tab.ts';
import { deRuns } from './de-runs.ts';
import { deScopePart } from './de-scope-part.ts';
import { deScript } from './de-script.ts';
import { deService } from './de-service.ts';
import { deSetup } from './de-setup.ts';
import { deSiteSettings } from './de-site-settings.ts';
import { deSync } from './de-sync.ts';
import { deTables } from './de-tables.ts';
import { deTemplates } from './de-templates.ts';
import { deTestRun } from './de-test-run.ts';
import { deTriggers } from './de-triggers.ts';
import { deVersions } from './de-versions.ts';
import { deWatch } from './de-watch.ts';
import type { Texts } from './en.ts';

/** German. */
export const de: Texts = {
  common: {
    loading: 'Wird geladen',
    tryAgain: 'Noch einmal',
    slow: 'Das dauert länger als gewöhnlich',
    slowText: 'Die Antwort steht noch aus. Sie können noch einmal fragen; nichts geht verloren.',
    cancel: 'Abbrechen',
    close: 'Schließen',
    save: 'Speichern',
    done: 'Fertig',
    next: 'Weiter',
    back: 'Zurück',
    never: 'nie',
    notYet: 'noch nicht',
    on: 'An',
    off: 'Aus',
    nothingLost: 'Es wurde nichts geändert.',
    unexpected: 'Counterpart konnte nicht antworten',
    unexpectedNext: 'Laden Sie die Seite neu. Geschieht es wieder, sehen Sie in die Selbstprüfung.',
    required: 'Bitte ausfüllen.',
  },
  roles: { 'site-admin': 'Site-Admin', 'project-admin': 'Bereichs-Admin' },
  modes: { basic: 'Basic', visual: 'Visual', script: 'Script' },
  states: {
    'awaiting-approval': 'Wartet auf Freigabe',
    pending: 'Ausstehend',
    accepted: 'Angenommen',
    active: 'Aktiv',
    paused: 'Angehalten',
    suspended: 'Ausgesetzt',
    restored: 'Wiederhergestellt',
    disconnected: 'Getrennt',
    expired: 'Abgelaufen',
    refused: 'Abgelehnt',
  },
  steps: {
    'send-code': 'Senden Sie den Code an Ihren Partner',
    approve: 'Ein Administrator der Site gibt sie frei oder lehnt sie ab',
    'make-code': 'Freigegeben: Erstellen Sie den Code',
    'paste-code': 'Freigegeben: Fügen Sie den Code noch einmal ein',
    'confirm-words': 'Die sechs Wörter vergleichen',
    'wait-for-partner': 'Wartet auf Ihren Partner',
    'first-sync': 'Den ersten Vorgang synchronisieren',
    resume: 'Fortsetzen, wenn Sie bereit sind',
    'wait-for-resume': 'Ihr Partner hat angehalten',
    'invite-again': 'Den Partner neu einladen',
    check: 'Die Verbindung prüfen',
    none: '',
  },
  twins: {
    starting: 'Beginnt',
    'in-step': 'Gleich',
    'changes-waiting': 'Änderungen warten',
    paused: 'Angehalten',
    'left-scope': 'Außerhalb des Bereichs',
    unlinked: 'Gelöst',
    deleted: 'Drüben gelöscht',
    failed: 'Braucht Hilfe',
  },
  list: {
    heading: 'Verbindungen',
    about: 'Jede Verbindung hält Vorgänge eines Bereichs mit einem Partner auf einer anderen Site gleich.',
    initiate: 'Verbindung beginnen',
    accept: 'Einladung annehmen',
    emptyHeader: 'Verbinden Sie Ihren ersten Partner',
    emptyText:
      'Senden Sie einem Admin der anderen Site einen Einladungscode, oder fügen Sie den Code ein, den Sie bekommen haben. Nichts verlässt diese Site, bevor Sie beide bestätigt haben.',
    name: 'Verbindung',
    partner: 'Partner',
    space: 'Bereich',
    mode: 'Modus',
    state: 'Zustand',
    lastSync: 'Letzte Synchronisation',
    inStep: 'Gleich',
    pending: 'Wartend',
    errors: 'Fehler',
    selfCheck: 'Selbstprüfung',
  },
  ...deService,
  ...deSetup,
  connection: {
    overview: 'Überblick',
    triggers: 'Auslöser',
    here: 'Diese Seite',
    there: 'Die andere Seite',
    site: 'Site',
    space: 'Bereich',
    region: 'Region',
    notDeclared: 'nicht erklärt',
    lastHeard: 'Zuletzt gehört',
    lastSync: 'Letzte Synchronisation',
    inStep: 'Gleich',
    pending: 'Wartend',
    errors: 'Fehler',
    consentedHere: 'Hier zugestimmt',
    consentedThere: 'Dort zugestimmt',
    consentLine: (by, role, when) => `${by} (${role}), ${when}`,
    winner: 'Wenn beide Seiten dasselbe Feld ändern',
    winnerHere: 'bleibt der Wert dieser Seite',
    winnerThere: 'bleibt der Wert des Partners',
    pendingHeading: 'Wartet auf Ihren Partner',
    pendingText: (peer, expires) => `Senden Sie den Einladungscode an ${peer}. Er gilt bis ${expires}.`,
    secondAttempts: (count) =>
      `Jemand hat den Code nach der Annahme noch einmal versucht${count === 1 ? '' : ` (${count} Mal)`}. Fragen Sie Ihren Partner, ob er es war. Wenn nicht, hat jemand anderes den Code: Vergleichen Sie die sechs Wörter genau, und beenden Sie die Verbindung, wenn sie sich unterscheiden.`,
    ended: {
      disconnected: 'Diese Verbindung ist beendet',
      refused: 'Diese Verbindung wurde abgelehnt',
      expired: 'Die Einladung ist abgelaufen',
    },
    endedText: {
      disconnected:
        'Nichts wird mehr synchronisiert. Die Vorgänge beider Seiten bleiben, wie sie sind. Für einen neuen Anfang erstellen Sie eine neue Einladung.',
      refused:
        'Kein Vorgang ist hinübergegangen. Klären Sie mit Ihrem Partner, warum; erstellen Sie dann eine neue Einladung und senden Sie sie auf anderem Weg.',
      expired:
        'Niemand hat den Code rechtzeitig angenommen. Erstellen Sie eine neue Einladung und senden Sie ihren Code.',
    },
    pause: 'Anhalten',
    pauseHeading: 'Diese Verbindung anhalten?',
    pauseText:
      'Solange sie angehalten ist, geht nichts hinüber. Änderungen werden aufbewahrt und nach dem Fortsetzen geliefert.',
    paused: 'Die Verbindung ist angehalten',
    pausedHere:
      'Sie haben diese Verbindung angehalten. Änderungen werden aufbewahrt und gehen hinüber, wenn Sie fortsetzen.',
    pausedThere:
      'Ihr Partner hat diese Verbindung angehalten. Änderungen werden aufbewahrt und gehen hinüber, wenn er fortsetzt.',
    regions: (here: string, there: string) =>
      `Die beiden Seiten nennen verschiedene Regionen: ${here} hier, ${there} beim Partner. Inhalte gehen von der einen in die andere.`,
    needsField: (names: string) =>
      `Jira legt hier für den Partner keinen Vorgang ohne ${names} an, und keine Regel füllt das. Ordnen Sie es zu oder geben Sie in einer Regel einen Wert vor.`,
    requestPlain: (what: string) => `Aus dem Vorgang des Partners ist hier keine Anfrage geworden: ${what}.`,
    scriptStopped: (what: string) => `Für den Vorgang des Partners wurde keiner angelegt. ${what}`,
    alerts: {
      'key-take-over':
        'Jemand wollte einen eigenen Schlüssel an die Stelle des Schlüssels Ihres Partners setzen. Das wurde abgelehnt. Rufen Sie Ihren Partner an, und widerrufen Sie im Zweifel die Schlüssel.',
      'older-protocol':
        'Ihr Partner spricht eine ältere Fassung als zuvor; von dort wird nichts angenommen. Ist er mit Absicht zu einer älteren Fassung zurückgekehrt, kann ein Admin das zulassen.',
      'fixture-altered':
        'Ein Prüffall ergibt etwas anderes, als festgehalten wurde: Regeln, ein Feld oder Ihr Partner haben sich geändert. Sehen Sie unter Regeln, Probelauf nach.',
      'proposal-waits':
        'Ein Vorschlag des Partners wartet auf eine Antwort. Sehen Sie unter Regeln, Partner nach.',
      silent: 'Seit mehr als 26 Stunden ist von Ihrem Partner nichts gekommen. Prüfen Sie die Verbindung.',
    },
    rest: {
      'keys-revoked':
        'Die Schlüssel dieser Verbindung wurden widerrufen. Es geht nichts hinüber, bis beide Seiten sich neu verbunden haben.',
      'peer-uninstalled':
        'Ihr Partner hat die App entfernt. Änderungen werden aufbewahrt; laden Sie ihn neu ein, wenn die App wieder da ist.',
    },
    resume: 'Fortsetzen',
    resumeHeading: 'Diese Verbindung fortsetzen?',
    resumeText: 'Was sich inzwischen geändert hat, geht jetzt hinüber, danach alles wie zuvor.',
    resumed: 'Die Verbindung läuft wieder',
  },
  ...deSync,
  ...deTriggers,
  project: {
    heading: 'Verbindungen dieses Bereichs',
    empty: 'Dieser Bereich ist nicht verbunden',
    emptyText: 'Ein Site-Admin kann ihn in den Einstellungen von Counterpart verbinden.',
    back: 'Alle Verbindungen dieses Bereichs',
  },
  selfCheck: {
    heading: 'Selbstprüfung',
    text: 'Was Counterpart hier zum Arbeiten braucht, jetzt geprüft.',
    ok: 'In Ordnung',
    problem: 'Problem',
    again: 'Noch einmal prüfen',
  },
  ...deLife,
  ...deSiteSettings,
  ...deWatch,
  ...deRulesTab,
  ...deTestRun,
  ...dePartner,
  ...dePeopleRouting,
  ...deFixtures,
  ...deDesk,
  ...deFieldsPart,
  ...deScript,
  ...deVersions,
  ...deScopePart,
  ...deRuns,
  ...deConnectionFile,
  ...deRedaction,
  ...deLists,
  ...deItems,
  ...deTables,
  ...deTemplates,
};
