import type { enPeopleRouting } from './en-people-routing.ts';

export const dePeopleRouting: typeof enPeopleRouting = {
  people: { another: 'Noch jemand', find: 'Eine Person suchen', takeOut: 'Herausnehmen' },
  peoplePart: {
    text: 'Ein Konto der einen Site sagt der anderen nichts. Personen werden nach dieser Tabelle gefunden, dann nach gleicher E-Mail-Adresse, dann steht der Standardbenutzer für sie; wer auch dann niemand ist, wird weggelassen oder in einem Text genannt, wie es die Zeile des Feldes sagt.',
    unmapped: (count) =>
      count === 1
        ? 'Eine Person des Partners ist hier noch niemand.'
        : `${count} Personen des Partners sind hier noch niemand.`,
    defaultUser: 'Standardbenutzer',
    noDefault: 'Für Personen, die hier unbekannt sind, steht niemand.',
    default: (name) =>
      `${name} steht für Personen, die hier unbekannt sind oder nicht zugewiesen werden können.`,
    chooseDefault: 'Standardbenutzer wählen',
    dropDefault: 'Kein Standardbenutzer',
    matchEmail: 'Wer hier dieselbe E-Mail-Adresse hat, wird genommen',
    sendEmail: 'E-Mail-Adressen gehen mit den Namen von Personen hinaus',
    siteTable: 'Personentabelle der Site',
    siteTableHint:
      'Ihre Zeilen folgen auf die der Liste unten. Verbindungen teilen sie sich; geändert wird sie auf der Seite Tabellen.',
    noTable: 'Keine',
    tableOption: (name, count) => `${name} (${count})`,
    seen: 'Personen, die ankamen und hier niemand waren',
    name: 'Name',
    path: 'Kam als',
    since: 'Seit',
    here: 'Hier',
    there: 'Beim Partner',
    action: 'Aktion',
    nobody: 'Niemand',
    map: 'Sagen, wer es ist',
    table: 'Wer wer ist',
    empty: 'In der Tabelle steht noch niemand.',
    remove: 'Entfernen',
    who: (name) => `${name}: Wer ist das hier?`,
    query: 'Name oder E-Mail-Adresse',
    queryHint: 'Der Anfang genügt.',
    search: 'Suchen',
    nobodyFound: 'Niemand hier hat einen solchen Namen oder eine solche Adresse.',
    notAssignable: 'Nicht zuweisbar',
    choose: (name) => `${name} wählen`,
    file: 'Als Tabelle',
    fileName: (connection) => `Personen von ${connection}.csv`,
    paste: 'Zeilen einer Tabelle',
    pasteHint:
      'Je Zeile eine Person: ein Konto oder eine E-Mail-Adresse dieser Site, ein Komma und die Person des Partners mit Name, E-Mail-Adresse oder Kennung. Eine Zeile, die nicht zu brauchen ist, wird genannt, und dann wird nichts übernommen.',
    take: 'Zeilen übernehmen',
  },
  routingPart: {
    text: 'Die erste Zeile, deren Bedingungen alle zutreffen, sagt, wo ein neuer Vorgang des Partners angelegt wird. Bedingungen sehen auf den Bereich des Partners (@space), seinen Vorgangstyp (@type) oder einen Wert, der kommt.',
    empty: 'Keine Zeilen: Neue Vorgänge des Partners werden im ersten Bereich des Umfangs angelegt.',
    heading: 'Wo neue Vorgänge angelegt werden',
    when: 'Wenn',
    where: 'Angelegt in',
    actions: 'Aktionen',
    up: 'Hinauf',
    down: 'Hinunter',
    edit: 'Bearbeiten',
    remove: 'Entfernen',
    add: 'Zeilen hinzufügen',
    table: 'Tabelle der Site',
    tableHint:
      'Ihre Zeilen folgen denen oben. Hier steht ein Bereich des Umfangs, vielleicht mit einem Vorgangstyp (HELP, Bug); dort der Bereich des Partners oder Bedingungen wie @space = OPS, priority = High.',
    noTable: 'Keine',
    unrouted: 'Was keine Zeile nennt',
    unroutedChoices: {
      first: 'wird im ersten Bereich des Umfangs angelegt',
      refuse: 'wird abgelehnt und dort genannt',
    },
    line: 'Zeile',
    lines: 'Zeilen',
    lineHint: 'Zum Beispiel: @space = OPS, @type = Bug -> HELP, Service Request',
    form: (line, part) =>
      `Zeile ${line} ist nicht zu lesen: ${part}. Schreiben Sie Bedingungen, einen Pfeil und einen Bereich, etwa @type = Bug -> HELP.`,
    noCondition: (line) => `Zeile ${line} hat keine Bedingung. Nennen Sie eine vor dem Pfeil.`,
    unknownSpace: (line, part) =>
      `Zeile ${line} nennt den Bereich ${part}, der nicht im Umfang ist. Nennen Sie einen des Umfangs, oder nehmen Sie ihn dort auf.`,
    editHeading: 'Zeile ändern',
    addHeading: 'Zeilen der Verteilung hinzufügen',
    removeHeading: (line) => `${line} entfernen?`,
    removeText:
      'Neue Vorgänge, die nur diese Zeile nannte, werden angelegt, wo die nächsten Zeilen es sagen.',
    tryIt: 'Ausprobieren',
    tryText: 'Sagen Sie, was ein Vorgang des Partners ist und enthält, einen Wert je Zeile.',
    tryLabel: 'Werte',
    tryHint: 'Zum Beispiel: @space = OPS',
    tryWrong: (line) => `Zeile ${line} ist kein Name, Gleichheitszeichen und Wert.`,
    tryMade: (line, key, type) =>
      `Zeile ${line} nimmt ihn: Er wird in ${key} angelegt${type === undefined ? '' : ` als ${type}`}.`,
    tryOther: (key) => `Keine Zeile nimmt ihn: Er wird in ${key} angelegt.`,
    tryRefused: 'Keine Zeile nimmt ihn: Er wird abgelehnt.',
  },
};
