import type { enRuns } from './en-runs.ts';

const time = (minutes: number): string =>
  minutes <= 90 ? `${minutes} Min.` : `${Math.ceil(minutes / 60)} Stunden`;

export const deRuns: typeof enRuns = {
  runs: {
    headings: {
      'bring-up': 'Vorgänge auf den Stand der Regeln bringen',
      backfill: 'Vorhandene Vorgänge beginnen',
    },
    states: { running: 'Läuft', paused: 'Angehalten', done: 'Fertig', cancelled: 'Abgebrochen' },
    progress: (done: number, total: number | undefined) =>
      total === undefined ? 'Die Vorgänge werden gezählt.' : `${done} von ${total} Vorgängen angesehen.`,
    moved: (when: string) => `Letzter Schritt ${when}.`,
    waits: {
      points: 'Der Lauf wartet auf die nächste Stunde: Der Rest dieser bleibt für Änderungen und Seiten.',
      backlog: 'Der Lauf wartet, bis die Vorgänge des letzten Schritts gesendet sind.',
      connection: 'Der Lauf wartet, bis die Verbindung wieder läuft.',
    },
    pause: 'Lauf anhalten',
    resume: 'Lauf fortsetzen',
    cancel: 'Lauf abbrechen',
    cancelHeading: 'Lauf abbrechen?',
    cancelText:
      'Vorgänge, die er angesehen hat, bleiben, wie sie jetzt sind. Die anderen folgen den Regeln mit ihrer nächsten Änderung.',
    estimate: (issues: number, here: number, there: number, minutes: number) =>
      `${issues} Vorgänge werden angesehen: ${here} Punkte dieser Site, höchstens ${there} der des Partners, etwa ${time(minutes)}.`,
  },
};
