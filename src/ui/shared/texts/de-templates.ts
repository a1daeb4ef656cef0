import type { enTemplates } from './en-templates.ts';

/** Die Wörter der Vorlagen und dessen, was an einer Verbindung später geändert werden kann. */
export const deTemplates: typeof enTemplates = {
  templates: {
    heading: 'Vorlagen',
    text: 'Eine Vorlage enthält die Regeln einer Verbindung mit Platzhaltern für das, was sich von Partner zu Partner unterscheidet. Eine neue Verbindung beginnt damit in einer Minute, und jede, die ihr folgt, sagt, worin ihre Regeln abweichen.',
    emptyHeader: 'Es gibt noch keine Vorlage',
    emptyText:
      'Öffne eine Verbindung, deren Regeln auch andere haben sollen, und wähle auf ihrem Reiter Einstellungen "Als Vorlage sichern". Oder schreibe eine.',
    add: 'Eine Vorlage schreiben',
    name: 'Name',
    about: 'Wofür sie da ist',
    asks: 'Fragt nach',
    asksNothing: 'nichts',
    followers: 'Befolgt von',
    nobody: 'niemandem',
    follower: (name, revision, newest) =>
      revision === newest
        ? name
        : revision === 0
          ? `${name} (hat noch keine Regeln aus ihr)`
          : `${name} (aus Fassung ${revision})`,
    saved: 'Gesichert',
    savedBy: (revision, when) => `Fassung ${revision}, ${when}`,
    actions: 'Aktionen',
    begin: 'Neue Verbindung',
    beginLabel: (name) => `Neue Verbindung aus ${name}`,
    edit: 'Bearbeiten',
    editLabel: (name) => `${name} bearbeiten`,
    remove: 'Löschen',
    removeLabel: (name) => `${name} löschen`,
    removeHeading: (name) => `Die Vorlage ${name} löschen?`,
    removeText: 'Verbindungen, die ihr folgen, behalten ihre Regeln und folgen von da an nichts.',
    removed: (name) => `Die Vorlage ${name} ist gelöscht`,
    change: (name) => `Die Vorlage ${name} ändern`,
    content: 'Regeln mit Platzhaltern',
    contentHint:
      'Eine Verbindungsdatei. Was als {{client}} dasteht, wird erfragt; jeder Platzhalter hat seine Zeile unter "placeholders", mit dem, was er ist, und vielleicht einem Wert.',
    done: (name) => `Die Vorlage ${name} ist gesichert`,
    doneText: 'Verbindungen, die ihr folgen, bleiben, wie sie sind, bis jemand sie angleicht.',
    fillHeading: (name) => `Aus der Vorlage ${name}`,
    fillText: 'Trage ein, was für diesen Partner anders ist. Alles lässt sich später ändern.',
    fillStep: 'Vorlage',
    noSpace: (key) => `Die App sieht auf dieser Site keinen Bereich ${key}.`,
    afterwards: (name) =>
      `Haben beide Seiten die sechs Wörter bestätigt, werden die Regeln von "${name}" auf dem Reiter Einstellungen hereingeholt, als Entwurf angesehen und veröffentlicht.`,
  },
  connectionTemplate: {
    heading: 'Vorlage',
    text: 'Die geltenden Regeln neben einer Vorlage dieser Site. Angleichen macht einen Entwurf: nichts davon gilt, bevor du ihn veröffentlichst.',
    none: 'Diese Verbindung folgt keiner Vorlage.',
    gone: 'Die Vorlage, der diese Verbindung folgte, wurde gelöscht. Ihre Regeln bleiben, wie sie sind.',
    early: (name) =>
      `Sie folgt "${name}". Deren Regeln werden hereingeholt, sobald beide Seiten die sechs Wörter bestätigt haben.`,
    inLine: (name) => `Die geltenden Regeln sind die von "${name}".`,
    drifts: (name, count) =>
      `Die geltenden Regeln weichen von "${name}" an ${count === 1 ? 'einer Stelle' : `${count} Stellen`} ab. Angeglichen:`,
    more: (count) => `Und ${count} mehr.`,
    bring: 'Angleichen',
    choose: 'Vorlage, der sie folgen soll',
    apply: 'Zum Entwurf machen',
    asks: 'Die Vorlage lässt dies offen. Trage es ein und fahre fort.',
    drafted: 'Die Vorlage ist jetzt der Entwurf',
    draftedText: (changes, problems) =>
      `Er weicht von den geltenden Regeln an ${changes === 1 ? 'einer Stelle' : `${changes} Stellen`} ab${problems === 0 ? '' : ` und hat ${problems === 1 ? 'ein Problem' : `${problems} Probleme`}`}. Sieh ihn auf dem Reiter Regeln an und veröffentliche ihn dort.`,
    leave: 'Ihr nicht mehr folgen',
    left: 'Die Verbindung folgt keiner Vorlage',
    save: 'Als Vorlage sichern',
    saveText: 'Andere können mit den geltenden Regeln dieser Verbindung beginnen.',
    people: 'Mit der Personenliste dieser Verbindung',
    person: 'Eine Konto-ID oder eine E-Mail-Adresse, die Jira zeigt.',
    noticeTitle: 'Die Regeln ihrer Vorlage gelten noch nicht',
    noticeText: (name) =>
      `Diese Verbindung wurde aus "${name}" gemacht und läuft bis dahin mit den Regeln von Basic. Hole sie unter Einstellungen herein, sieh den Entwurf an und veröffentliche ihn.`,
  },
  connectionForm: {
    names: 'Namen',
    namesText:
      'Wie die Verbindung und beide Seiten auf dieser Site heißen. Die Seite des Partners behält ihre eigenen Namen.',
    name: 'Name der Verbindung',
    description: 'Beschreibung',
    localName: 'Diese Seite',
    peerName: 'Der Partner',
    saved: 'Die Namen sind gesichert',
    changeScope: 'Bereiche und Richtungen ändern',
    scope: 'Bereiche und Richtungen',
    scopeText:
      'Was die Verbindung hier erreicht. Gilt ab dem nächsten Abgleich; Vorgänge eines Bereichs, der herausgenommen wird, bleiben, wo sie sind.',
    save: 'Sichern und veröffentlichen',
    published: 'Der Umfang ist veröffentlicht',
    drafted: 'Der Umfang steht im Entwurf',
    draftedText:
      'Auf dieser Site muss ein zweiter Admin zustimmen: veröffentliche den Entwurf auf dem Reiter Regeln.',
    waits: 'Der Umfang wartet auf das Ja des Partners',
  },
};
