import type { enSiteSettings } from './en-site-settings.ts';

export const deSiteSettings: typeof enSiteSettings = {
  siteSettings: {
    open: 'Einstellungen',
    heading: 'Einstellungen dieser Site',
    projectAdmins: 'Administratoren eines Bereichs dürfen ihren Bereich verbinden',
    projectAdminsHint:
      'Basic-Verbindungen, die keinen anderen Bereich erreichen. Sie vergleichen die sechs Wörter, pausieren und veröffentlichen Basic-Regeln; Schlüssel, Enden und andere Modi bleiben bei den Administratoren der Site.',
    choices: {
      approval: 'Nach Freigabe durch einen Administrator der Site',
      alone: 'Allein',
      never: 'Gar nicht',
    },
    partners: 'Nur mit diesen Sites',
    partnersHint: 'Eine Adresse je Zeile, etwa https://partner.atlassian.net. Leer für jede Site.',
    errorsIn: 'Fehler werden gemeldet im Bereich',
    errorsInHint:
      'Der Schlüssel eines Bereichs, den keine Verbindung abgleicht. Neue Fehler meldet dort einmal in der Stunde ein Vorgang je Verbindung. Leer: keiner.',
    secondAdmin: 'Regeln veröffentlicht',
    secondAdminChoices: {
      never: 'Ein Admin; er wird zweimal gefragt, wo sich viele Vorgänge ändern würden',
      wide: 'Ein zweiter Admin, wo sich viele Vorgänge ändern würden',
      always: 'Immer ein zweiter Admin',
    },
    secondAdminHint: (lookAt: number, percent: number, least: number) =>
      `Viele sind mehr als ${percent} % und mindestens ${least} der ${lookAt} zuletzt synchronisierten Vorgänge.`,
    save: 'Speichern',
    saved: 'Die Einstellungen sind gespeichert',
    approve: 'Freigeben',
    approved: 'Die Verbindung ist freigegeben',
    approvedText: 'Wer darum gebeten hat, macht in den Einstellungen des Bereichs weiter.',
    ask: 'Um die Verbindung bitten',
    waits: 'Ein Administrator der Site wird gefragt',
    waitsText: 'Nichts verlässt diese Site, bevor die Verbindung freigegeben ist.',
    makeCode: 'Code erstellen',
    pasteAgain:
      'Die Verbindung ist freigegeben. Fügen Sie den Code unter „Einladung annehmen“ noch einmal ein.',
    askedBy: (name) => `${name} bittet um diese Verbindung`,
    askedText: (until) =>
      `Nichts hat diese Site verlassen. Sie kann bis ${until} freigegeben werden; wer darum gebeten hat, erstellt dann den Code oder fügt ihn noch einmal ein.`,
  },
};
