import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { type ScriptSide, scriptTranslate } from '../../../contract/scripts.ts';
import type { StudioOrder } from '../../../contract/studio-link.ts';
import { ask } from '../../shared/ask.ts';
import type { Translation } from './groovy-translation.tsx';

interface GroovyEditor {
  readonly which: ScriptSide;
  readonly order: (order: StudioOrder) => void;
  /** The text as it is now. */
  readonly pull: () => Promise<string>;
  readonly write: (side: ScriptSide, text: string) => void;
  readonly onError: (error: Failure | undefined) => void;
}

/** A Groovy text beside its translation, and what can be done with it. */
export function useGroovy({ which, order, pull, write, onError }: GroovyEditor) {
  const [translation, setTranslation] = useState<Translation>();
  return {
    translation,
    translate: async (): Promise<void> => {
      const groovy = await pull();
      const outcome = await ask(scriptTranslate, { which, text: groovy });
      onError(outcome.ok ? undefined : outcome.error);
      if (!outcome.ok) return;
      const { script, findings } = outcome.data;
      order({ kind: 'beside', groovy, script, notes: notesOf(outcome.data), findings });
      setTranslation(outcome.data);
    },
    take: (): void => {
      if (translation === undefined) return;
      write(which, translation.script);
      order({ kind: 'text', text: translation.script });
      setTranslation(undefined);
    },
    leave: (): void => {
      order({ kind: 'go', line: 1, column: 1 });
      setTranslation(undefined);
    },
  };
}

/** What stands at the lines of the Groovy text. */
function notesOf({ notes, refusals }: Translation) {
  return [
    ...notes.map(({ line, text }) => ({ severity: 'info' as const, line, message: text })),
    ...refusals.map(({ line, reason, instead }) => ({
      severity: 'error' as const,
      line,
      message: instead === '' ? reason : `${reason}: ${instead}`,
    })),
  ];
}
