import { javascript } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import type { StudioOrder } from '../../src/contract/studio-link.ts';
import { element } from './pane.ts';
import { reader } from './reader.ts';
import type { StudioTexts } from './studio-texts.ts';

type Beside = Extract<StudioOrder, { kind: 'beside' }>;

/** Groovy and its translation side by side, to read: notes and refusals at the lines of the one, lint at those of the other. */
export function besideView(order: Beside, texts: StudioTexts, style: Extension): HTMLElement {
  const groovy = reader(texts.groovy, order.groovy, [], style);
  groovy.mark(order.notes.map(({ severity, line, message }) => ({ severity, line, message })));
  const script = reader(texts.translated, order.script, javascript(), style);
  script.mark(order.findings);
  return element('div', 'panes', groovy.whole, script.whole);
}
