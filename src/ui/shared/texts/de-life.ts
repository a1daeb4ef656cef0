import type { enLife } from './en-life.ts';

export const deLife: typeof enLife = {
  check: {
    check: 'Verbindung prüfen',
    answers: (peer) => `${peer} antwortet`,
    answersText: 'Die Antwort war mit dem Schlüssel signiert, den diese Site von Ihrem Partner kennt.',
    roundTrip: 'Hin und zurück',
    milliseconds: (count) => `${count} ms`,
    clocks: 'Uhren',
    clocksAgree: 'gehen gleich',
    clocksAhead: (seconds) => `die Ihres Partners geht ${seconds} Sekunden vor`,
    clocksBehind: (seconds) => `die Ihres Partners geht ${seconds} Sekunden nach`,
    clocksFar:
      'Ab fünf Minuten Unterschied werden Nachrichten abgelehnt. Atlassian stellt diese Uhren; melden Sie es dem Support, wenn er wächst.',
    protocol: 'Protokoll',
    protocolText: (version) => `Fassung ${version}`,
    serves: (min, max) => (min === max ? `Fassung ${max}` : `Fassungen ${min} bis ${max}`),
    servesHere: 'Diese Seite spricht',
    servesThere: 'Die andere Seite spricht',
    keyHere: 'Schlüssel dieser Seite',
    keyThere: 'Schlüssel Ihres Partners',
    stateThere: 'Zustand beim Partner',
  },
  settings: {
    tab: 'Einstellungen',
    keys: 'Schlüssel',
    keysText:
      'Jede Nachricht ist mit einem Schlüssel dieser Seite signiert, jede Antwort mit einem Ihres Partners. Wechseln Sie die Schlüssel so oft, wie Ihre Regeln es verlangen: Nichts steht dabei still.',
    rotating: 'Neue Schlüssel sind unterwegs: Die alten gelten, bis Ihr Partner die neuen übernommen hat.',
    change: 'Schlüssel wechseln',
    changed: 'Neue Schlüssel gelten',
    changedText:
      'Die alten gelten noch, bis Ihr Partner die neuen einen Tag lang benutzt hat, höchstens sieben Tage.',
    revoke: 'Schlüssel widerrufen',
    revokeText:
      'Ist ein Schlüssel vielleicht in falschen Händen, widerrufen Sie die Schlüssel. Von da an geht nichts mehr hinüber.',
    revokeHeading: 'Die Schlüssel dieser Verbindung widerrufen?',
    revokeQuestion: (peer) =>
      `Von ${peer} wird sofort nichts mehr angenommen, und nichts wird mehr gesendet. Änderungen werden hier aufbewahrt; um wieder zusammenzuarbeiten, brauchen beide eine neue Einladung. Das lässt sich nicht zurücknehmen.`,
    revoked: 'Die Schlüssel sind widerrufen',
    revokedText: 'Es geht nichts mehr hinüber. Erstellen Sie eine neue Einladung, wenn Sie so weit sind.',
    pairs: 'Liste der Paare',
    pairsText:
      'Welcher Vorgang zu welchem Ihres Partners gehört, als CSV-Datei. Heben Sie sie auf, bevor Sie eine Verbindung beenden.',
    pairsMake: 'Liste erstellen',
    pairsFile: (name) => `Paare von ${name}.csv`,
    pairsCount: (count) => (count === 1 ? 'Ein Paar.' : `${count} Paare.`),
    pairsNone: 'Es gibt noch keine Paare: Es wurde noch kein Vorgang synchronisiert.',
    pairsMaking: (count) => `Bisher ${count} Paare.`,
    end: 'Ende',
    disconnect: 'Trennen',
    disconnectHint:
      'Beendet diese Verbindung auf beiden Seiten für immer. Soll sie nur eine Weile ruhen, halten Sie sie an.',
    disconnectHeading: (peer) => `Die Verbindung mit ${peer} beenden?`,
    disconnectText:
      'Die Schlüssel verschwinden sofort, das übrige zu den Paaren binnen einer Stunde. Alle Vorgänge bleiben auf beiden Seiten, wie sie sind. Das lässt sich nicht zurücknehmen.',
    disconnectFirst: 'Sichern Sie zuerst die Liste der Paare, wenn Sie sie noch brauchen könnten:',
    cleanUp:
      'Auch entfernen, was die App an Vorgänge dieser Site gehängt hat: ihre Verweise und Eigenschaften',
    disconnected: 'Die Verbindung ist beendet',
    untold: 'Ihr Partner konnte nicht benachrichtigt werden und findet hier niemanden mehr.',
    ended: (by, when) => `Beendet von ${by}, ${when}.`,
    endedHere: 'dieser Seite',
    endedThere: 'Ihrem Partner',
    erased: (when) =>
      `Was die App zu den Paaren aufbewahrt hat, wurde gelöscht: ${when}. Die Kennungen der Paare bleiben.`,
    erasing: 'Was die App zu den Paaren aufbewahrt, wird binnen einer Stunde gelöscht.',
    remove: 'Verbindung löschen',
    removeText:
      'Nimmt die Verbindung aus der Liste, mit den Kennungen ihrer Paare. Sichern Sie zuerst die Liste der Paare.',
    removeHeading: (name) => `${name} löschen?`,
    removeQuestion:
      'Sie verschwindet aus der Liste, und welche Vorgänge zusammengehörten, lässt sich nicht mehr nachsehen. Die Vorgänge bleiben, wie sie sind. Das lässt sich nicht zurücknehmen.',
    removed: 'Die Verbindung ist gelöscht',
    withdraw: 'Einladung zurückziehen',
    withdrawHeading: 'Die Einladung zurückziehen?',
    withdrawText: (peer) =>
      `Der Code gilt nicht mehr, und ${peer} kann ihn nicht annehmen. Für eine spätere Verbindung erstellen Sie eine neue Einladung.`,
    withdrawn: 'Die Einladung ist zurückgezogen',
    allowOlder: 'Die ältere Fassung zulassen',
    allowOlderHeading: 'Nachrichten einer älteren Fassung annehmen?',
    allowOlderText: (peer) =>
      `Lassen Sie es nur zu, wenn ${peer} mit Absicht zu einer älteren Fassung der App zurückgekehrt ist. Fragen Sie zuerst: Auch ein Angreifer gewinnt durch eine alte Fassung.`,
    allowedOlder: 'Die ältere Fassung ist zugelassen',
    inviteAgain: 'Wieder einladen',
    inviteAnew: 'Neue Einladung erstellen',
    againHint:
      'Laden Sie Ihren Partner von hier aus wieder ein, so werden die früheren Paare wieder verknüpft, und nichts wird angelegt.',
    againText:
      'Ihr Partner nimmt diesen Code an wie den ersten, und beide vergleichen wieder sechs Wörter. Dann werden die Paare von Vorgängen wieder verknüpft: Nichts wird angelegt, beide Seiten werden verglichen.',
    joining: (count) =>
      `Beide Seiten nennen einander ihre Paare; bisher verknüpft: ${count}. Vorgänge gehen hinüber, wenn alle genannt sind.`,
    joined: (count) =>
      count === 1
        ? 'Ein früheres Paar ist wieder verknüpft.'
        : `${count} frühere Paare sind wieder verknüpft.`,
    notJoined: (count) =>
      count === 1
        ? 'Ein Paar konnte nicht ohne einen Menschen verknüpft werden, hier oder bei Ihrem Partner.'
        : `${count} Paare konnten nicht ohne einen Menschen verknüpft werden, hier oder bei Ihrem Partner.`,
    unknownThere: (count) =>
      count === 1
        ? 'Ein Paar war beendet oder ist auf einer Seite nicht mehr da. Seine Vorgänge bleiben, wie sie sind.'
        : `${count} Paare waren beendet oder sind auf einer Seite nicht mehr da. Ihre Vorgänge bleiben, wie sie sind.`,
  },
  activity: {
    tab: 'Verlauf',
    text: 'Wer an dieser Verbindung was getan hat. Ein Jahr lang aufbewahrt.',
    empty: 'Es ist noch nichts geschehen.',
    when: 'Wann',
    what: 'Was',
    who: 'Wer',
    peerAdmin: (peer) => `ein Admin von ${peer}`,
    app: 'die App',
    erased: 'jemand von dieser Site',
    version: (number) => `Fassung ${number}`,
    waits: 'wartet auf die Zustimmung des Partners',
    consentRefused: 'Eine Änderung dessen abgelehnt, was hinübergeht',
    reviewOn: 'Die Prüfung von Änderungen eingeschaltet',
    reviewOff: 'Die Prüfung von Änderungen ausgeschaltet',
    testRunsOn: 'Das Beantworten von Testläufen eingeschaltet',
    testRunsOff: 'Das Beantworten von Testläufen ausgeschaltet',
    older: 'Ältere Einträge zeigen',
    acts: {
      asked: 'Um die Verbindung gebeten',
      approved: 'Die Verbindung freigegeben',
      invited: 'Einladung erstellt',
      accepted: 'Einladung angenommen',
      confirmed: 'Die sechs Wörter bestätigt',
      refused: 'Verbindung abgelehnt',
      'publish-asked': 'Bat um das Ja eines zweiten Admins zu Regeln',
      drafted: 'Den Entwurf der Regeln geändert',
      renamed: 'Der Verbindung andere Namen gegeben',
      published: 'Regeln veröffentlicht',
      'policy-changed': 'Geändert, wessen Wert im Konflikt bleibt',
      paused: 'Angehalten',
      resumed: 'Fortgesetzt',
      'keys-rotated': 'Schlüssel gewechselt',
      'keys-revoked': 'Schlüssel widerrufen',
      'older-allowed': 'Eine ältere Fassung des Protokolls zugelassen',
      disconnected: 'Verbindung beendet',
      deleted: 'Verbindung gelöscht',
      'consent-changed': 'Geändert, was die Site verlässt oder erreichen darf',
      'consent-agreed': 'Dem zugestimmt, was die Site verlässt und erreichen darf',
      'review-changed': 'Die Prüfung von Änderungen ein- oder ausgeschaltet',
      'pairs-relinked': 'Die Paare einer früheren Verbindung verknüpft',
      'test-runs-changed': 'Das Beantworten von Testläufen ein- oder ausgeschaltet',
      'exposure-changed': 'Geändert, was dem Partner von dieser Seite gezeigt wird',
      proposed: 'Regeln vorgeschlagen, die beide Seiten angehen',
      'proposal-answered': 'Einen Vorschlag beantwortet',
      'by-itself-changed': 'Das Zustimmen von selbst ein- oder ausgeschaltet',
      disclosed: 'Dem Partner bei einem Testlauf Werte gezeigt',
      'template-applied': 'Die Regeln der Vorlage zum Entwurf gemacht',
      'template-left': 'Die Verbindung von ihrer Vorlage gelöst',
      'errors-muted': 'Fehler stummgeschaltet oder wieder gemeldet',
      'space-switched': 'Schaltete die Synchronisation eines Bereichs an oder aus',
    },
  },
};
