import { isRecord } from './forge-doc.ts';

/** The design tokens of a page, for a frame that asked to look like it. */
interface PageTheme {
  readonly colorMode: string;
  /** Names of the themes as Atlaskit writes them: `light:light dark:dark`. */
  readonly themes: string;
  readonly css: string;
}

/** What the page itself looks like now. */
export function pageTheme(): PageTheme {
  const { colorMode = 'light', theme: themes = '' } = document.documentElement.dataset;
  const styles = [...document.querySelectorAll('style[data-theme]')];
  return { colorMode, themes, css: styles.map(({ textContent }) => textContent ?? '').join('\n') };
}

/** Gives this frame's document the look of the page. Works under a policy that forbids inline styles. */
export function wearTheme(given: unknown): void {
  const part = (name: keyof PageTheme): string => (isRecord(given) ? String(given[name]) : '');
  document.documentElement.dataset['colorMode'] = part('colorMode');
  document.documentElement.dataset['theme'] = part('themes');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(part('css'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
