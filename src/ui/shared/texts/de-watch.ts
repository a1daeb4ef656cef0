import type { enWatch } from './en-watch.ts';

export const deWatch: typeof enWatch = {
  terms: {
    changed: (peer) => `${peer} hat geändert, was hinübergeht`,
    changedText:
      'Es gilt schon. Sind Sie nicht einverstanden, halten Sie die Verbindung an oder beenden Sie sie, und sprechen Sie mit Ihrem Partner.',
    asks: (peer) => `${peer} möchte ändern, was hinübergeht`,
    asksText: 'Es gilt, sobald Sie zustimmen. Bis dahin geht alles hinüber wie zuvor.',
    read: 'Ich habe es gelesen',
    readDone: 'Vermerkt: Sie haben es gelesen',
    allow: 'Zustimmen',
    allowHeading: (peer) => `Dem zustimmen, was ${peer} möchte?`,
    allowText:
      'Von der nächsten Synchronisation an geht dies hinüber statt des Bisherigen. Ihre Zustimmung wird auf beiden Seiten vermerkt.',
    allowed: 'Die Änderung gilt',
    refuse: 'Ablehnen',
    refuseHeading: 'Diese Änderung ablehnen?',
    refuseText: (peer) =>
      `Alles geht hinüber wie zuvor, und ${peer} erfährt es. Ihr Partner kann jederzeit um etwas anderes bitten.`,
    refused: 'Die Änderung ist abgelehnt',
    waitsHere: (peer, when) =>
      `Die hier veröffentlichten Regeln (${when}) lassen anderes hinübergehen und warten deshalb auf die Zustimmung eines Admins von ${peer}. Bis dahin gelten die bisherigen Regeln.`,
    untold: (peer) =>
      `${peer} konnte noch nicht erfahren, dass Ihre Regeln anderes hinübergehen lassen. Es wird jede Stunde wieder versucht.`,
    review: 'Prüfung von Änderungen',
    reviewText:
      'Ist die Prüfung eingeschaltet, wartet jede Änderung dessen, was hinübergeht, auf die Zustimmung der anderen Seite, wer immer sie macht. Ist sie aus, wird Ihnen jede Änderung gezeigt, wenn sie gilt.',
    reviewThere: (peer) => `${peer} hat die Prüfung eingeschaltet: Änderungen warten in jedem Fall.`,
    reviewTurnOn: 'Prüfung einschalten',
    reviewTurnOff: 'Prüfung ausschalten',
    reviewIsOn: 'Die Prüfung ist eingeschaltet',
    reviewIsOff: 'Die Prüfung ist ausgeschaltet',
    reviewOnHeading: 'Die Prüfung einschalten?',
    reviewOnText: (peer) =>
      `Von jetzt an wartet auf einen Admin hier, was ${peer} daran ändert, was hinübergeht; Ihre eigenen Änderungen warten auf ${peer}. Was jetzt hinübergeht, geht weiter.`,
    reviewOffHeading: 'Die Prüfung ausschalten?',
    reviewOffText: (peer) =>
      `Von jetzt an gilt sofort, was ${peer} daran ändert, was hinübergeht, ohne Zustimmung von hier.`,
  },
  health: {
    waiting: 'Wartet auf Übertragung',
    nothing: 'nichts',
    since: (count, when) => `${count}, das älteste seit ${when}`,
    asOf: (what, when) => `${what} (gemeldet ${when})`,
    untold: 'noch nicht gemeldet',
    silent: (when) => `Still seit ${when}`,
    protocol: 'Protokoll',
    there: (count) => `${count} dort`,
  },
  restored: {
    comparing: 'Vergleicht',
    heading: 'Diese Site ist in der Zeit zurückgegangen',
    text: (peer) =>
      `Sie zählt weniger Nachrichten, als ${peer} von ihr bekommen hat; ihre Daten stammen also aus einer früheren Sicherung. Nichts geht hinüber, bis Sie fortsetzen. Sehen Sie sich vorher einige Vorgänge auf beiden Seiten an.`,
    resumeHeading: 'Beide Seiten vergleichen und fortsetzen?',
    resumeText: (peer) =>
      `Diese Site und ${peer} nennen einander ihre Paare und vergleichen sie, bevor etwas geschrieben wird; nichts wird angelegt. Dann gehen Änderungen wieder hinüber. Wo die Seiten sich unterscheiden, entscheidet die Konfliktregel.`,
    resumed: 'Beide Seiten werden verglichen',
    elsewhere: 'Eine andere Installation der App hat diese Verbindung gemacht',
    elsewhereText:
      'Die App wurde neu installiert, oder diese Site wurde wiederhergestellt. Im Namen der anderen Installation wird nichts gesendet oder angenommen.',
    copyText:
      'Diese Site ist eine Kopie der Site, die sie gemacht hat; hier wird nichts gesendet oder angenommen. Am Original geht die Verbindung weiter. Für eine eigene dieser Site erstellen Sie eine neue Einladung.',
  },
  asked: {
    heading: 'Paare zum Entscheiden',
    text: (peer) =>
      `${peer} erinnert sich an diese Paare, die Vorgänge hier aber nicht. Sehen Sie sich beide an und verknüpfen Sie, was zusammengehört.`,
    here: 'Hier',
    there: 'Beim Partner',
    when: 'Gefragt',
    actions: 'Aktionen',
    unseen: 'für die App nicht sichtbar',
    join: 'Verknüpfen',
    joinAll: 'Alle diese verknüpfen',
    away: 'Weglegen',
    awayAll: 'Alle diese weglegen',
    joinHeading: (count) => (count === 1 ? 'Dieses Paar verknüpfen?' : `${count} Paare verknüpfen?`),
    joinText:
      'Jeder ist wieder das Gegenstück des anderen. Nichts wird angelegt: Beide Seiten werden verglichen, und von da an gehen Änderungen hinüber.',
    awayHeading: (count) => (count === 1 ? 'Dieses Paar weglegen?' : `${count} Paare weglegen?`),
    awayText:
      'Sie bleiben auf beiden Seiten, wie sie sind, und werden nicht verknüpft. Wird ein solcher Vorgang später synchronisiert, bekommt Ihr Partner einen neuen dafür.',
    joined: (count) => (count === 1 ? 'Ein Paar ist verknüpft' : `${count} Paare sind verknüpft`),
    left: (count) =>
      `${count} konnten nicht verknüpft werden: Sie sind nicht mehr da oder werden gerade geschrieben. Versuchen Sie es in einer Minute wieder.`,
    putAway: 'Sie sind weggelegt',
    more: 'Weitere Paare zeigen',
    none: (peer) => `Hier ist nichts mehr zu entscheiden. Was offen ist, entscheidet ein Admin von ${peer}.`,
  },
  conflicts: {
    count: (count) => (count === 1 ? 'Ein Konflikt' : `${count} Konflikte`),
    hide: 'Konflikte verbergen',
    why: {
      'both-edited': 'Beide Seiten haben es geändert, bevor eine von der anderen wusste.',
      unseen: 'Es wurde hier geändert, während eine Änderung des Partners geschrieben wurde.',
      rules: 'Der Wert des Partners kam aus neu veröffentlichten Regeln.',
    },
    here: 'Hier',
    stands: 'gilt',
    noValue: 'leer oder zu lang zum Aufbewahren',
    restore: 'Den anderen Wert zurückholen',
    restoreHeading: (field) => `Den anderen Wert von ${field} zurückholen?`,
    restoreText: (value, peer) =>
      `Das Feld wird „${value}“ an diesem Vorgang und geht zu ${peer} hinüber wie jede Änderung. Was jetzt dort steht, bleibt im Verlauf beider.`,
    restored: 'Der Wert ist zurückgeholt',
    restoredAt: (when) => `Zurückgeholt ${when}.`,
    more: (count) => (count === 1 ? 'Einen älteren zeigen' : `${count} ältere zeigen`),
  },
  rules: {
    tab: 'Regeln',
    number: (number) => `Fassung ${number} der Regeln dieser Seite gilt.`,
    notes: 'Was diese Site nicht ausführen kann',
    leaves: 'Was diese Site verlässt',
    enters: 'Was in diese Site kommen darf',
  },
};
