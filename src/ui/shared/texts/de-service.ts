import type { enService } from './en-service.ts';

/** Die Wörter des Teils der Regeln über einen Service Desk. */
export const deService: typeof enService = {
  servicePart: {
    basicFixed:
      'Basic: Vorgänge des Partners werden angelegt wie in anderen Bereichen, und das steht fest. Wechseln Sie unter Felder zu Visual, um zu wählen.',
    creating: 'Neue Anfragen',
    create: 'Aus einem Vorgang des Partners wird',
    createHint:
      'Eine Anfrage geht durch das Formular ihres Anfragetyps, den eine Zeile der Felder vorgibt. Was das Formular nicht hat, wird danach geschrieben. Nimmt der Desk keine an, entsteht ein Vorgang, und die Verbindung sagt, warum.',
    creates: {
      issue: 'Ein Vorgang, mit dem Anfragetyp, wo eine Zeile ihn vorgibt',
      request: 'Eine Anfrage eines Kunden',
    },
    customer: 'Gestellt wird sie für',
    customers: {
      mapped: 'Den Kunden, für den der Autor steht, sonst den Ersatzkunden',
      default: 'Immer den Ersatzkunden',
    },
    defaultCustomer: 'Ersatzkunde',
    defaultCustomerHint: 'Freiwillig. Ohne ihn stellt die App Anfragen unbekannter Personen selbst.',
    people: 'Personen und Organisationen, die hier nicht bekannt sind',
    participants: 'Beteiligte',
    participantsHint:
      'Bekannt ist, wen der Teil Personen zuordnet oder wessen E-Mail-Adresse gefunden wird. Um alle als Text zu haben, ordnen Sie sie einem Textfeld zu.',
    participantsUnknown: {
      skip: 'Werden ausgelassen und unter Personen genannt',
      default: 'Der Ersatzkunde wird beteiligt',
    },
    organizations: 'Organisationen',
    organizationsHint:
      'Gilt für Zeilen der Felder, die einen Fehler zeigen, wenn ein Wert nicht gefunden wird.',
    organizationsUnknown: { skip: 'Werden ausgelassen', default: 'Eine andere tritt an ihre Stelle' },
    organization: 'Die Organisation, die an ihre Stelle tritt',
    organizationHint: 'Ihr Name, wie der Desk ihn hat.',
    facets: 'Was von einer Anfrage hinausgeht',
    approvals: 'Genehmigungen gehen hinaus: wer gefragt wurde, die Entscheidung und wann',
    domains: 'Nur von Genehmigenden mit Adressen dieser Domänen',
    domainsHint: 'Freiwillig, mit Kommas dazwischen. Wessen Adresse Jira nicht zeigt, der bleibt hier.',
    sla: 'SLA-Uhren, die beide Seiten sehen',
    sides: {
      off: 'Keine',
      origin: 'Die des Senders',
      receiver: 'Die des Empfängers',
      both: 'Die von beiden',
    },
    satisfaction: 'Die Bewertung des Kunden geht hinaus',
    comments: 'Kommentare, die bei einer Anfrage eintreffen',
    commentsText:
      'Ohne Zeile erscheinen sie, wie sie gesendet wurden: öffentliche für Kunden, interne für Bearbeiter. Eine Zeile für einen Anfragetyp geht einer für alle Anfragen vor.',
    addLine: 'Zeile hinzufügen',
    removeLine: (number: number) => `Zeile ${number} entfernen`,
    requestType: (number: number) => `Anfragetyp, Zeile ${number}`,
    requestTypeHint: 'Leer: jede Anfrage.',
    everyRequest: 'Jede Anfrage',
    appear: 'Sie erscheinen',
    appears: {
      asSent: 'Wie sie gesendet wurden',
      allInternal: 'Alle als interne Notizen',
      publicWhereMarked: 'Für Kunden nur, wo der Partner sie als öffentlich bezeichnet hat',
    },
  },
};
