import type { enSync } from './en-sync.ts';

export const deSync: typeof enSync = {
  sync: {
    heading: 'Schnelle Synchronisation',
    text: 'Geben Sie den Schlüssel eines Vorgangs ein. Er erscheint auf der anderen Seite und bleibt von da an gleich.',
    key: 'Schlüssel des Vorgangs',
    keyHint: (key) => `Etwa ${key}-1.`,
    keyInvalid: (key) => `Ein Schlüssel sieht aus wie ${key}-1.`,
    now: 'Jetzt synchronisieren',
    running: (key) => `${key} wird synchronisiert. Das dauert einige Sekunden.`,
    slow: 'Das dauert länger als sonst. Es läuft weiter, auch wenn Sie diese Seite verlassen.',
    doneHeading: 'Die erste Synchronisation ist fertig',
    done: (here, there) => `${here} und ${there} sind gleich.`,
    failed: (key) => `${key} konnte nicht synchronisiert werden`,
    createTrigger: 'Einen Auslöser für automatische Synchronisation erstellen',
    firstHeading: 'Die Verbindung ist aktiv: Noch ist nichts hinübergegangen',
    firstText:
      'Was hinübergeht, legen die Regeln fest. Sehen Sie sie erst an, oder synchronisieren Sie einen Vorgang und sehen Sie selbst.',
    configure: 'Sync einstellen',
    first: 'Den ersten Vorgang synchronisieren',
  },
  panel: {
    none: 'Dieser Vorgang wird nicht synchronisiert.',
    noneNext:
      'Keine aktive Verbindung kann ihn nehmen. Ein Site-Admin kann in den Einstellungen von Counterpart eine erstellen.',
    syncNow: 'Jetzt synchronisieren',
    syncWith: (peer) => `Mit ${peer} synchronisieren`,
    lastSync: (when) => `Zuletzt synchronisiert ${when}`,
    notYet: 'Noch kein Gegenstück',
    attachments: (count) => (count === 1 ? 'Ein Anhang ist unterwegs' : `${count} Anhänge sind unterwegs`),
    started: 'Die Synchronisation hat begonnen',
    silent: (peer, when) =>
      `Von ${peer} ist seit ${when} nichts gekommen. Änderungen warten, bis er antwortet.`,
    unlink: 'Lösen',
    unlinkHeading: (peerKey) => `Von ${peerKey} lösen?`,
    unlinkText: (peer) =>
      `Änderungen gehen zwischen diesem Vorgang und dem bei ${peer} nicht mehr hinüber. Beide bleiben, wie sie sind. Sie können ihn jederzeit wieder synchronisieren.`,
    unlinked: 'Der Vorgang ist gelöst',
    waitsThere: (count, peer) =>
      count === 1 ? `Bei ${peer} wartet eine Änderung.` : `Bei ${peer} warten ${count} Änderungen.`,
    keep: 'Behalten',
    kept: 'Der Vorgang bleibt',
    deleteNow: 'Jetzt löschen',
    deleteHeading: (key) => `${key} löschen?`,
    deleteText: (peer) =>
      `Dieser Vorgang wird hier für immer gelöscht, mit seinen Kommentaren und Anhängen. Sein Gegenstück bei ${peer} ist schon gelöscht. Das lässt sich nicht zurücknehmen.`,
    deleting: 'Der Vorgang wird gelöscht',
    syncAgain: 'Wieder synchronisieren',
    remedies: {
      resume: 'Diese Felder wieder hinüberlassen',
      'let-removals-go': 'Die Löschungen hinüberlassen',
    },
    remedied: {
      resume: 'Die Felder gehen wieder hinüber',
      'let-removals-go': 'Die Löschungen gehen jetzt hinüber',
    },
    connect: 'Mit einem vorhandenen Vorgang verbinden',
    connectPeer: (peer) => `Vorgang bei ${peer}`,
    connectHint:
      'Sein Schlüssel oder ein Link. Leere Felder werden gefüllt; wo beide sich unterscheiden, entscheidet die Konfliktregel.',
    connectNow: 'Verbinden',
    connected: 'Die Vorgänge sind verbunden',
    choose: 'Welcher Partner soll diesen Vorgang bekommen?',
  },
};
