import { createContext } from 'react';
import { en, type Texts } from './en.ts';

export interface Language {
  readonly texts: Texts;
  /** As Intl takes it, like `en-US`. */
  readonly locale: string;
}

export const LanguageContext = createContext<Language>({ texts: en, locale: 'en-US' });
