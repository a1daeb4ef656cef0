import type { enDesk } from './en-desk.ts';

export const deDesk: typeof enDesk = {
  desk: {
    heading: 'Service Desk',
    asOf: (peer, when) => `Was ${peer} dazu sagt, Stand ${when}`,
    clock: (name, whose) => `${name} (${whose})`,
    here: 'diese Site',
    states: {
      running: 'Läuft',
      paused: 'Angehalten',
      breached: 'Ziel verfehlt',
      met: 'Erreicht',
      missed: 'Verfehlt',
    },
    goal: (span) => `Ziel ${span}`,
    due: (when) => `fällig ${when}`,
    ended: (when) => `beendet ${when}`,
    left: (span) => `noch ${span}`,
    over: (span) => `${span} darüber`,
    decisions: { pending: 'Offen', approved: 'Genehmigt', declined: 'Abgelehnt' },
    approver: (name, decision) => `${name}: ${decision}`,
    decidedAt: (decision, when) => `${decision}, ${when}`,
    readOnly: 'Genehmigt wird dort, wo darum gebeten wurde.',
    rating: 'Zufriedenheit des Kunden',
    stars: (rating) => `${rating} von 5`,
    points: 'Punkte von Jira für das Lesen der Anfragen reihum, je Stunde',
    pointsHint: (requests, hours) =>
      `Jira sagt niemandem, wenn sich eine Genehmigung, ein SLA oder eine Bewertung ändert; deshalb werden Anfragen reihum gelesen, eine je Punkt. Zurzeit sind es ${requests}, jede wird mindestens alle ${hours} Stunden gelesen.`,
    pointsNone:
      'Mit 0 Punkten werden Anfragen nur gelesen, wenn sich etwas anderes ändert oder jemand die Ansicht am Vorgang öffnet.',
  },
};
