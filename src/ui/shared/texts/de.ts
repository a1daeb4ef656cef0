import { deConnectionFile } from './de-connection-file.ts';
import { deFieldsPart } from './de-fields-part.ts';
import { deFixtures } from './de-fixtures.ts';
import { deLife } from './de-life.ts';
import { dePeopleRouting } from './de-people-routing.ts';
import { deRedaction } from './de-redaction.ts';
import { deRulesTab } from './de-rules-tab.ts';
import { deRuns } from './de-runs.ts';
import { deScopePart } from './de-scope-part.ts';
import { deScript } from './de-script.ts';
import { deSiteSettings } from './de-site-settings.ts';
import { deSync } from './de-sync.ts';
import { deTables } from './de-tables.ts';
import { deTestRun } from './de-test-run.ts';
import { deVersions } from './de-versions.ts';
import { deWatch } from './de-watch.ts';
import type { Texts } from './en.ts';

/** German. */
export const de: Texts = {
  common: {
    loading: 'Wird geladen',
    tryAgain: 'Noch einmal',
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
    nextStep: 'Nächster Schritt',
    selfCheck: 'Selbstprüfung',
  },
  invite: {
    heading: 'Verbindung beginnen',
    stepSite: 'Site des Partners',
    stepNames: 'Namen und Bereich',
    stepCode: 'Code senden',
    stepWords: 'Sechs Wörter vergleichen',
    intro: 'Geben Sie beiden Enden einen kurzen Namen. Ihr Partner sieht diese Namen und kann sie prüfen.',
    localName: 'Ihr Kurzname',
    localHint: 'Wie Ihre Seite heißt, etwa Acme.',
    peerName: 'Kurzname Ihres Partners',
    peerHint: 'Wie Sie die andere Seite nennen, etwa Globex.',
    peerSite: 'Site Ihres Partners',
    peerSiteHint:
      'Etwa https://partner.atlassian.net. Der Code wird für diese Site erstellt: Nimmt eine andere ihn an, werden beide gewarnt.',
    peerSiteInvalid:
      'Das ist keine Adresse einer Jira-Site. Sie sieht aus wie https://partner.atlassian.net.',
    peerSiteUnknown: 'Ich kenne sie nicht',
    forSite: (site) => `Die Einladung gilt für ${site}.`,
    forAnySite:
      'Sie haben keine Site genannt; so kann niemand gewarnt werden, wenn eine andere Site den Code annimmt. Vergleichen Sie die sechs Wörter genau.',
    name: 'Name der Verbindung',
    nameHint: (made) => `Freiwillig. Sonst heißt sie "${made}".`,
    description: 'Beschreibung',
    descriptionHint: 'Freiwillig. Wozu die Verbindung da ist.',
    space: 'Bereich',
    spaceHint: 'Vorgänge dieses Bereichs können synchronisiert werden, eingehende entstehen in ihm.',
    spacePlaceholder: 'Bereich wählen',
    noSpaces: 'Es gibt keinen Bereich, den Sie verbinden dürfen.',
    region: 'Wo die Daten dieser Site liegen',
    regionHint: 'Freiwillig, so wie Sie es Ihrem Partner erklären, etwa EU.',
    modeHeading: 'Modus: Basic',
    modeText:
      'Zusammenfassung, Beschreibung, Art, öffentliche Kommentare und Anhänge gehen in beide Richtungen. Bis zu 1.000 Synchronisationen im Monat sind frei.',
    submit: 'Einladungscode erstellen',
    codeHeading: 'Senden Sie diesen Code an einen Admin der anderen Site',
    codeText: (peer, expires) =>
      `Er gilt einmal, bis ${expires}. Senden Sie ihn auf einem Weg, dem Sie vertrauen: Wer ihn hat, kann im Namen von ${peer} antworten. Er wird nur jetzt gezeigt.`,
    code: 'Einladungscode',
    codeFile: 'einladungscode.txt',
    bothSites:
      'Verwalten Sie auch die andere Site? Kopieren Sie den Code, öffnen Sie dort Counterpart und fügen Sie ihn ein:',
    openThere: 'Counterpart auf der anderen Site',
    afterwards:
      'Wenn Ihr Partner angenommen hat, sehen Sie beide dieselben sechs Wörter. Vergleichen Sie sie, dann wird die Verbindung aktiv.',
    open: 'Zur Verbindung',
    made: 'Der Einladungscode ist fertig',
  },
  accept: {
    heading: 'Einladung annehmen',
    stepPaste: 'Code einfügen',
    stepConsent: 'Lesen und zustimmen',
    stepWords: 'Sechs Wörter vergleichen',
    code: 'Einladungscode',
    codeHint: 'Er beginnt mit cpi_. Beim Lesen verlässt nichts diese Site.',
    read: 'Einladung lesen',
    from: 'Wer Sie einlädt',
    fromText: (name, site) => `${name} auf ${site}`,
    to: (name) => `Sie heißen dort ${name}.`,
    region: (region) => `Erklärte Region: ${region}`,
    expires: (when) => `Der Code gilt bis ${when}.`,
    mismatch: 'Die Einladung nennt eine andere Site',
    mismatchText: (expected, found) =>
      `Sie wurde für ${expected} erstellt, dies ist aber ${found}. Fragen Sie Ihren Partner, bevor Sie annehmen. Ihm wird dasselbe gezeigt.`,
    leaves: 'Was diese Site verlässt',
    enters: 'Was in diese Site kommen darf',
    consent: 'Vereinbarung',
    agree: 'Ich habe das gelesen und stimme zu',
    agreeFirst: 'Bitte lesen Sie die Vereinbarung und haken Sie sie ab.',
    submit: 'Einladung annehmen',
    refuse: 'Ablehnen',
    refuseHeading: 'Die Einladung ablehnen?',
    refuseText: 'Ihr Partner erfährt es. Für eine spätere Verbindung braucht es einen neuen Code.',
    refused: 'Die Einladung ist abgelehnt',
    accepted: 'Die Einladung ist angenommen',
    acceptedText: 'Vergleichen Sie nun die sechs Wörter mit Ihrem Partner.',
  },
  words: {
    heading: 'Vergleichen Sie diese sechs Wörter mit Ihrem Partner',
    text: 'Rufen Sie Ihren Partner an, oder treffen Sie ihn. Sie müssen beide dieselben Wörter in derselben Folge sehen. Unterscheiden sie sich, steht jemand zwischen Ihnen: Lehnen Sie ab.',
    match: 'Die Wörter sind gleich',
    differ: 'Sie unterscheiden sich',
    differHeading: 'Diese Verbindung ablehnen?',
    differText:
      'Die Verbindung endet auf beiden Seiten. Erstellen Sie einen neuen Code und senden Sie ihn auf anderem Weg.',
    confirmedHere: 'Sie haben bestätigt. Die Verbindung wird aktiv, sobald auch Ihr Partner bestätigt hat.',
    confirmedThere: 'Ihr Partner hat bestätigt und wartet auf Sie.',
    confirmed: 'Die Wörter sind bestätigt',
    active: 'Die Verbindung ist aktiv',
    activeText: 'Synchronisieren Sie jetzt den ersten Vorgang.',
  },
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
    scriptStopped: (what: string) => `Für den Vorgang des Partners wurde keiner angelegt. ${what}`,
    alerts: {
      'key-take-over':
        'Jemand wollte einen eigenen Schlüssel an die Stelle des Schlüssels Ihres Partners setzen. Das wurde abgelehnt. Rufen Sie Ihren Partner an, und widerrufen Sie im Zweifel die Schlüssel.',
      'older-protocol':
        'Ihr Partner spricht eine ältere Fassung als zuvor; von dort wird nichts angenommen. Ist er mit Absicht zu einer älteren Fassung zurückgekehrt, kann ein Admin das zulassen.',
      'fixture-altered':
        'Ein Prüffall ergibt etwas anderes, als festgehalten wurde: Regeln, ein Feld oder Ihr Partner haben sich geändert. Sehen Sie unter Regeln, Probelauf nach.',
      silent: 'Seit mehr als 26 Stunden ist von Ihrem Partner nichts gekommen. Prüfen Sie die Verbindung.',
    },
    rest: {
      'keys-revoked':
        'Die Schlüssel dieser Verbindung wurden widerrufen. Es geht nichts hinüber, bis beide Seiten sich neu verbunden haben.',
      'peer-uninstalled':
        'Ihr Partner hat die App entfernt. Änderungen werden aufbewahrt; laden Sie ihn neu ein, wenn die App wieder da ist.',
    },
    resume: 'Fortsetzen',
    resumed: 'Die Verbindung läuft wieder',
  },
  ...deSync,
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
  ...dePeopleRouting,
  ...deFixtures,
  ...deFieldsPart,
  ...deScript,
  ...deVersions,
  ...deScopePart,
  ...deRuns,
  ...deConnectionFile,
  ...deRedaction,
  ...deTables,
};
