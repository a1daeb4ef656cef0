import { Spinner, useProductContext } from '@forge/react';
import type { ReactNode } from 'react';
import { de } from './texts/de.ts';
import { en, type Texts } from './texts/en.ts';
import { LanguageContext } from './texts/texts-context.ts';

const languages: Readonly<Record<string, Texts>> = { en, de };

/** Around every page: waits for the context and settles the language. English where there is no other. */
export function Page({ children }: { readonly children: ReactNode }) {
  const context = useProductContext();
  if (context === undefined) return <Spinner label={en.common.loading} />;
  const locale = context.locale?.replace('_', '-') ?? 'en-US';
  const texts = languages[locale.slice(0, 2)] ?? en;
  return <LanguageContext.Provider value={{ texts, locale }}>{children}</LanguageContext.Provider>;
}
