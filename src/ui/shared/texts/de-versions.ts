import type { enVersions } from './en-versions.ts';

export const deVersions: typeof enVersions = {
  versions: {
    heading: 'Versionen der Regeln',
    text: 'Was veröffentlicht wurde, bleibt, wie es war. Eine frühere Version kann wieder zum Entwurf werden: Sie gilt, sobald Sie sie veröffentlichen.',
    empty: 'Es wurde noch nichts veröffentlicht.',
    number: 'Version',
    when: 'Veröffentlicht',
    who: 'Von',
    changes: 'Was sie geändert hat',
    version: (number: number) => `Version ${number}`,
    inForce: 'In Kraft',
    nobody: 'Nicht bekannt',
    older: 'Ältere zeigen',
    show: (number: number) => `Version ${number} zeigen`,
    rollBack: (number: number) => `Zurück zu ${number}`,
    rollBackHeading: (number: number) => `Version ${number} zum Entwurf machen?`,
    rollBackText:
      'Sie sehen, was sie ändert, bevor Sie sie veröffentlichen. Die geltenden Regeln bleiben bis dahin, wie sie sind.',
    rollBackReplaces:
      'Sie tritt an die Stelle des gesicherten Entwurfs. Sie sehen, was sie ändert, bevor Sie sie veröffentlichen; die geltenden Regeln bleiben bis dahin, wie sie sind.',
    rollBackAction: 'Zum Entwurf machen',
    rolledBack: (number: number) => `Version ${number} ist der Entwurf`,
    compareHeading: 'Zwei Versionen vergleichen',
    from: 'Von',
    to: 'Nach',
    draft: 'Der Entwurf',
    compare: 'Vergleichen',
    compared: (from: string, to: string) => `${from} → ${to}`,
    same: (heading: string) => `${heading}: kein Unterschied.`,
    askedHeading: 'Ein zweiter Admin muss dem Entwurf zustimmen',
    askedAt: (when: string) =>
      `hat ${when} darum gebeten. Wer ihn veröffentlicht, stimmt zu; wer ihn sichert oder verwirft, nimmt die Bitte zurück.`,
  },
};
