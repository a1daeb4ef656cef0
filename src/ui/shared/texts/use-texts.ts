import { useContext } from 'react';
import { type Language, LanguageContext } from './texts-context.ts';

/** The words of the person's language, and a way to write a moment in it. */
export function useTexts(): Language & { when(epochMs: number | undefined): string } {
  const language = useContext(LanguageContext);
  const { texts, locale } = language;
  return {
    ...language,
    when: (epochMs) =>
      epochMs === undefined
        ? texts.common.never
        : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(epochMs),
  };
}
